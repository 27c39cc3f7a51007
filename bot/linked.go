package bot

import (
	"context"
	"errors"
	"slices"
	"strings"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// aimAtLinks narrows a message to the articles at its links. Links that are not
// in the coverage narrow nothing.
func (b *Bot) aimAtLinks(ctx context.Context, m *query.Message) error {
	var titles []string
	var f query.Filter
	for _, link := range m.Typed.Links {
		v, err := b.Coverage.LinkedArticle(ctx, link)
		if errors.Is(err, corpus.ErrUnknown) {
			continue
		}
		if err != nil {
			return err
		}
		f.Arrivals = append(f.Arrivals, v.Arrival)
		titles = append(titles, NewSource(0, v).Title)
	}
	if len(f.Arrivals) == 0 {
		return nil
	}
	slices.Sort(f.Arrivals)
	f.Arrivals, f.Article = slices.Compact(f.Arrivals), strings.Join(slices.Compact(titles), "” or “")
	m.Filter, _ = m.Filter.And(f)
	m.Typed.Filter, _ = m.Typed.Filter.And(f)
	return nil
}

// againstLinks says which of the filters of a question leaves out all articles at
// its links; empty if none does.
func (b *Bot) againstLinks(ctx context.Context, f query.Filter) (string, error) {
	if f.Article == "" {
		return "", nil
	}
	versions, err := b.Coverage.Versions(ctx, f.Arrivals...)
	if err != nil {
		return "", err
	}
	for _, k := range f.Facets() {
		only := k.Only(f)
		passes := func(v *corpus.Version) bool { return retrieval.Admits(only, v) }
		if k != query.FacetArticle && k != query.FacetAsOf && !slices.ContainsFunc(versions, passes) {
			return sayLinkAgainst(Narrowed(only)), nil
		}
	}
	return "", nil
}

// openLinked finds the opening of each article that a query without words of its
// own is narrowed to.
func (b *Bot) openLinked(ctx context.Context, q query.Query) (retrieval.Result, error) {
	res := retrieval.Result{Verdict: retrieval.None}
	if q.Article == "" {
		n, err := b.Coverage.Count(ctx)
		res.Searched.Articles = n
		return res, err
	}
	versions, err := b.Coverage.Versions(ctx, q.Arrivals...)
	if err != nil {
		return res, err
	}
	for _, v := range versions {
		if spans := text.Split(v.Text); len(spans) > 0 && retrieval.Admits(q.Filter, v) {
			res.Passages = append(res.Passages, retrieval.Passage{Article: v, Span: spans[0], Quote: spans[0]})
			res.Searched.Articles++
			res.Searched.Passages += len(spans)
			res.Searched.Oldest, res.Searched.Newest = corpus.WallClock(v.Published), corpus.WallClock(v.Published)
		}
	}
	if len(res.Passages) > 0 {
		res.Verdict, res.Confidence = retrieval.Found, 1
	}
	return res, nil
}
