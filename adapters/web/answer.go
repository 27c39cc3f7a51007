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
	// Counted is what was counted, for a question that asks for that.
	Counted *countedView
	// Links are the offers of the reply that are links on the page.
	Links []link
	// Share is the permanent address of the answer as it was given.
	Share string
	// Given describes an old answer; it is nil for one that was just given.
	Given *pastAnswer
	// Thanks is what the bot says to feedback; empty without any.
	Thanks string
	// Reasons are what a reader who objects to the answer can choose from.
	Reasons []string
}

// A pastAnswer is what the page of an old answer says about it.
type pastAnswer struct {
	Asked    time.Time
	Platform string
	Summary  string
	// Form holds the question and its filters, to be asked again.
	Form form
}

type link struct{ Label, Path string }

// A quoteView is a quote with its citation.
type quoteView struct {
	bot.Quote
	Paragraphs []paragraph
	Source     bot.Source
	// Facts are the outlet and date of the source; Path leads to its page.
	Facts, Path string
	Language    string
	// OwnMarks says that the words begin or end with quotation marks, so that
	// the page adds none.
	OwnMarks bool
	// Standing says what became of the quote, empty for a new answer. Lapsed
	// says that its source no longer has it.
	Standing string
	Lapsed   bool
}

func newAnswer(rep bot.Reply) answerView {
	v := answerView{Reply: rep, Reasons: bot.Reasons()}
	for _, q := range rep.Quotes {
		v.Quotes = append(v.Quotes, newQuote(q, rep.Sources[q.Source-1]))
	}
	v.Counted = newCounted(rep)
	if rep.Receipt != "" {
		v.Share = answerPath(rep.Receipt)
	}
	for _, o := range rep.Offers {
		if l, ok := offerLink(o); ok {
			v.Links = append(v.Links, l)
		}
	}
	return v
}

func newQuote(q bot.Quote, s bot.Source) quoteView {
	v := quoteView{
		Quote: q, Source: s, Path: passagePath(q.Passage), Language: q.Passage.Article.Language,
		Paragraphs: paragraphs(q.Text, mergeMarks(q.Text, q.Marks)),
		OwnMarks:   strings.TrimLeft(strings.TrimRight(q.Text, quotationMarks), quotationMarks) != q.Text,
	}
	s.Link = ""
	v.Facts = bot.Citation(s)
	return v
}

// quotationMarks are those of the languages that the coverage may be in.
const quotationMarks = "\"“”„‟«»‹›‘’「」『』《》"

func answerPath(id string) string { return "/answers/" + url.PathEscape(id) }

// offerLink turns an offer into a link. Every other offer has another control
// on the page: quotes link to their context, the form refines, and feedback is
// posted.
func offerLink(o bot.Offer) (link, bool) {
	switch {
	case o.Action == bot.More:
		if o.Number > 0 {
			return link{o.Label, fmt.Sprintf("%s?all=1#quote-%d", answerPath(o.Receipt), o.Number+1)}, true
		}
	case o.Action.AsksAgain():
		q := url.Values{"of": {o.Receipt}, "do": {string(o.Action)}, "n": {fmt.Sprint(o.Number)}}
		return link{o.Label, "/?" + q.Encode()}, true
	}
	return link{}, false
}

// answer serves /answers/{id}: an answer as it was given.
func (w *Web) answer(rw http.ResponseWriter, r *http.Request) {
	rcpt, err := w.receipt(r.Context(), r.PathValue("id"))
	if err != nil {
		w.answerError(rw, r, err)
		return
	}
	w.renderAnswer(rw, r, rcpt.ID, "")
}

// renderAnswer shows an answer that the visitor may see. Thanks is what the bot
// says to feedback on it; empty without any.
func (w *Web) renderAnswer(rw http.ResponseWriter, r *http.Request, id, thanks string) {
	g, err := w.bot.Replay(r.Context(), id, r.URL.Query().Has("all"))
	if err != nil {
		w.answerError(rw, r, err)
		return
	}
	v := newAnswer(g.Reply)
	v.Thanks = thanks
	if v.Given, err = w.pastAnswer(r.Context(), g); err != nil {
		w.serverError(rw, r, err)
		return
	}
	for i, s := range g.States {
		v.Quotes[i].Standing, v.Quotes[i].Lapsed = sayStanding(s), s != bot.QuoteStands
	}
	w.render(rw, r, http.StatusOK, "answer.html", frame{Title: title(g.Reply), ShowNav: true, Content: v})
}

func (w *Web) pastAnswer(ctx context.Context, g bot.Replay) (*pastAnswer, error) {
	asked := g.Receipt.Request
	v := pastAnswer{Asked: asked.At.In(w.cfg.Zone), Platform: sayPlatform(asked.Platform), Summary: g.Summary}
	v.Form.fill(g.Receipt, w.cfg.Zone)
	known, err := bot.KnownOutlets(ctx, w.bot.Coverage, w.bot.Stories)
	v.Form.suggest(known.Sources)
	return &v, err
}

func title(rep bot.Reply) string {
	if rep.Question != "" {
		return rep.Question
	}
	return sayUntitledAnswer
}

// feedback serves POST /answers/{id}: it records what a reader thinks of an
// answer, and shows the answer again.
func (w *Web) feedback(rw http.ResponseWriter, r *http.Request) {
	rcpt, err := w.receipt(r.Context(), r.PathValue("id"))
	if err != nil {
		w.answerError(rw, r, err)
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
	w.renderAnswer(rw, r, rcpt.ID, w.bot.Handle(r.Context(), req).Headline)
}
