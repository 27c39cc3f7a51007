package bot

import (
	"context"
	"time"

	"dateline/retrieval/query"
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
	articles, outlets := tally(counts)
	var rows []string
	for _, c := range counts {
		rows = append(rows, outlet(c))
	}
	return Reply{
		Headline: saySources(articles, outlets), Lines: rows,
	}, nil
}

// Known lists the outlets that a question may filter by.
func (b *Bot) Known(ctx context.Context) (query.Known, error) {
	counts, err := b.Coverage.Sources(ctx)
	if err != nil {
		return query.Known{}, err
	}
	var k query.Known
	if b.Stories != nil {
		k.Agencies = b.Stories.Agencies()
	}
	for _, c := range counts {
		if c.Source != "" {
			k.Sources = append(k.Sources, c.Source)
		}
	}
	return k, nil
}

// status says how large and how current the coverage is, and how the platforms
// do.
func (b *Bot) status(ctx context.Context, req Request) (Reply, error) {
	counts, err := b.Coverage.Sources(ctx)
	if err != nil {
		return Reply{}, err
	}
	rep := notice(sayNoCoverage)
	if len(counts) > 0 {
		rep.Headline = extent(counts)
		if rep.Lines, err = b.currency(ctx, req.At.Location()); err != nil {
			return rep, err
		}
	}
	if b.Health != nil {
		rep.Lines = append(rep.Lines, b.Health()...)
	}
	failing, err := b.failingFeeds(ctx)
	rep.Lines = append(rep.Lines, failing...)
	return rep, err
}

func (b *Bot) failingFeeds(ctx context.Context) ([]string, error) {
	if b.FailingFeeds == nil {
		return nil, nil
	}
	return b.FailingFeeds(ctx)
}

// currency says when the coverage last grew, and whether searches see it all.
func (b *Bot) currency(ctx context.Context, zone *time.Location) ([]string, error) {
	last, err := b.Coverage.Last(ctx)
	if err != nil {
		return nil, err
	}
	v, err := b.Coverage.Version(ctx, last)
	if err != nil {
		return nil, err
	}
	lines := []string{sayLastArrival(v.Arrived.In(zone))}
	if b.Indexed == nil {
		return lines, nil
	}
	seen, err := b.Indexed(ctx)
	if err != nil {
		return nil, err
	}
	for v, err := range b.Coverage.Changes(ctx, seen) {
		if err != nil {
			return nil, err
		}
		return append(lines, sayBehind(int(last-seen), v.Arrived.In(zone))), nil
	}
	return append(lines, sayCurrent), nil
}
