package bot

import (
	"cmp"
	"context"
	"slices"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// A Surveyor counts the articles that mention what a query asks about.
type Surveyor interface {
	Survey(ctx context.Context, q query.Query) (retrieval.Survey, error)
}

const (
	// listPage is how many articles a list shows before More, fewList the same
	// under a number, and firstList under who was first.
	listPage, fewList, firstList = 10, 3, 5
	// maxOutletRows is how many outlets a table has at most.
	maxOutletRows = 20
)

// survey answers a question that asks how many articles there are, or which, and
// keeps the receipt.
func (b *Bot) survey(ctx context.Context, req Request, q question) (Reply, error) {
	asked, ok := scopedQuery(req, q)
	if !ok {
		return Notice(SayScope(req.Scope)), nil
	}
	found, err := b.Surveyor.Survey(ctx, asked)
	if err == nil {
		found, err = b.surveyAnew(ctx, req, &q, found)
	}
	if err != nil {
		return Reply{}, err
	}
	asked, _ = scopedQuery(req, q)
	if found.Searched.Articles == 0 && asked.Filter.Empty() {
		return Notice(sayNoCoverage), nil
	}
	if asked.Text != "" && len(found.Words) == 0 {
		return Notice(sayNoTopic), nil
	}
	kept, err := b.withoutReprints(ctx, asked, &found)
	if err != nil {
		return Reply{}, err
	}
	tally, err := b.newTally(ctx, asked, found)
	if err != nil {
		return Reply{}, err
	}
	tally.Originals, tally.NotOriginals = kept && asked.Originals, asked.Originals && !kept
	res := retrieval.Result{Verdict: retrieval.None, Searched: found.Searched, Missing: found.Missing}
	if tally.Articles > 0 {
		res.Verdict, res.Confidence = retrieval.Found, 1
	}
	rcpt := NewReceipt(req, asked, q.filter, q.given, res)
	rcpt.Tally, rcpt.Dropped = tally, q.dropped
	rcpt.Typed = cmp.Or(q.typed, sayAsked(q.wants, q.text))
	if rcpt.ID, err = b.Ledger.freeID(ctx, req.ID); err != nil {
		return Reply{}, err
	}
	rep, err := b.surveyPage(ctx, rcpt, req.Scope, 0, req.Top)
	if err != nil {
		return Reply{}, err
	}
	rcpt.Shown = len(rep.Sources)
	if err := b.Ledger.Keep(ctx, rcpt); err != nil {
		return Reply{}, err
	}
	if q.joined {
		rep.Lines = append([]string{sayJoined(q.text)}, rep.Lines...)
	}
	offerDropped(q, &rep)
	if err := b.offerWiderSurvey(ctx, req, q, &rep); err != nil {
		return Reply{}, err
	}
	if rep.Inherited = q.inherited(); len(rep.Inherited) > 0 {
		rep.Offers = append(rep.Offers, Offer{Forget, rcpt.ID, 0, labelForget})
	}
	return rep, nil
}

// newTally describes what was counted.
func (b *Bot) newTally(ctx context.Context, q query.Query, found retrieval.Survey) (*Tally, error) {
	t := &Tally{
		Wants: q.Wants, Words: found.Words, Also: found.Also, Missing: found.Missing, InHeaders: found.InHeaders,
		Articles: found.Articles, Undated: found.Undated, Parts: found.Parts,
	}
	for _, o := range found.Outlets {
		if o.Source == "" {
			t.Unnamed = o.Articles
		} else {
			t.Outlets++
		}
	}
	reprints, err := b.reprints(ctx, q, found, t)
	if err != nil {
		return nil, err
	}
	for _, a := range found.Listed {
		t.Listed = append(t.Listed, int64(a.Arrival))
		if a.Published.Equal(found.Listed[0].Published) && !a.Published.IsZero() && q.Wants == query.First && !contains(t.Firsts, a.Source) {
			t.Firsts = append(t.Firsts, a.Source)
		}
	}
	if q.Wants == query.Outlets {
		for _, o := range found.Outlets[:min(maxOutletRows, len(found.Outlets))] {
			t.ByOutlet = append(t.ByOutlet, OutletTally{o.Source, o.Articles, reprints[o.Source], o.First})
		}
	}
	if q.Wants.Periodic() {
		t.Unit, t.ByPeriod = byPeriod(q.Wants, found.Days)
	}
	return t, nil
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// surveyPage returns what a receipt's survey found, with the articles of its list
// from the given one on, at most size; 0 leaves the size to what was asked.
func (b *Bot) surveyPage(ctx context.Context, rcpt Receipt, scope query.Filter, from, size int) (Reply, error) {
	t := rcpt.Tally
	size = t.pageSize(from, size)
	to := min(from+size, len(t.Listed))
	rep := Reply{
		Receipt: rcpt.ID, Question: rcpt.Asked(), Filters: filtersOfCount(rcpt.Filters), Verdict: rcpt.Verdict, Unread: rcpt.Query.Unread,
		Headline: saySurvey(t, rcpt.Query), Foot: sayFoot(rcpt.Searched, rcpt.ID), Tally: t,
		Result: &retrieval.Result{Verdict: rcpt.Verdict, Confidence: rcpt.Confidence, Missing: rcpt.Missing, Searched: rcpt.Searched},
	}
	gone := 0
	for i := from; i < to; i++ {
		v, err := b.stillThere(ctx, corpus.Arrival(t.Listed[i]), rcpt.Query.AsOf.IsZero() && !rcpt.asGiven)
		if err != nil {
			return Reply{}, err
		}
		if v == nil || !retrieval.Admits(scope, v) {
			gone++
			continue
		}
		s := NewSource(i+1, v)
		if b.PageURL != nil {
			s.Page = b.PageURL(retrieval.Passage{Article: v})
		}
		rep.Sources = append(rep.Sources, s)
	}
	rep.Lines = append(sayUnread(rep.Unread), saySurveyLines(t, rcpt.Query, from, to, gone)...)
	rep.Chart = surveyChart(t, rep.Headline)
	rep.Offers = surveyOffers(rcpt, from, to, size)
	return rep, nil
}

// filtersOfCount are filters without the order: a list says its own, and a number
// has none.
func filtersOfCount(filters []string) []string {
	return slices.DeleteFunc(slices.Clone(filters), func(f string) bool {
		return f == query.NewestFirst.Words() || f == query.OldestFirst.Words() || f == query.AnyTime.Words()
	})
}

// pageSize is how many articles of the list a page has.
func (t *Tally) pageSize(from, size int) int {
	switch {
	case size > 0:
		return size
	case from > 0 || t.Wants == query.List:
		return listPage
	case t.Wants == query.Count:
		return fewList
	case t.Wants == query.First:
		return firstList
	}
	return 0
}

// stillThere returns the article with an arrival, as it is now if current is
// set; nil if it was withdrawn.
func (b *Bot) stillThere(ctx context.Context, n corpus.Arrival, current bool) (*corpus.Version, error) {
	then, err := b.Coverage.Version(ctx, n)
	if err != nil {
		return nil, err
	}
	now, err := b.Coverage.Current(ctx, then.ID)
	switch {
	case err != nil || now.Withdrawn:
		return nil, err
	case current:
		return now, nil
	}
	return then, nil
}

// surveyOffers returns what can follow a page of a survey.
func surveyOffers(rcpt Receipt, from, to, size int) (out []Offer) {
	id := rcpt.ID
	if from > 0 {
		out = append(out, Offer{More, id, max(0, from-size), labelBack})
	}
	if to < len(rcpt.Tally.Listed) {
		label := labelMore
		if to == 0 {
			label = labelList
		}
		out = append(out, Offer{More, id, to, label})
	}
	out = append(out, Offer{Refine, id, 0, labelRefine})
	if rcpt.Request.Private {
		out = append(out, Offer{Share, id, 0, labelShare})
	}
	return out
}

// offerWiderSurvey says of a survey that found nothing what one of its filters
// costs, and offers to ask without it.
func (b *Bot) offerWiderSurvey(ctx context.Context, req Request, q question, rep *Reply) error {
	if rep.Verdict != retrieval.None || q.filter.Empty() {
		return nil
	}
	for _, k := range q.filter.Facets() {
		wider := q
		wider.filter = k.Without(q.filter)
		asked, ok := scopedQuery(req, wider)
		if !ok {
			continue
		}
		found, err := b.Surveyor.Survey(ctx, asked)
		if err != nil {
			return err
		}
		if found.Articles > 0 {
			rep.Lines = append(rep.Lines, sayWiderSurvey(k, q.filter, found.Articles))
			rep.Offers = append([]Offer{{Widen, rep.Receipt, int(k), labelWiden(k)}}, rep.Offers...)
			return nil
		}
	}
	return nil
}

// moreOfList shows the articles of a list from the given number on.
func (b *Bot) moreOfList(ctx context.Context, req Request, rcpt Receipt, from int) (Reply, error) {
	switch {
	case rcpt.Tally.Articles == 0:
		return Notice(sayNoneToList), nil
	case from >= len(rcpt.Tally.Listed):
		return Notice(sayNoMore), nil
	}
	rep, err := b.surveyPage(ctx, rcpt, req.Scope, from, req.Top)
	if err != nil {
		return Reply{}, err
	}
	return rep, b.Ledger.markShown(ctx, rcpt.ID, min(from+rcpt.Tally.pageSize(from, req.Top), len(rcpt.Tally.Listed)))
}
