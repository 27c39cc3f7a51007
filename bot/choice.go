package bot

import (
	"context"
	"errors"
	"slices"
	"strings"

	"dateline/retrieval/query"
)

// A choice is one of the things that a message may mean, as its receipt keeps it:
// the question that it then asks.
type choice struct {
	Name string
	// Person: the name is somebody's.
	Person        bool `json:",omitempty"`
	Text          string
	Wants         query.Want `json:",omitempty"`
	Given, Filter query.Filter
}

// askBack asks which of several things a message means, and keeps them, so that a
// button, a number or a name answers.
func (b *Bot) askBack(ctx context.Context, req Request, last Receipt, found []query.Choice) (Reply, error) {
	id, err := b.Ledger.freeID(ctx, req.ID)
	if err != nil {
		return Reply{}, err
	}
	rcpt := Receipt{ID: id, Request: req}
	rcpt.Query.Text = req.Text
	rep := Reply{Receipt: id}
	for i, f := range found {
		q, sentence := joined(req, f.Message, &last)
		if sentence != "" {
			return Notice(sentence), nil
		}
		rcpt.Choices = append(rcpt.Choices, choice{f.Name, f.Person, q.text, q.wants, q.given, q.filter})
		rep.Offers = append(rep.Offers, Offer{Choose, id, i + 1, f.Name})
	}
	rep.Headline = sayWhichOne(rcpt.Choices)
	return rep, b.Ledger.Keep(ctx, rcpt)
}

// choose asks what a message meant that was asked back.
func (b *Bot) choose(ctx context.Context, req Request) (Reply, error) {
	rcpt, err := b.Ledger.Recall(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	if req.Number < 1 || req.Number > len(rcpt.Choices) {
		return Notice(sayChoiceGone), nil
	}
	req.Text = rcpt.Request.Text
	return b.search(ctx, req, rcpt.Choices[req.Number-1].question())
}

func (c choice) question() question {
	return question{text: c.Text, wants: c.Wants, given: c.Given, filter: c.Filter, joined: true}
}

// chosen returns the question that a message chooses, by a number or a name, if the
// last thing said in its thread was a question of ours.
func (b *Bot) chosen(ctx context.Context, req Request, m query.Message) (q question, ok bool, err error) {
	if req.Thread == "" {
		return q, false, nil
	}
	open, err := b.Ledger.newest(ctx, req)
	if errors.Is(err, ErrNoReceipt) {
		return q, false, nil
	}
	if err != nil || len(open.Choices) == 0 {
		return q, false, err
	}
	n := m.Passage
	if n == query.LastPassage {
		n = len(open.Choices)
	}
	if m.Act != query.PickPassage {
		n = 1 + slices.IndexFunc(open.Choices, func(c choice) bool { return c.isNamed(req.Text) })
	}
	if n < 1 || n > len(open.Choices) {
		return q, false, nil
	}
	return open.Choices[n-1].question(), true, nil
}

// isNamed tells whether a message consists of the choice's name or a part of it.
func (c choice) isNamed(message string) bool {
	said := query.NormalizePhrase(message)
	name := strings.ToLower(c.Name)
	return said != "" && (said == name || slices.Contains(strings.Fields(name), said))
}
