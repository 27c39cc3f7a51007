package bot

import (
	"context"
	"errors"

	"dateline/corpus"
)

// A listState says what became of articles that were counted or listed.
type listState struct {
	articles, standing int
	// changes are sentences on those that were corrected or withdrawn since.
	changes []string
}

// maxChanges is how many articles that did not stay as they were are named.
const maxChanges = 10

// stateOfList compares the first n articles of a tally, by the versions that were
// counted, with what the coverage has now.
func (b *Bot) stateOfList(ctx context.Context, t *Tally, n int) (s listState, err error) {
	n = min(n, len(t.Listed))
	s.articles = n
	gone := 0
	for i, arrival := range t.Listed[:n] {
		then, err := b.Coverage.Version(ctx, corpus.Arrival(arrival))
		if errors.Is(err, corpus.ErrUnknown) {
			gone++
			continue
		}
		if err != nil {
			return s, err
		}
		now, err := b.Coverage.Current(ctx, then.ID)
		switch {
		case err != nil:
			return s, err
		case now.Arrival == then.Arrival:
			s.standing++
		case len(s.changes) < maxChanges:
			s.changes = append(s.changes, sayArticleChanged(i+1, NewSource(0, then).Title, now.Withdrawn))
		}
	}
	if rest := n - s.standing - len(s.changes); rest > 0 {
		s.changes = append(s.changes, sayOthersChanged(rest, gone > 0))
	}
	return s, nil
}

// verifyTally says what became of the articles that an answer counted.
func (b *Bot) verifyTally(ctx context.Context, rcpt Receipt) (Reply, error) {
	rep := Reply{Receipt: rcpt.ID, Question: rcpt.Asked(), Headline: sayNoneCountedThen}
	if rcpt.Tally.Articles == 0 {
		return rep, nil
	}
	s, err := b.stateOfList(ctx, rcpt.Tally, len(rcpt.Tally.Listed))
	if err != nil {
		return Reply{}, err
	}
	rep.Headline, rep.Lines = sayArticlesStanding(s), append(s.changes, sayCountAgain)
	return rep, nil
}
