package web

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"dateline/bot"
)

// A front is the first page: the form and, once asked, the answer.
type front struct {
	Form form
	// Extent is how large the coverage is; empty once there is an answer.
	Extent string
	Answer *answerView
}

// ask serves /: it answers the question in the address, or shows the form.
func (w *Web) ask(rw http.ResponseWriter, r *http.Request) {
	f := readForm(r.URL.Query())
	req, err := w.read(r, &f)
	if err != nil {
		w.absent(rw, r, err)
		return
	}
	switch {
	case f.Wrong != "":
		w.showFront(rw, r, http.StatusBadRequest, front{Form: f})
	case req == nil:
		w.showFront(rw, r, http.StatusOK, front{Form: f, Extent: w.extent(r.Context())})
	default:
		w.reply(rw, r, f, *req)
	}
}

// read makes the request of the fields, nil where nothing is asked.
func (w *Web) read(r *http.Request, f *form) (*bot.Request, error) {
	req := w.request(r)
	req.Filter, req.Explain = f.filter(w.cfg.Zone), true
	f.check()
	if f.Of == "" {
		if f.Question == "" && !f.Filtered() {
			return nil, nil
		}
		req.Text = f.Question
		return &req, nil
	}
	rcpt, err := w.receipt(r.Context(), f.Of)
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	req.Receipt = rcpt.ID
	switch do := bot.Action(q.Get("do")); {
	case do == bot.Widen || do == bot.Forget || do == bot.Again:
		req.Action, req.Filter = do, rcpt.Request.Filter
		req.Number, _ = strconv.Atoi(q.Get("n"))
	case f.Question == rcpt.Query.Text && f.Question != "":
		req.Action = bot.Refine
	default:
		req.Receipt, req.Text = "", f.Question
	}
	return &req, nil
}

// request is what every request from a browser has.
func (w *Web) request(r *http.Request) bot.Request {
	return bot.Request{Platform: Platform, Person: visitor(r.Context()), At: w.cfg.Now().In(w.cfg.Zone)}
}

// reply asks and shows what the bot says.
func (w *Web) reply(rw http.ResponseWriter, r *http.Request, f form, req bot.Request) {
	rep := w.handle(r.Context(), req)
	view := newAnswer(rep)
	if rep.Receipt != "" {
		rcpt, err := w.ledger.Receipt(r.Context(), rep.Receipt)
		if err == nil {
			f.fill(rcpt, w.cfg.Zone)
		}
	}
	w.showFront(rw, r, http.StatusOK, front{Form: f, Answer: &view})
}

// handle asks the bot, unless too many questions are under way.
func (w *Web) handle(ctx context.Context, req bot.Request) bot.Reply {
	done, ok := w.busy()
	if !ok {
		w.bot.Observe.Note(bot.Event{What: bot.Answered, Platform: Platform, Action: req.Action, Outcome: bot.Busy})
		return bot.Reply{Headline: bot.SayBusy, Outcome: bot.Busy}
	}
	defer done()
	return w.bot.Handle(ctx, req)
}

func (w *Web) showFront(rw http.ResponseWriter, r *http.Request, status int, c front) {
	known, err := w.bot.Known(r.Context())
	if err != nil {
		w.failed(rw, r, err)
		return
	}
	c.Form.Outlets = known.Sources
	title := "Dateline"
	if c.Answer != nil && c.Answer.Reply.Question != "" {
		title = c.Answer.Reply.Question
	}
	w.show(rw, r, status, "front.html", frame{Title: title, Here: "ask", Searchable: true, Content: c})
}

// extent is how large the coverage is, in one line.
func (w *Web) extent(ctx context.Context) string {
	return w.bot.Handle(ctx, bot.Request{Action: bot.Status, Platform: Platform, At: w.cfg.Now().In(w.cfg.Zone)}).Headline
}

// errPrivate says that an answer is not for the page.
var errPrivate = errors.New("the answer was given in private")

// receipt is an answer that the page may show or go on from.
func (w *Web) receipt(ctx context.Context, id string) (bot.Receipt, error) {
	rcpt, err := w.ledger.Receipt(ctx, id)
	if err == nil && (rcpt.Request.Private || rcpt.Request.Direct) {
		return bot.Receipt{}, errPrivate
	}
	return rcpt, err
}

// absent says why an answer is not shown.
func (w *Web) absent(rw http.ResponseWriter, r *http.Request, err error) {
	switch {
	case errors.Is(err, errPrivate):
		w.refuse(rw, r, privateAnswer)
	case errors.Is(err, bot.ErrNoReceipt):
		w.refuse(rw, r, unknownAnswer)
	default:
		w.failed(rw, r, err)
	}
}
