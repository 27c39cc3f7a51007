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

// Schema returns the schema of the tables of [Groups].
func Schema() corpus.Schema { return corpus.Schema{Name: "story_schema", Files: migrations} }

// Groups store the origin and the story of every version, in tables beside the
// store's. They are safe for concurrent use.
type Groups struct {
	store      *corpus.Store
	db         *sql.DB
	publishers *Publishers

	mu      sync.Mutex // one Sync at a time; guards matcher
	matcher *matcher   // nil until a Sync needs it
}

// Open brings the tables up to date. The caller still has to close the store.
// If p is nil, the publishers are those that ship with the program.
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

// Agencies returns the names of each news agency, the one that is shown first.
func (g *Groups) Agencies() [][]string { return g.publishers.agencies }

// batchSize is how many arrivals are assigned in one transaction.
const batchSize = 500

// Sync assigns everything that has arrived since the last Sync. After an error,
// the batches that were finished stay, and the next Sync continues from there.
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
			g.matcher = nil // it may be ahead of the database
		}
	}()
	if err := g.loadMatcher(ctx); err != nil {
		return err
	}
	assigned := make([]member, 0, batchSize)
	for v, err := range g.store.Changes(ctx, mark) {
		if err != nil {
			return err
		}
		if assigned, err = g.assign(v, assigned); err != nil {
			return err
		}
		mark = v.Arrival
		if len(assigned) == batchSize {
			if err := g.save(ctx, assigned, mark); err != nil {
				return err
			}
			assigned = assigned[:0]
		}
	}
	return g.save(ctx, assigned, mark)
}

func (g *Groups) assign(v *corpus.Version, assigned []member) ([]member, error) {
	if v.Withdrawn {
		g.matcher.remove(v.Replaces)
		return assigned, nil
	}
	next, err := g.matcher.assign(v)
	return append(assigned, next), err
}

func (g *Groups) mark(ctx context.Context) (n corpus.Arrival, err error) {
	err = g.db.QueryRowContext(ctx, `SELECT arrival FROM stories_end WHERE one = 1`).Scan(&n)
	return n, err
}

// loadMatcher reads the earlier assignments in the order in which they were
// made, unless the matcher still has them.
func (g *Groups) loadMatcher(ctx context.Context) error {
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
		var mem member
		var sketch, terms []byte
		if err := rows.Scan(&mem.arrival, &mem.origin, &mem.story, &mem.agency, &mem.outlet, &mem.day, &sketch, &terms, &mem.headline); err != nil {
			return err
		}
		mem.sketch, mem.terms = decodeHashes(sketch), decodeHashes(terms)
		m.add(mem)
	}
	g.matcher = m
	return rows.Err()
}

// save stores a batch of assignments and the log position that they reach, in
// one transaction.
func (g *Groups) save(ctx context.Context, assigned []member, mark corpus.Arrival) error {
	tx, err := g.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := insert(ctx, tx, assigned, mark); err != nil {
		return errors.Join(fmt.Errorf("stories: %w", err), tx.Rollback())
	}
	return tx.Commit()
}

func insert(ctx context.Context, tx *sql.Tx, assigned []member, mark corpus.Arrival) error {
	if _, err := tx.ExecContext(ctx, `UPDATE stories_end SET arrival = $1 WHERE one = 1`, mark); err != nil {
		return err
	}
	in, err := tx.PrepareContext(ctx, `INSERT INTO stories (arrival, origin, story, agency, day, sketch, terms, headline) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`)
	if err != nil {
		return err
	}
	defer in.Close()
	for _, m := range assigned {
		if _, err := in.ExecContext(ctx, m.arrival, m.origin, m.story, m.agency, m.day, encodeHashes(m.sketch), encodeHashes(m.terms), m.headline); err != nil {
			return err
		}
	}
	return nil
}
