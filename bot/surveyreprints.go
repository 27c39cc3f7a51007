package bot

import (
	"context"

	"dateline/corpus"
	"dateline/corpus/story"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// maxGrouped is how many articles are looked up in the stories for one survey.
const maxGrouped = 300

// reprints counts the articles that carry the text of another counted one, in
// all and by outlet.
func (b *Bot) reprints(ctx context.Context, q query.Query, found retrieval.Survey, t *Tally) (map[string]int, error) {
	_, copies, ok, err := b.originals(ctx, q, found)
	if err != nil {
		return nil, err
	}
	if !ok {
		t.Reprints = -1
		return nil, nil
	}
	byOutlet := map[string]int{}
	for _, a := range copies {
		byOutlet[a.Source]++
		t.Reprints++
	}
	return byOutlet, nil
}

// originals divides the articles that were counted into originals and their copies.
// The original is the earliest of a group: the one that was published first or, of
// equals, arrived first. ok is false if there are too many to tell.
func (b *Bot) originals(ctx context.Context, q query.Query, found retrieval.Survey) (originals, copies []retrieval.Listed, ok bool, err error) {
	if b.Stories == nil || found.Articles > maxGrouped {
		return nil, nil, false, nil
	}
	ps, err := b.membershipsOf(ctx, q, found.Listed)
	if err != nil {
		return nil, nil, false, err
	}
	first := map[corpus.Arrival]retrieval.Listed{} // by origin
	for _, a := range found.Listed {
		m, grouped := ps[a.Arrival]
		if known, seen := first[m.Origin]; grouped && (!seen || a.Before(known)) {
			first[m.Origin] = a
		}
	}
	for _, a := range found.Listed {
		if m, grouped := ps[a.Arrival]; grouped && first[m.Origin].Arrival != a.Arrival {
			copies = append(copies, a)
		} else {
			originals = append(originals, a)
		}
	}
	return originals, copies, true, nil
}

func (b *Bot) membershipsOf(ctx context.Context, q query.Query, list []retrieval.Listed) (map[corpus.Arrival]story.Membership, error) {
	var last corpus.Arrival
	arrivals := make([]corpus.Arrival, len(list))
	for i, a := range list {
		arrivals[i] = a.Arrival
	}
	if !q.AsOf.IsZero() {
		var err error
		if last, err = b.Coverage.AsOf(ctx, q.AsOf); err != nil {
			return nil, err
		}
	}
	return b.Stories.Memberships(ctx, last, arrivals...)
}

// withoutReprints leaves the originals alone in a survey if the query asks for
// that; ok is false if they cannot be told apart.
func (b *Bot) withoutReprints(ctx context.Context, q query.Query, found *retrieval.Survey) (ok bool, err error) {
	if !q.Originals {
		return true, nil
	}
	originals, _, ok, err := b.originals(ctx, q, *found)
	if err != nil || !ok {
		return false, err
	}
	s := retrieval.NewSurvey(q, found.Topic)
	for _, a := range originals {
		s.Add(a)
	}
	s.Finish()
	s.InHeaders, s.Searched = found.InHeaders, found.Searched
	*found = *s
	return true, nil
}
