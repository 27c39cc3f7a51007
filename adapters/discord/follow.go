package discord

import (
	"context"
	"errors"
	"slices"
	"time"

	"dateline/adapters/chat"
	"dateline/bot"
	"dateline/retrieval/query"
)

// changes tells whether a press or a form changes the message that it belongs
// to. All others are answered by a new message.
func (t task) changes() bool {
	switch t.Kind {
	case byMenu, chat.Form:
		return t.Request.Action == bot.Refine && t.Message != ""
	case chat.Button:
		return t.Request.Action == bot.More || t.Request.Action.AsksAgain()
	}
	return false
}

// followUp does what a button or a form under an answer asks for.
func (a *Adapter) followUp(ctx context.Context, t task) error {
	q := t.Request
	switch {
	case t.Kind == chat.Button && q.Action == bot.Object, t.Kind == byMenu && t.Field == fieldDates:
		return nil // the form that was opened is the answer
	case t.Kind == chat.Button && q.Action == bot.Refine:
		return a.openForm(ctx, t)
	case q.Action == bot.Refine:
		return a.refine(ctx, t)
	}
	rep, err := a.engine.Ask(ctx, q)
	switch {
	case err != nil:
		return err
	case q.Action == bot.Share && rep.Verdict != "":
		return a.share(ctx, t, rep)
	case t.changes() && rep.Verdict != "":
		return a.replace(ctx, t, rep)
	}
	return a.remark(ctx, t, rep)
}

// replace puts a reply in the place of the answer whose button was pressed. A
// private reply never replaces a public answer.
func (a *Adapter) replace(ctx context.Context, t task, rep bot.Reply) error {
	if rep.Private && !t.Ephemeral && !t.Direct {
		return a.remark(ctx, t, rep)
	}
	m := a.sender.render(rep, layout{Restate: true, Asker: rep.By})
	err := a.sender.respond(ctx, t, m)
	if classOf(err) != chat.Spent || t.Ephemeral {
		return err
	}
	return a.sender.rewrite(ctx, t.Channel, t.Message, m)
}

// share shows a private answer to everybody in the place: as a message of the
// bot, which Discord recognises, or as one of the interaction if the bot may
// not write there.
func (a *Adapter) share(ctx context.Context, t task, rep bot.Reply) error {
	m := a.sender.render(rep, layout{Restate: true, Asker: chat.FirstOf(rep.By, t.Request.Person)})
	_, err := a.sender.post(ctx, target{channel: t.Channel}, m, t.Request.Key, t.Request.Recovered)
	if classOf(err) == chat.Elsewhere {
		err = a.sender.followUp(ctx, t, m, false)
	}
	if err != nil {
		return errors.Join(err, a.engine.Ledger.Unshare(context.WithoutCancel(ctx), t.Request.Receipt, Platform, t.Request.Place))
	}
	if err := a.sender.retract(ctx, t); err != nil && classOf(err) != chat.Spent {
		a.log.WarnContext(ctx, "the promise of an answer stays", "err", err)
	}
	return nil
}

// remark says something to the person who pressed, and leaves the answer as
// it is.
func (a *Adapter) remark(ctx context.Context, t task, rep bot.Reply) error {
	m := a.sender.render(rep, layout{Restate: true})
	var err error
	if t.changes() {
		err = a.sender.followUp(ctx, t, m, true)
	} else {
		err = a.sender.respond(ctx, t, m)
	}
	if classOf(err) == chat.Spent {
		return a.answerDirectly(ctx, t, rep, "")
	}
	return err
}

// openForm shows menus to the person alone, with the filters that the answer
// had.
func (a *Adapter) openForm(ctx context.Context, t task) error {
	r, err := a.engine.Ledger.Receipt(ctx, t.Request.Receipt)
	if errors.Is(err, bot.ErrNoReceipt) {
		return a.remark(ctx, t, a.bot.Handle(ctx, t.Request)) // it says so
	}
	if err != nil {
		return err
	}
	origin := t.Message
	if t.Ephemeral {
		origin = ""
	}
	rep := bot.Reply{Question: r.Query.Text, Filters: r.Filters, Headline: chat.SayRefine}
	l := layout{Restate: true, Form: a.form(ctx, r.ID, origin, r.Filter)}
	err = a.sender.respond(ctx, t, a.sender.render(rep, l))
	if classOf(err) == chat.Spent {
		return a.answerDirectly(ctx, t, bot.Reply{Headline: chat.SayWindow}, "")
	}
	return err
}

// refine asks again with what was chosen. A public answer changes where it
// stands, and the form goes on with the new one; a private answer takes the
// place of the form, above its menus.
func (a *Adapter) refine(ctx context.Context, t task) error {
	q := t.Request
	r, err := a.engine.Ledger.Receipt(ctx, q.Receipt)
	if err != nil && !errors.Is(err, bot.ErrNoReceipt) {
		return err
	}
	if err == nil {
		q.Filter = t.chosen(r.Filter, a.cfg.Zone, a.now())
	}
	if t.Origin != "" {
		q.Private = false // as the answer that the form changes
		a.engine.Admit(ctx, &q)
	}
	rep, err := a.engine.Ask(ctx, q)
	if err != nil {
		return err
	}
	if rep.Verdict == "" {
		return a.remark(ctx, t, rep)
	}
	l := layout{Restate: true, Form: a.form(ctx, rep.Receipt, t.Origin, q.Filter)}
	if t.Origin == "" || rep.Private {
		rep.Offers = slices.DeleteFunc(rep.Offers, func(o bot.Offer) bool { return o.Action == bot.Refine }) // it is open
		return a.sender.respond(ctx, t, a.sender.render(rep, l))
	}
	if err := a.sender.rewrite(ctx, t.Channel, t.Origin, a.sender.render(rep, layout{Restate: true})); err != nil {
		a.log.WarnContext(ctx, "the answer could not be changed where it stands", "err", err)
		return a.sender.respond(ctx, t, a.sender.render(rep, l))
	}
	brief := bot.Reply{Question: rep.Question, Filters: rep.Filters, Headline: rep.Headline, Verdict: rep.Verdict}
	return a.sender.respond(ctx, t, a.sender.render(brief, l))
}

// chosen is an answer's filter with what a menu or a form says in the place of
// its own part.
func (t task) chosen(f query.Filter, zone *time.Location, now time.Time) query.Filter {
	switch t.Field {
	case fieldOutlets:
		f.Sources = t.Values
	case fieldPeriod:
		f.Since, f.Until = time.Time{}, time.Time{}
		if len(t.Values) == 1 {
			f.Since = since(t.Values[0], now.In(zone))
		}
	case fieldDates:
		f.Since, f.Until = time.Time{}, time.Time{}
		if d, ok := dates(optSince, t.Fields[optSince], now.In(zone)); ok {
			f.Since = d.Since
		}
		if d, ok := dates(optUntil, t.Fields[optUntil], now.In(zone)); ok {
			f.Until = d.Until
		}
		f.People = names(t.Fields[optPerson])
		f.Not = query.LeaveOut(names(t.Fields[optWithout])...)
		if o, ok := query.ParseOrder(t.Fields[fieldOrder]); ok {
			f.Order = o
		}
	}
	return f
}
