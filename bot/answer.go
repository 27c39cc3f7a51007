package bot

import (
	"path/filepath"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/text"
)

// AnswerOf turns what a search found into a reply.
func AnswerOf(question string, filters []string, res retrieval.Result) Reply {
	return newAnswer(question, filters, newResultSet(res, nil))
}

// answer turns what was found into a reply.
func newAnswer(question string, filters []string, f resultSet) Reply {
	res := f.Result
	r := Reply{Question: question, Filters: filters, Verdict: res.Verdict, Result: &res}
	passages := res.Passages
	if res.Verdict == retrieval.None && len(passages) > 1 {
		passages = passages[:1]
	}
	numbers := map[corpus.Arrival]int{}
	var arrivals []corpus.Arrival
	for i, p := range passages {
		n, ok := numbers[p.Article.Arrival]
		if !ok {
			n = len(r.Sources) + 1
			numbers[p.Article.Arrival] = n
			r.Sources = append(r.Sources, NewSource(n, p.Article))
			r.Sources[n-1].Reprints = f.memberships[p.Article.Arrival].Reprints
			arrivals = append(arrivals, p.Article.Arrival)
		}
		r.Quotes = append(r.Quotes, NewQuote(p, f.numbers[i], n, res.Verdict == retrieval.None))
	}
	r.Headline = sayHeadline(res, len(r.Quotes), f.memberships.provenance(arrivals), newest(r.Sources))
	r.Lines = sayCaveats(res, r.Sources)
	r.Foot = sayFoot(res.Searched, "")
	return r
}

// NewQuote cuts a passage's best words, with their marks made relative.
func NewQuote(p retrieval.Passage, number, source int, nearest bool) Quote {
	q := Quote{Text: p.QuoteText(), Number: number, Source: source, Nearest: nearest, Passage: p}
	for _, m := range p.Marks {
		if m.Start >= p.Quote.Start && m.End <= p.Quote.End {
			q.Marks = append(q.Marks, text.Span{Start: m.Start - p.Quote.Start, End: m.End - p.Quote.Start})
		}
	}
	return q
}

// NewSource makes the citation of an article.
func NewSource(number int, v *corpus.Version) Source {
	s := Source{
		Number: number, Title: v.Title, Outlet: v.Source, Published: v.Published,
		Link: v.URL, Brief: v.Brief, Inferred: v.Inferred, Article: v.ID,
	}
	if v.File != "" {
		s.File = filepath.Base(v.File)
	}
	if s.Title == "" {
		s.Title = s.File
	}
	if s.Title == "" {
		s.Title = v.ID
	}
	return s
}

// smallestShare is the share of a score from which on it is worth a line: what
// would print as 0 % is none.
const smallestShare = .005

// explain gives each quote of a reply its reasons, and the first one those of
// the verdict.
func explain(r *Reply) {
	for i, q := range r.Quotes {
		score := 0.0
		for _, s := range q.Passage.Signals {
			score += s.Value * s.Weight
		}
		for _, s := range q.Passage.Signals {
			if share := s.Value * s.Weight / score; share >= smallestShare {
				r.Quotes[i].Reasons = append(r.Quotes[i].Reasons, sayReason(s, share, len(r.Quotes[i].Reasons) == 0))
			}
		}
	}
	if len(r.Quotes) > 0 && r.Result != nil {
		r.Quotes[0].Reasons = append(r.Quotes[0].Reasons, sayConfidence(r.Result)...)
	}
}
