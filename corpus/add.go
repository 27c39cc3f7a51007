package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// A Change says what an arrival did to the coverage.
type Change int

// What can become of an article that is handed in or taken back.
const (
	// Unchanged: the coverage has it already, or, taken back, does not have it.
	Unchanged Change = iota
	// Added: the coverage did not have it, or had it withdrawn.
	Added
	// Changed: it is a new version of an article of the coverage.
	Changed
	// Withdrawn: it was taken back.
	Withdrawn
)

func (c Change) String() string {
	return [...]string{"unchanged", "added", "changed", "withdrawn"}[c]
}

// An Outcome is what became of one article.
type Outcome struct {
	Change Change
	// Arrival is the version that stands now, 0 where there is none.
	Arrival Arrival
}

// Add puts articles into the coverage, all of them or, when it fails, none:
// what it has returned is on the disk. An article that says the same as its
// current version changes nothing; neither does a brief where the coverage
// has the article itself. An article that replaces its brief keeps the
// brief's metadata where it has none of its own.
//
// A batch of some hundred is much faster than one at a time.
func (s *Store) Add(ctx context.Context, articles ...Article) ([]Outcome, error) {
	return s.add(ctx, false, articles)
}

// Backfill is Add for what is no news: the arrivals are marked, so that
// whoever tells people what arrived can leave them out.
func (s *Store) Backfill(ctx context.Context, articles ...Article) ([]Outcome, error) {
	return s.add(ctx, true, articles)
}

func (s *Store) add(ctx context.Context, backfill bool, articles []Article) ([]Outcome, error) {
	for i := range articles {
		if err := acceptable(&articles[i]); err != nil {
			return nil, err
		}
	}
	return s.write(ctx, len(articles), func(w *writer, i int) (Outcome, error) {
		w.backfill = backfill
		return w.add(articles[i])
	})
}

// Withdraw takes articles back. Their versions stay in the log.
func (s *Store) Withdraw(ctx context.Context, ids ...string) ([]Outcome, error) {
	return s.write(ctx, len(ids), func(w *writer, i int) (Outcome, error) {
		return w.withdraw(ids[i])
	})
}

// acceptable refuses what no reader should hand in, rather than keep it.
func acceptable(a *Article) error {
	if a.ID == "" {
		return fmt.Errorf("corpus: the article from %q has no id", a.File)
	}
	for _, s := range []string{a.ID, a.Title, a.Source, a.Author, a.URL, a.Language, a.Text} {
		if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
			return fmt.Errorf("corpus: the article %q is not text: it has bytes that are no characters", a.ID)
		}
	}
	return nil
}

// write runs one transaction of n steps.
func (s *Store) write(ctx context.Context, n int, step func(*writer, int) (Outcome, error)) ([]Outcome, error) {
	if n == 0 {
		return nil, nil
	}
	// The context is looked at before each step; to watch over it during each
	// statement would take longer than the statements do.
	tx, err := s.db.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return nil, explain(err)
	}
	out, err := steps(ctx, tx, s.now(), n, step)
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		if e := tx.Rollback(); e != nil && !errors.Is(e, sql.ErrTxDone) {
			err = errors.Join(err, e)
		}
		return nil, explain(err)
	}
	return out, nil
}

func steps(ctx context.Context, tx *sql.Tx, now time.Time, n int, step func(*writer, int) (Outcome, error)) ([]Outcome, error) {
	w, err := newWriter(context.WithoutCancel(ctx), tx, now)
	if err != nil {
		return nil, err
	}
	out := make([]Outcome, n)
	for i := range out {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if out[i], err = step(w, i); err != nil {
			return nil, err
		}
	}
	return out, w.finish()
}
