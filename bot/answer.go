package bot

import (
	"path/filepath"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// A resultSet is what an answer found. Its numbers are those of the passages in
// the answer's receipt; they have gaps where passages no longer stand.
type resultSet struct {
	retrieval.Result
	numbers     []int
	memberships memberships
}

// newResultSet numbers what a search has just found.
func newResultSet(res retrieval.Result, ps memberships) resultSet {
	found := resultSet{Result: res, memberships: ps}
	for i := range res.Passages {
		found.numbers = append(found.numbers, i+1)
	}
	return found
}

// AnswerOf turns what a search found into a reply that has no receipt.
func AnswerOf(question string, filters []string, res retrieval.Result) Reply {
	return newAnswer(question, filters, newResultSet(res, nil))
}

func newAnswer(question string, filters []string, found resultSet) Reply {
	res := found.Result
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
			r.Sources[n-1].Reprints = found.memberships[p.Article.Arrival].Reprints
			arrivals = append(arrivals, p.Article.Arrival)
		}
		r.Quotes = append(r.Quotes, NewQuote(p, found.numbers[i], n, res.Verdict == retrieval.None))
	}
	r.Headline = sayHeadline(res, len(r.Quotes), found.memberships.provenance(arrivals), newest(r.Sources))
	r.Lines = sayCaveats(res, r.Sources)
	r.Foot = sayFoot(res.Searched, "")
	return r
}

// NewQuote cuts out the best words of a passage. The marks of a quote count from
// its own beginning.
func NewQuote(p retrieval.Passage, number, source int, nearest bool) Quote {
	q := Quote{Text: p.QuoteText(), Number: number, Source: source, Nearest: nearest, Passage: p}
	for _, m := range p.SetOff() {
		q.Marks = append(q.Marks, text.Span{Start: m.Start - p.Quote.Start, End: m.End - p.Quote.Start})
	}
	return q
}

// NewSource returns the citation of an article under a number.
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

// resultPage returns an answer's passages from the given index on, at most size.
func resultPage(rcpt Receipt, found resultSet, from, size int) Reply {
	all := found.Passages
	from = max(0, min(from, len(all)))
	to := min(from+size, len(all))
	found.Passages, found.numbers = all[from:to], found.numbers[from:to]
	if len(found.numbers) > 0 && found.numbers[0] != 1 {
		found.Objections, found.Unheld = nil, nil // they are to the first quote
	}
	r := newAnswer(rcpt.Query.Text, rcpt.Filters, found)
	r.Receipt = rcpt.ID
	r.Unread = rcpt.Query.Unread
	r.Lines = append(append(sayLinks(rcpt.Query), sayUnread(r.Unread)...), r.Lines...)
	r.Foot = sayFoot(found.Searched, rcpt.ID)
	r.Offers = offers(rcpt, found, from, size, len(all))
	return r
}

// offers returns what can follow a page of an answer that has all passages in
// total.
func offers(rcpt Receipt, found resultSet, from, size, all int) []Offer {
	var out []Offer
	id := rcpt.ID
	if from > 0 {
		out = append(out, Offer{More, id, max(0, from-size), labelBack})
	}
	if next := from + len(found.Passages); found.Verdict != retrieval.None && next < all {
		out = append(out, Offer{More, id, next, labelMore})
	}
	if len(found.Passages) > 0 {
		out = append(out, Offer{Context, id, found.numbers[0], labelContext})
	}
	out = append(out, Offer{Refine, id, 0, labelRefine})
	if rcpt.Request.Private {
		out = append(out, Offer{Share, id, 0, labelShare})
	}
	return append(out, Offer{Praise, id, 0, labelPraise}, Offer{Object, id, 0, labelObject})
}

// linkPages links each source of a reply to Dateline's own page on it, at the
// passage that is quoted first.
func (b *Bot) linkPages(rep *Reply) {
	if b.PageURL == nil {
		return
	}
	for _, q := range rep.Quotes {
		if s := &rep.Sources[q.Source-1]; s.Page == "" {
			s.Page = b.PageURL(q.Passage)
		}
	}
}

// smallestShare is the smallest share of a score that is given as a reason: less
// would be printed as 0 %.
const smallestShare = .005

// explain adds to each quote the reasons for its score, and to the first one that
// was found also those for the confidence and the verdict.
func explain(r *Reply, asked query.Query) {
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
	if len(r.Quotes) > 0 && r.Quotes[0].Number == 1 && r.Result != nil {
		r.Quotes[0].Reasons = append(r.Quotes[0].Reasons, sayConfidence(r.Result, asked)...)
	}
}

func newest(sources []Source) time.Time {
	var t time.Time
	for _, s := range sources {
		if s.Published.After(t) {
			t = s.Published
		}
	}
	return t
}

func briefs(sources []Source) int {
	n := 0
	for _, s := range sources {
		if s.Brief {
			n++
		}
	}
	return n
}
