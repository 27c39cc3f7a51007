package bot

import (
	"context"

	"dateline/retrieval"
	"dateline/retrieval/query"
)

// offerWider looks whether filters kept an answer away. If so, it says what one of
// them costs, and offers to ask without it. If the wider search fails, the answer
// goes out without an offer.
func (b *Bot) offerWider(ctx context.Context, req Request, q question, res retrieval.Result, rep *Reply) {
	if res.Verdict != retrieval.None || q.filter.Empty() || q.onlyLinks {
		return
	}
	for _, k := range q.filter.Facets() {
		wider := q
		wider.filter = k.Without(q.filter)
		asked, ok := scopedQuery(req, wider)
		if !ok {
			continue
		}
		found, err := b.find(ctx, asked)
		if err != nil {
			b.Log.WarnContext(ctx, "wider search failed", "platform", req.Platform, "err", err)
			return
		}
		if found.Verdict == retrieval.None {
			continue
		}
		rep.Lines = append(rep.Lines, sayNarrow(q.filter, k, len(found.Passages), asked.Top))
		if k == query.FacetAsOf {
			rep.Lines = append(rep.Lines, sayAsOf(q.filter.AsOf))
		}
		rep.Offers = append([]Offer{{Widen, rep.Receipt, int(k), labelWiden(k)}}, rep.Offers...)
		return
	}
	if res.Searched.Articles == 0 {
		rep.Lines = append(rep.Lines, sayNoArticle(q.filter))
	}
}
