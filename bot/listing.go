package bot

import (
	"context"
	"fmt"

	"dateline/retrieval"
)

// sources lists the outlets of the coverage.
func (b *Bot) sources(ctx context.Context) (Reply, error) {
	counts, err := b.Coverage.Sources(ctx)
	if err != nil {
		return Reply{}, err
	}
	if len(counts) == 0 {
		return notice(sayNoCoverage), nil
	}
	articles, outlets := 0, 0
	var rows []string
	for _, c := range counts {
		articles += c.Articles
		if c.Source != "" {
			outlets++
		}
		rows = append(rows, outlet(c))
	}
	return Reply{
		Headline: fmt.Sprintf(saySources, count(articles, "article"), count(outlets, "outlet")), Lines: rows,
	}, nil
}

// Known lists the outlets that a question may filter by.
func (b *Bot) Known(ctx context.Context) (retrieval.Known, error) {
	counts, err := b.Coverage.Sources(ctx)
	if err != nil {
		return retrieval.Known{}, err
	}
	var k retrieval.Known
	for _, c := range counts {
		if c.Source != "" {
			k.Sources = append(k.Sources, c.Source)
		}
	}
	return k, nil
}
