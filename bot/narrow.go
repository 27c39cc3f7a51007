package bot

import (
	"context"

	"dateline/retrieval"
	"dateline/retrieval/query"
)

// narrow looks whether filters were what kept an answer away, and if so says
// what one of them costs, with an offer to ask without it. It is a courtesy:
// where it fails, the answer stands without it.
func (b *Bot) offerWider(ctx context.Context, req Request, q question, res retrieval.Result, rep *Reply) {
	if res.Verdict != retrieval.None || q.filter.Empty() {
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
