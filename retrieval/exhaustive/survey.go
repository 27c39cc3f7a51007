package exhaustive

import (
	"context"

	"dateline/retrieval"
	"dateline/retrieval/query"
)

// Survey returns all articles that mention what a query asks about and pass its
// filter. Its error is always nil.
func (s *Searcher) Survey(_ context.Context, q query.Query) (retrieval.Survey, error) {
	question := retrieval.Read(q, s)
	out := retrieval.NewSurvey(q, question.Topic(s))
	admitted, searched := s.admit(q.Filter, question)
	out.Searched = searched
	for i := range s.articles {
		v := &s.articles[i].version
		if (admitted == nil || admitted[i]) && out.MentionedIn(v) {
			out.Add(retrieval.Listed{Arrival: v.Arrival, Published: v.Published, Source: v.Source})
		}
	}
	out.Finish()
	return *out, nil
}
