package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"dateline/bot"
)

// An answerView is a reply, laid out for its template.
type answerView struct {
	Reply  bot.Reply
	Quotes []quoteView
	// Links are the reply's offers that lead somewhere.
	Links []link
	// Share is the address under which the answer stays as it was given.
	Share string
	// Given is about an old answer, nil for one that was just asked for.
	Given *givenView
	// Noted thanks for feedback.
	Noted string
	// Reasons can be chosen by who objects.
	Reasons []string
}

// A givenView is what an old answer's page says of it.
type givenView struct {
	Asked    time.Time
	Platform string
	Summary  string
	// Form asks the question anew.
	Form form
}

type link struct{ Label, Path string }

// A quoteView is a quote with its citation.
type quoteView struct {
	bot.Quote
	Paragraphs []paragraph
	Source     bot.Source
	// Facts are what is known of the source, Path leads to its page.
	Facts, Path string
	Language    string
	// Speech says that the words begin or end with quotation marks of their
	// own, so that the page adds none.
	Speech bool
	// Standing is what became of it, empty for what was just found; Fallen
	// says that it does not stand.
	Standing string
	Fallen   bool
}

func newAnswer(rep bot.Reply) answerView {
	v := answerView{Reply: rep, Reasons: bot.Reasons()}
	for _, q := range rep.Quotes {
		v.Quotes = append(v.Quotes, newQuote(q, rep.Sources[q.Source-1]))
	}
	if rep.Receipt != "" {
		v.Share = answerPath(rep.Receipt)
	}
	for _, o := range rep.Offers {
		if l, ok := offer(o); ok {
			v.Links = append(v.Links, l)
		}
	}
	return v
}

func newQuote(q bot.Quote, s bot.Source) quoteView {
	v := quoteView{
		Quote: q, Source: s, Path: PassagePath(q.Passage), Language: q.Passage.Article.Language,
		Paragraphs: paragraphs(q.Text, joined(q.Text, q.Marks)),
		Speech:     strings.TrimLeft(strings.TrimRight(q.Text, quotationMarks), quotationMarks) != q.Text,
	}
	s.Link = ""
	v.Facts = bot.Citation(s)
	return v
}

// quotationMarks are those of the languages that newspapers are written in.
const quotationMarks = "\"“”„‟«»‹›‘’「」『』《》"

func answerPath(id string) string { return "/answers/" + url.PathEscape(id) }

// offer is where an offer leads. Those that are not here stand elsewhere on the
// page: every quote leads to its context, the form refines, feedback is posted.
func offer(o bot.Offer) (link, bool) {
	switch o.Action {
	case bot.More:
		if o.Number > 0 {
			return link{o.Label, fmt.Sprintf("%s?all=1#quote-%d", answerPath(o.Receipt), o.Number+1)}, true
		}
	case bot.Widen, bot.Forget, bot.Again:
		q := url.Values{"of": {o.Receipt}, "do": {string(o.Action)}, "n": {fmt.Sprint(o.Number)}}
		return link{o.Label, "/?" + q.Encode()}, true
	}
	return link{}, false
}

// answer serves /answers/{id}: an answer as it was given.
func (w *Web) answer(rw http.ResponseWriter, r *http.Request) {
	rcpt, err := w.receipt(r.Context(), r.PathValue("id"))
	if err != nil {
		w.absent(rw, r, err)
		return
	}
	w.showAnswer(rw, r, rcpt.ID, "")
}

// showAnswer shows an answer that may be shown; noted is what the bot says to
// feedback on it, empty without.
func (w *Web) showAnswer(rw http.ResponseWriter, r *http.Request, id, noted string) {
	g, err := w.bot.Given(r.Context(), id, r.URL.Query().Has("all"))
	if err != nil {
		w.absent(rw, r, err)
		return
	}
	v := newAnswer(g.Reply)
	v.Noted = noted
	if v.Given, err = w.given(r.Context(), g); err != nil {
		w.failed(rw, r, err)
		return
	}
	for i, s := range g.Standings {
		v.Quotes[i].Standing, v.Quotes[i].Fallen = sayStanding(s), s != bot.Stands
	}
	w.show(rw, r, http.StatusOK, "answer.html", frame{Title: title(g.Reply), Searchable: true, Content: v})
}

func (w *Web) given(ctx context.Context, g bot.Given) (*givenView, error) {
	asked := g.Receipt.Request
	v := givenView{Asked: asked.At.In(w.cfg.Zone), Platform: platformName(asked.Platform), Summary: g.Summary}
	v.Form.fill(g.Receipt, w.cfg.Zone)
	known, err := w.bot.Known(ctx)
	v.Form.Outlets = known.Sources
	return &v, err
}

func title(rep bot.Reply) string {
	if rep.Question != "" {
		return rep.Question
	}
	return "An answer"
}

// platformName says where a question was asked.
func platformName(platform string) string {
	switch platform {
	case Platform:
		return "on this page"
	case "slack":
		return "on Slack"
	case "discord":
		return "on Discord"
	case bot.Terminal:
		return "at a terminal"
	}
	return ""
}

// feedback takes what a reader thinks of an answer, and shows the answer again.
func (w *Web) feedback(rw http.ResponseWriter, r *http.Request) {
	rcpt, err := w.receipt(r.Context(), r.PathValue("id"))
	if err != nil {
		w.absent(rw, r, err)
		return
	}
	if err := r.ParseForm(); err != nil {
		w.refuse(rw, r, badForm)
		return
	}
	req := w.request(r)
	req.Receipt, req.Action = rcpt.ID, bot.Action(r.PostForm.Get("verdict"))
	switch req.Action {
	case bot.Praise:
	case bot.Object:
		req.Text = r.PostForm.Get("reason")
	default:
		w.refuse(rw, r, badForm)
		return
	}
	w.showAnswer(rw, r, rcpt.ID, w.bot.Handle(r.Context(), req).Headline)
}
