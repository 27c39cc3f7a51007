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

// A Change is the effect that adding or withdrawing an article had on the
// coverage.
type Change int

// The possible changes.
const (
	// Unchanged means that the coverage already had the article as it is, or,
	// for a withdrawal, that it had no such article.
	Unchanged Change = iota
	// Added means that the coverage did not have the article, or had it
	// withdrawn.
	Added
	// Changed means that the article became a new version of one in the
	// coverage.
	Changed
	// Withdrawn means that the article was taken out of the coverage.
	Withdrawn
)

// An Outcome is the result of adding or withdrawing one article.
type Outcome struct {
	Change Change
	// Arrival is the article's newest version, or 0 if it has none.
	Arrival Arrival
}

// Add adds articles to the coverage: all of them or, if it fails, none. Once it
// returns, they are on disk. Nothing changes for an article whose content
// equals its current version, nor for a brief whose article is already in the
// coverage. An article that replaces its brief inherits the metadata that it
// lacks: see [Inherit].
//
// Batches of a few hundred articles are much faster than single ones.
func (s *Store) Add(ctx context.Context, articles ...Article) ([]Outcome, error) {
	return s.add(ctx, false, articles)
}

// Backfill adds articles that are not news, under the same rules as
// [Store.Add]. Their versions are marked, so that digests and watches can leave
// them out.
func (s *Store) Backfill(ctx context.Context, articles ...Article) ([]Outcome, error) {
	return s.add(ctx, true, articles)
}

func (s *Store) add(ctx context.Context, backfill bool, articles []Article) ([]Outcome, error) {
	for i := range articles {
		if err := validate(&articles[i]); err != nil {
			return nil, err
		}
	}
	return s.write(ctx, len(articles), func(w *writer, i int) (Outcome, error) {
		w.backfill = backfill
		return w.add(articles[i])
	})
}

// Withdraw takes articles out of the coverage. Their versions stay in the log,
// but may no longer be quoted.
func (s *Store) Withdraw(ctx context.Context, ids ...string) ([]Outcome, error) {
	return s.write(ctx, len(ids), func(w *writer, i int) (Outcome, error) {
		return w.withdraw(ids[i])
	})
}

// validate rejects articles that no reader should have produced.
func validate(a *Article) error {
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

// write runs n steps in one transaction.
func (s *Store) write(ctx context.Context, n int, step func(*writer, int) (Outcome, error)) ([]Outcome, error) {
	if n == 0 {
		return nil, nil
	}
	// The context is checked before each step: watching it during every
	// statement would take longer than the statements themselves.
	tx, err := s.db.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return nil, explain(err)
	}
	out, err := runSteps(ctx, tx, s.now(), n, step)
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

func runSteps(ctx context.Context, tx *sql.Tx, now time.Time, n int, step func(*writer, int) (Outcome, error)) ([]Outcome, error) {
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
