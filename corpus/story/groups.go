package story

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"sync"

	"dateline/corpus"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Schema are the tables that Groups keep beside the store's.
func Schema() corpus.Schema { return corpus.Schema{Name: "story_schema", Files: migrations} }

// Groups keep the origin and the story of every version, in tables beside the
// store's. They are safe for use by many goroutines.
type Groups struct {
	store      *corpus.Store
	db         *sql.DB
	publishers *Publishers

	mu      sync.Mutex // one Sync at a time; guards matcher
	matcher *matcher   // nil until a Sync needs it
}

// Open brings the tables up to date. The store stays the caller's to close.
// With nil the publishers are those that ship with the program.
func Open(ctx context.Context, store *corpus.Store, p *Publishers) (*Groups, error) {
	if p == nil {
		var err error
		if p, err = ReadPublishers(nil); err != nil {
			return nil, err
		}
	}
	if err := Schema().Migrate(ctx, store.DB(), "stories"); err != nil {
		return nil, err
	}
	return &Groups{store: store, db: store.DB(), publishers: p}, nil
}

// Agencies are the names that each news agency goes by.
func (g *Groups) Agencies() [][]string { return g.publishers.agencies }

// batch is how many arrivals are placed in one transaction.
const batch = 500

// Sync places all that arrived since the last one. After an error, what the
// finished batches placed stays, and the next Sync goes on from there.
func (g *Groups) Sync(ctx context.Context) (err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	mark, err := g.mark(ctx)
	if err != nil {
		return err
	}
	last, err := g.store.Last(ctx)
	if err != nil || last == mark {
		return err
	}
	defer func() {
		if err != nil {
			g.matcher = nil // it may be ahead of what is kept
		}
	}()
	if err := g.load(ctx); err != nil {
		return err
	}
	placed := make([]member, 0, batch)
	for v, err := range g.store.Changes(ctx, mark) {
		if err != nil {
			return err
		}
		if placed, err = g.step(v, placed); err != nil {
			return err
		}
		mark = v.Arrival
		if len(placed) == batch {
			if err := g.keep(ctx, placed, mark); err != nil {
				return err
			}
			placed = placed[:0]
		}
	}
	return g.keep(ctx, placed, mark)
}

func (g *Groups) step(v *corpus.Version, placed []member) ([]member, error) {
	if v.Withdrawn {
		g.matcher.leave(v.Replaces)
		return placed, nil
	}
	one, err := g.matcher.place(v)
	return append(placed, one), err
}

func (g *Groups) mark(ctx context.Context) (n corpus.Arrival, err error) {
	err = g.db.QueryRowContext(ctx, `SELECT arrival FROM stories_end WHERE one = 1`).Scan(&n)
	return n, err
}

// load reads what was placed before, in the order in which it was.
func (g *Groups) load(ctx context.Context) error {
	if g.matcher != nil {
		return nil
	}
	m := newMatcher(g.publishers, func(n corpus.Arrival) (string, error) {
		v, err := g.store.Version(ctx, n)
		if err != nil {
			return "", err
		}
		return v.Text, nil
	})
	rows, err := g.db.QueryContext(ctx, `SELECT s.arrival, s.origin, s.story, s.agency, a.source, s.day, s.sketch, s.terms, s.headline
		FROM stories s JOIN arrivals a ON a.arrival = s.arrival
		WHERE NOT EXISTS (SELECT 1 FROM arrivals b WHERE b.replaces = s.arrival AND b.arrival <= (SELECT arrival FROM stories_end WHERE one = 1))
		ORDER BY s.arrival`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var one member
		var sketch, terms []byte
		if err := rows.Scan(&one.arrival, &one.origin, &one.story, &one.agency, &one.outlet, &one.day, &sketch, &terms, &one.headline); err != nil {
			return err
		}
		one.sketch, one.terms = unpack(sketch), unpack(terms)
		m.join(one)
	}
	g.matcher = m
	return rows.Err()
}

// keep writes places and how far they reach, in one transaction.
func (g *Groups) keep(ctx context.Context, placed []member, mark corpus.Arrival) error {
	tx, err := g.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := insert(ctx, tx, placed, mark); err != nil {
		return errors.Join(fmt.Errorf("stories: %w", err), tx.Rollback())
	}
	return tx.Commit()
}

func insert(ctx context.Context, tx *sql.Tx, placed []member, mark corpus.Arrival) error {
	if _, err := tx.ExecContext(ctx, `UPDATE stories_end SET arrival = $1 WHERE one = 1`, mark); err != nil {
		return err
	}
	in, err := tx.PrepareContext(ctx, `INSERT INTO stories (arrival, origin, story, agency, day, sketch, terms, headline) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`)
	if err != nil {
		return err
	}
	defer in.Close()
	for _, m := range placed {
		if _, err := in.ExecContext(ctx, m.arrival, m.origin, m.story, m.agency, m.day, pack(m.sketch), pack(m.terms), m.headline); err != nil {
			return err
		}
	}
	return nil
}
