package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"dateline/retrieval"
)

// ask answers a question. What a thread's last answer filtered by is inherited
// by a bare refinement ("since october", "only yonhap").
func (b *Bot) ask(ctx context.Context, req Request) (Reply, error) {
	if strings.TrimSpace(req.Text) == "" && req.Filter.Empty() {
		return notice(sayEmpty), nil
	}
	known, err := b.Known(ctx)
	if err != nil {
		return Reply{}, err
	}
	q := retrieval.ParseQuery(req.Text, req.At, known)
	f, ok := q.Filter.And(req.Filter)
	if !ok {
		return notice(sayContradiction), nil
	}
	q.Filter = f
	return b.search(ctx, req, q)
}

// search answers a query and keeps the receipt.
func (b *Bot) search(ctx context.Context, req Request, q retrieval.Query) (Reply, error) {
	filters := q.Filter.Words()
	f, ok := q.Filter.And(req.Scope)
	if !ok {
		return notice(fmt.Sprintf(sayScope, strings.Join(req.Scope.Words(), ", "))), nil
	}
	q.Filter = f
	q.Asked = req.At
	q.Top = max(found, req.Top)
	res, err := b.Searcher.Search(ctx, q)
	if err != nil {
		return Reply{}, err
	}
	if res.Searched.Articles == 0 && q.Filter.Empty() {
		return notice(sayNoCoverage), nil
	}
	rcpt := receipt(req, q, filters, res)
	if err := b.Ledger.Keep(ctx, rcpt); err != nil {
		return Reply{}, err
	}
	rep := b.page(rcpt, res, 0, wanted(req))
	if req.Explain {
		explain(&rep)
	}
	return rep, nil
}

// wanted is how many passages a request asked to see.
func wanted(req Request) int {
	if req.Top > 0 {
		return req.Top
	}
	return shown
}

// page lays out the passages of a result from the given one on, at most size.
func (b *Bot) page(rcpt Receipt, res retrieval.Result, from, size int) Reply {
	all := res.Passages
	from = min(from, len(all))
	res.Passages = all[from:min(from+size, len(all))]
	r := answer(rcpt.Query.Text, rcpt.Filters, res)
	r.Receipt = rcpt.ID
	r.Foot = foot(res.Searched, rcpt.ID)
	r.Offers = offers(rcpt.ID, res, from+len(res.Passages), len(all))
	return r
}

// offers are what can follow an answer.
func offers(id string, res retrieval.Result, seen, all int) []Offer {
	var out []Offer
	if res.Verdict != retrieval.None && seen < all {
		out = append(out, Offer{More, id, seen, "More"})
	}
	if len(res.Passages) > 0 {
		out = append(out, Offer{Context, id, 1, "Context"})
	}
	return append(out,
		Offer{Refine, id, 0, "Refine"}, Offer{Share, id, 0, "Share"},
		Offer{Praise, id, 0, "👍"}, Offer{Object, id, 0, "👎"})
}

// receipt records an answer.
func receipt(req Request, q retrieval.Query, filters []string, res retrieval.Result) Receipt {
	r := Receipt{
		ID: newID(), Request: req, Query: q, Filters: filters, Verdict: res.Verdict,
		Confidence: res.Confidence, Searched: res.Searched, Also: res.Also, Missing: res.Missing,
	}
	for _, p := range res.Passages {
		r.Cited = append(r.Cited, Cited{
			Article: p.Article.ID, Arrival: p.Article.Arrival, Span: p.Span, Quote: p.Quote,
			Marks: p.Marks, Score: p.Score, Signals: p.Signals, Hash: hash(p.QuoteText()),
		})
	}
	return r
}

func hash(words string) string {
	sum := sha256.Sum256([]byte(words))
	return hex.EncodeToString(sum[:8])
}
