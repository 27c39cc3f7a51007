package index

import (
	"context"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// maxRead is how many texts a survey reads to see where a word of its topic
// stands: in the article, or only in the name of its outlet.
const maxRead = 2000

// Survey returns all articles that mention what a query asks about and pass its
// filter.
func (l *Live) Survey(ctx context.Context, q query.Query) (retrieval.Survey, error) {
	return retryIfSwapped(l, func(ix *index) (retrieval.Survey, error) { return ix.survey(ctx, q) })
}

func (ix *index) survey(ctx context.Context, q query.Query) (out retrieval.Survey, err error) {
	err = ix.withSearchView(func(v *view) error {
		f, err := v.readQuestion(q)
		if err != nil {
			return err
		}
		words := &vocabulary{v: v}
		s := &surveyor{view: v, Survey: retrieval.NewSurvey(q, f.question.Topic(words))}
		if words.err != nil {
			return words.err
		}
		if err := s.current(ctx, q, f.question); err != nil {
			return err
		}
		if err := s.past(ctx, q.AsOf, f.question); err != nil {
			return err
		}
		s.Finish()
		out = *s.Survey
		return nil
	})
	return out, err
}

// A surveyor makes a survey of a view.
type surveyor struct {
	*retrieval.Survey
	view *view
}

// current counts articles of the index.
func (s *surveyor) current(ctx context.Context, q query.Query, question *retrieval.Question) error {
	accepted, searched, err := s.view.accept(ctx, q.Filter, question)
	if err != nil {
		return err
	}
	s.Searched = searched
	var unsure []retrieval.Listed
	exact := map[string]bool{} // by outlet
	for _, p := range s.view.parts {
		mentioned, err := s.view.versionsNaming(p, s.AsPeople())
		if err != nil {
			return err
		}
		docs := accepted.docs(p)
		for i := range p.table.versions {
			e := &p.table.versions[i]
			if !docs.Has(e.first) || !mentioned.Has(uint32(i)) {
				continue
			}
			a := s.listed(e)
			sure, known := exact[a.Source]
			if !known {
				sure = s.IsExact(a.Source)
				exact[a.Source] = sure
			}
			if sure || len(unsure) > maxRead {
				s.Add(a)
			} else {
				unsure = append(unsure, a)
			}
		}
	}
	return s.read(ctx, unsure)
}

func (s *surveyor) listed(e *entry) retrieval.Listed {
	return retrieval.Listed{Arrival: e.arrival, Published: e.date.time(), Source: s.view.ix.sources.name(e.source)}
}

// read counts those of some articles whose texts mention the topic, or all if
// they are too many to read.
func (s *surveyor) read(ctx context.Context, unsure []retrieval.Listed) error {
	if len(unsure) > maxRead {
		s.InHeaders = true
		for _, a := range unsure {
			s.Add(a)
		}
		return nil
	}
	const page = 64
	for from := 0; from < len(unsure); from += page {
		some := unsure[from:min(from+page, len(unsure))]
		arrivals := make([]corpus.Arrival, len(some))
		for i, a := range some {
			arrivals[i] = a.Arrival
		}
		versions, err := s.view.ix.versions(ctx, arrivals)
		if err != nil {
			return err
		}
		for i, v := range versions {
			if s.MentionedIn(v) {
				s.Add(some[i])
			}
		}
	}
	return nil
}

// past counts versions that were current at an earlier time and have been
// replaced since, as addPast searches them.
func (s *surveyor) past(ctx context.Context, asOf time.Time, question *retrieval.Question) error {
	store, ok := s.view.ix.store.(versionHistory)
	if asOf.IsZero() || !ok {
		return nil
	}
	for v, err := range store.Replaced(ctx, asOf, s.view.state.mark) {
		if err != nil {
			return err
		}
		if !question.Admits(v) {
			continue
		}
		s.Searched.Articles++
		if s.MentionedIn(v) {
			s.Add(retrieval.Listed{Arrival: v.Arrival, Published: v.Published, Source: v.Source})
		}
	}
	return nil
}
