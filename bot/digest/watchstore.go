package digest

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"dateline/corpus"
	"dateline/retrieval/query"
)

// A Watch is a question that stays open: what arrives later and answers it is
// posted where it was asked.
type Watch struct {
	ID                              string
	Platform, Place, Thread, Person string
	Query                           query.Query
	// After is the last arrival before it was set up.
	After   corpus.Arrival
	Created time.Time
	// Stopped says why it has ended, empty where it has not.
	Stopped string
}

// destination names where a watch is posted, for the back-off after a failure.
func (w Watch) destination() string { return "watches of " + w.Platform + ":" + w.Place }

// errNoWatch says that no watch has an id.
var errNoWatch = errors.New("no such watch")

const selectWatch = `SELECT id, platform, place, thread, person, query, after, created_us, stopped FROM watches `

// addWatch keeps a new watch.
func (s *Store) addWatch(ctx context.Context, w Watch) error {
	query, err := json.Marshal(w.Query)
	if err != nil {
		return err
	}
	_, err = s.db.ExecContext(ctx, `
		INSERT INTO watches (id, platform, place, thread, person, query, after, created_us, stopped)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '')`,
		w.ID, w.Platform, w.Place, w.Thread, w.Person, string(query), w.After, micro(w.Created))
	return err
}

// stopWatch notes why a watch has ended.
func (s *Store) stopWatch(ctx context.Context, id, why string) error {
	_, err := s.db.ExecContext(ctx, `UPDATE watches SET stopped = $2 WHERE id = $1`, id, why)
	return err
}

// watch returns the watch with an id, or errNoWatch.
func (s *Store) watch(ctx context.Context, id string) (Watch, error) {
	w, err := scanWatch(s.db.QueryRowContext(ctx, selectWatch+`WHERE id = $1`, id))
	if errors.Is(err, sql.ErrNoRows) {
		return w, errNoWatch
	}
	return w, err
}

// watches lists those of a place, or of all places where it is empty, stopped
// ones too.
func (s *Store) watches(ctx context.Context, platform, place string) ([]Watch, error) {
	rows, err := s.db.QueryContext(ctx, selectWatch+`
		WHERE $2 = '' OR (platform = $1 AND place = $2) ORDER BY created_us, id`, platform, place)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Watch
	for rows.Next() {
		w, err := scanWatch(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, w)
	}
	return out, rows.Err()
}

func scanWatch(row interface{ Scan(...any) error }) (w Watch, err error) {
	var query string
	var created int64
	if err := row.Scan(&w.ID, &w.Platform, &w.Place, &w.Thread, &w.Person, &query, &w.After, &created, &w.Stopped); err != nil {
		return w, err
	}
	w.Created = fromMicro(created)
	if json.Unmarshal([]byte(query), &w.Query) != nil && w.Stopped == "" {
		w.Stopped = sayUnreadable // one watch that is damaged stops no other
	}
	return w, nil
}

// A hit is a story that answers a watch.
type hit struct {
	key, watch string
	arrival    corpus.Arrival
}

// advance keeps hits, and how far the log was held against the watches, in one
// transaction. A story that a watch has had is no new hit.
func (s *Store) advance(ctx context.Context, hits []hit, mark corpus.Arrival) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after the commit
	for _, h := range hits {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO hits (key, watch, arrival, done) VALUES ($1, $2, $3, FALSE) ON CONFLICT (key) DO NOTHING`,
			h.key, h.watch, h.arrival); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, `UPDATE watches_end SET arrival = $1 WHERE one = 1 AND arrival < $1`, mark); err != nil {
		return err
	}
	return tx.Commit()
}

// watchMark is how far the log was held against the watches.
func (s *Store) watchMark(ctx context.Context) (n corpus.Arrival, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT arrival FROM watches_end WHERE one = 1`).Scan(&n)
	return n, err
}

// openHits lists all that is still to be posted: what waits for one place must
// not keep back what is for another.
func (s *Store) openHits(ctx context.Context) ([]hit, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT key, watch, arrival FROM hits WHERE done = FALSE ORDER BY arrival, key`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []hit
	for rows.Next() {
		var h hit
		if err := rows.Scan(&h.key, &h.watch, &h.arrival); err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, rows.Err()
}

// dropHit forgets a hit that was not posted, so that its story can answer later.
func (s *Store) dropHit(ctx context.Context, key string) error {
	_, err := s.db.ExecContext(ctx, `DELETE FROM hits WHERE key = $1`, key)
	return err
}

func (s *Store) closeHit(ctx context.Context, key string) error {
	_, err := s.db.ExecContext(ctx, `UPDATE hits SET done = TRUE WHERE key = $1`, key)
	return err
}
