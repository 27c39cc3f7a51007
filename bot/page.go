package bot

import (
	"slices"
	"strings"

	"dateline/corpus"
	"dateline/retrieval"
)

// A finding is what an answer found, with each passage's number in its
// receipt: passages that no longer stand leave gaps.
type resultSet struct {
	retrieval.Result
	numbers []int
	memberships  memberships
}

// quotable leaves passages out that have no words to quote: a headline alone
// is no answer. Where no words of a passage were singled out, all are quoted.
func quotable(res retrieval.Result) retrieval.Result {
	var out []retrieval.Passage
	for _, p := range res.Passages {
		if p.Quote.Start == p.Quote.End {
			p.Quote = p.Span
		}
		if strings.TrimSpace(p.QuoteText()) != "" {
			out = append(out, p)
		}
	}
	res.Passages = out
	if len(out) == 0 {
		res.Verdict, res.Confidence = retrieval.None, 0
	}
	return res
}

// spread moves passages of other origins forward, and those that tell what
// none before them does, so that the first page has as many voices as are near
// the top. What lies beyond twice a page is too far down to pass anything by.
func diversify(passages []retrieval.Passage, ps memberships, size int) []retrieval.Passage {
	near := passages[:min(2*size, len(passages))]
	var first, rest []retrieval.Passage
	shown := map[corpus.Arrival]bool{}
	for _, p := range near {
		told := func(q retrieval.Passage) bool { return repeats(p, q) }
		if n := ps.origin(p.Article.Arrival); !shown[n] && len(first) < size && !slices.ContainsFunc(first, told) {
			shown[n] = true
			first = append(first, p)
		} else {
			rest = append(rest, p)
		}
	}
	return slices.Concat(first, rest, passages[len(near):])
}

// whole numbers what was found just now.
func newResultSet(res retrieval.Result, ps memberships) resultSet {
	f := resultSet{Result: res, memberships: ps}
	for i := range res.Passages {
		f.numbers = append(f.numbers, i+1)
	}
	return f
}

// page lays out the passages of an answer from the given one on, at most size.
func resultPage(rcpt Receipt, f resultSet, from, size int) Reply {
	all := f.Passages
	from = max(0, min(from, len(all)))
	to := min(from+size, len(all))
	f.Passages, f.numbers = all[from:to], f.numbers[from:to]
	r := newAnswer(rcpt.Query.Text, rcpt.Filters, f)
	r.Receipt = rcpt.ID
	r.Unread = rcpt.Query.Unread
	r.Lines = append(sayUnread(r.Unread), r.Lines...)
	r.Foot = sayFoot(f.Searched, rcpt.ID)
	r.Offers = offers(rcpt, f, from, size, len(all))
	return r
}

// offers are what can follow a page of an answer.
func offers(rcpt Receipt, f resultSet, from, size, all int) []Offer {
	var out []Offer
	id := rcpt.ID
	if from > 0 {
		out = append(out, Offer{More, id, max(0, from-size), labelBack})
	}
	if next := from + len(f.Passages); f.Verdict != retrieval.None && next < all {
		out = append(out, Offer{More, id, next, "More"})
	}
	if len(f.Passages) > 0 {
		out = append(out, Offer{Context, id, f.numbers[0], "Context"})
	}
	out = append(out, Offer{Refine, id, 0, "Refine"})
	if rcpt.Request.Private {
		out = append(out, Offer{Share, id, 0, "Share"})
	}
	return append(out, Offer{Praise, id, 0, "👍"}, Offer{Object, id, 0, "👎"})
}
