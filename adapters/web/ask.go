package web

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"dateline/bot"
	"dateline/retrieval/query"
)

// A frontView is the front page: the form and, once a question was asked, the
// answer.
type frontView struct {
	Form form
	// Extent says how large the coverage is; empty beside an answer.
	Extent string
	Answer *answerView
}

// ask serves /: it answers the question in the query string, or shows an empty
// form.
func (w *Web) ask(rw http.ResponseWriter, r *http.Request) {
	f := parseForm(r.URL.Query())
	req, err := w.buildRequest(r, &f)
	if err != nil {
		w.answerError(rw, r, err)
		return
	}
	switch {
	case f.Problem != "":
		w.renderFront(rw, r, http.StatusBadRequest, frontView{Form: f})
	case req == nil:
		f.Example = w.bot.Example(r.Context(), w.request(r)).Question
		w.renderFront(rw, r, http.StatusOK, frontView{Form: f, Extent: w.extent(r.Context())})
	default:
		w.reply(rw, r, f, *req)
	}
}

// buildRequest makes a request of the form's fields; nil if they ask nothing.
func (w *Web) buildRequest(r *http.Request, f *form) (*bot.Request, error) {
	req := w.request(r)
	req.Filter, req.Explain = f.filter(w.cfg.Zone), true
	f.validate()
	if f.Of == "" {
		if f.Question == "" && !f.Filtered() {
			return nil, nil
		}
		req.Text, req.Filter.Order = f.Question, chosenOrder(req.Filter.Order)
		return &req, nil
	}
	rcpt, err := w.receipt(r.Context(), f.Of)
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	req.Receipt = rcpt.ID
	switch do := bot.Action(q.Get("do")); {
	case do.AsksAgain():
		req.Action, req.Filter = do, rcpt.Request.Filter
		req.Number, _ = strconv.Atoi(q.Get("n"))
	case f.Question == rcpt.Asked() && f.Question != "":
		req.Action = bot.Refine
	default:
		req.Receipt, req.Text, req.Filter.Order = "", f.Question, chosenOrder(req.Filter.Order)
	}
	return &req, nil
}

// chosenOrder is the order that somebody chose for a new question. The form has the
// usual one unless another is chosen, so that it says nothing against the words of
// the question.
func chosenOrder(o query.Order) query.Order {
	if o == query.BestFirst {
		return ""
	}
	return o
}

// request holds the fields that every request from a browser has in common.
func (w *Web) request(r *http.Request) bot.Request {
	return bot.Request{Platform: Platform, Person: visitor(r.Context()), Local: isLocalVisit(r.Context()), At: w.cfg.Now().In(w.cfg.Zone)}
}

// reply asks the bot and renders what it says.
func (w *Web) reply(rw http.ResponseWriter, r *http.Request, f form, req bot.Request) {
	rep := w.handle(r.Context(), req)
	view := newAnswer(rep)
	if rep.Receipt != "" {
		rcpt, err := w.ledger.Receipt(r.Context(), rep.Receipt)
		if err == nil {
			f.fill(rcpt, w.cfg.Zone)
		}
	}
	w.renderFront(rw, r, http.StatusOK, frontView{Form: f, Answer: &view})
}

// handle asks the bot, unless too many searches are under way.
func (w *Web) handle(ctx context.Context, req bot.Request) bot.Reply {
	done, ok := w.acquireSearch()
	if !ok {
		w.bot.Observe.Note(bot.Event{Kind: bot.Answered, Platform: Platform, Action: req.Action, Outcome: bot.Busy})
		return bot.Reply{Headline: bot.SayBusy, Outcome: bot.Busy}
	}
	defer done()
	return w.bot.Handle(ctx, req)
}

func (w *Web) renderFront(rw http.ResponseWriter, r *http.Request, status int, c frontView) {
	known, err := bot.KnownOutlets(r.Context(), w.bot.Coverage, w.bot.Stories)
	if err != nil {
		w.serverError(rw, r, err)
		return
	}
	c.Form.suggest(known.Sources)
	title := sayName
	if c.Answer != nil && c.Answer.Reply.Question != "" {
		title = c.Answer.Reply.Question
	}
	w.render(rw, r, status, "front.html", frame{Title: title, Section: sectionAsk, ShowNav: true, Content: c})
}

// extent says in one line how large the coverage is.
func (w *Web) extent(ctx context.Context) string {
	return w.bot.Handle(ctx, bot.Request{Action: bot.Status, Platform: Platform, At: w.cfg.Now().In(w.cfg.Zone)}).Headline
}

// errPrivate says that the page may not show an answer.
var errPrivate = errors.New("the answer was given in private")

// receipt returns the receipt of an answer that the page may show; errPrivate
// for one that was given in private.
func (w *Web) receipt(ctx context.Context, id string) (bot.Receipt, error) {
	rcpt, err := w.ledger.Receipt(ctx, id)
	if err == nil && (rcpt.Request.Private || rcpt.Request.Direct) {
		return bot.Receipt{}, errPrivate
	}
	return rcpt, err
}

// answerError says why an answer is not shown.
func (w *Web) answerError(rw http.ResponseWriter, r *http.Request, err error) {
	switch {
	case errors.Is(err, errPrivate):
		w.refuse(rw, r, privateAnswer)
	case errors.Is(err, bot.ErrNoReceipt):
		w.refuse(rw, r, unknownAnswer)
	default:
		w.serverError(rw, r, err)
	}
}
