package bot

import (
	"context"
	"time"

	"dateline/corpus"
	"dateline/corpus/story"
	"dateline/retrieval/query"
)

func (b *Bot) sources(ctx context.Context) (Reply, error) {
	counts, err := b.Coverage.Sources(ctx)
	if err != nil {
		return Reply{}, err
	}
	if len(counts) == 0 {
		return Notice(sayNoCoverage), nil
	}
	articles, outlets := tally(counts)
	var rows []string
	for _, c := range counts {
		rows = append(rows, sayOutlet(c))
	}
	return Reply{
		Headline: saySources(articles, outlets), Lines: rows,
	}, nil
}

func (b *Bot) knownOutlets(ctx context.Context) (query.Known, error) {
	return KnownOutlets(ctx, b.Coverage, b.Stories)
}

// KnownOutlets returns the outlets of a coverage and the agencies in its stories:
// what a question may filter by. Stories may be nil.
func KnownOutlets(ctx context.Context, coverage *corpus.Store, stories *story.Groups) (query.Known, error) {
	counts, err := coverage.Sources(ctx)
	if err != nil {
		return query.Known{}, err
	}
	var k query.Known
	if stories != nil {
		k.Agencies = stories.Agencies()
	}
	for _, c := range counts {
		if c.Source != "" {
			k.Sources = append(k.Sources, c.Source)
		}
	}
	return k, nil
}

// status says how large and how current the coverage is, and how the platforms
// are.
func (b *Bot) status(ctx context.Context, req Request) (Reply, error) {
	counts, err := b.Coverage.Sources(ctx)
	if err != nil {
		return Reply{}, err
	}
	rep := Notice(sayNoCoverage)
	if len(counts) > 0 {
		rep.Headline = sayExtent(counts)
		if rep.Lines, err = b.currency(ctx, req.At.Location()); err != nil {
			return rep, err
		}
	}
	if b.Health != nil {
		rep.Lines = append(rep.Lines, b.Health()...)
	}
	failing, err := failingFeeds(ctx, b.FailingFeeds)
	rep.Lines = append(rep.Lines, failing...)
	return rep, err
}

func failingFeeds(ctx context.Context, ask func(context.Context) ([]string, error)) ([]string, error) {
	if ask == nil {
		return nil, nil
	}
	return ask(ctx)
}

// currency says when the coverage last grew, and whether searches see all of it.
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

// tally returns how many articles and how many named outlets there are.
func tally(counts []corpus.SourceCount) (articles, outlets int) {
	for _, c := range counts {
		articles += c.Articles
		if c.Source != "" {
			outlets++
		}
	}
	return articles, outlets
}
