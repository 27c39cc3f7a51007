package digest

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"dateline/corpus"
	"dateline/retrieval/query"
)

// A watch is a question that stays open: what arrives later and answers it is
// posted where it was asked.
type watch struct {
	ID string
	// Platform, Place and Thread are where it was asked, Person who asked it.
	Platform, Place, Thread, Person string
	Query                           query.Query
	// After is the last arrival before it was set up.
	After   corpus.Arrival
	Created time.Time
	// Stopped says why it is stopped; it is empty if it is not.
	Stopped string
}

// destination names where a watch is posted, for the back-off after a failure.
func (w watch) destination() string { return "watches of " + w.Platform + ":" + w.Place }

// key is the idempotency key of a watch's match with a story.
func (w watch) key(story corpus.Arrival) string {
	return idempotencyKey(fmt.Sprintf("watch %s\n%d", w.ID, story))
}

// errNoWatch says that no watch has an id.
var errNoWatch = errors.New("no such watch")

const selectWatch = `SELECT id, platform, place, thread, person, query, after, created_us, stopped FROM watches `

func (s *Store) addWatch(ctx context.Context, w watch) error {
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

// stopWatch stops a watch for a reason. It stays in the list, with the reason.
func (s *Store) stopWatch(ctx context.Context, id, reason string) error {
	_, err := s.db.ExecContext(ctx, `UPDATE watches SET stopped = $2 WHERE id = $1`, id, reason)
	return err
}

// watch returns the watch with an id, or errNoWatch.
func (s *Store) watch(ctx context.Context, id string) (watch, error) {
	w, err := scanWatch(s.db.QueryRowContext(ctx, selectWatch+`WHERE id = $1`, id))
	if errors.Is(err, sql.ErrNoRows) {
		return w, errNoWatch
	}
	return w, err
}

// watches lists the watches of a place, or of all places if place is empty, in
// the order in which they were set up. Stopped ones are included.
func (s *Store) watches(ctx context.Context, platform, place string) ([]watch, error) {
	rows, err := s.db.QueryContext(ctx, selectWatch+`
		WHERE $2 = '' OR (platform = $1 AND place = $2) ORDER BY created_us, id`, platform, place)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []watch
	for rows.Next() {
		w, err := scanWatch(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, w)
	}
	return out, rows.Err()
}

// scanWatch reads a row of selectWatch. A watch whose query is damaged counts as
// stopped, so that the others go on.
func scanWatch(row interface{ Scan(...any) error }) (w watch, err error) {
	var query string
	var created int64
	if err := row.Scan(&w.ID, &w.Platform, &w.Place, &w.Thread, &w.Person, &query, &w.After, &created, &w.Stopped); err != nil {
		return w, err
	}
	w.Created = fromMicro(created)
	if json.Unmarshal([]byte(query), &w.Query) != nil && w.Stopped == "" {
		w.Stopped = sayUnreadable
	}
	return w, nil
}
