package digest

import (
	"context"

	"dateline/corpus"
)

// A match is a story that answers a watch. The table of matches is called hits.
type match struct {
	// key is the idempotency key of its message.
	key, watch string
	// arrival is the article that answers.
	arrival corpus.Arrival
}

// advance stores matches, and the mark up to which arrivals were matched, in one
// transaction. It ignores matches with a story that the watch has matched
// before.
func (s *Store) advance(ctx context.Context, matches []match, mark corpus.Arrival) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after the commit
	for _, m := range matches {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO hits (key, watch, arrival, done) VALUES ($1, $2, $3, FALSE) ON CONFLICT (key) DO NOTHING`,
			m.key, m.watch, m.arrival); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, `UPDATE watches_end SET arrival = $1 WHERE one = 1 AND arrival < $1`, mark); err != nil {
		return err
	}
	return tx.Commit()
}

// watchMark returns the mark up to which arrivals were matched.
func (s *Store) watchMark(ctx context.Context) (n corpus.Arrival, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT arrival FROM watches_end WHERE one = 1`).Scan(&n)
	return n, err
}

// openMatches lists all matches that are still to be posted, in the order of
// their arrivals. It has no limit, because matches that wait for one place must
// not keep back those for another.
func (s *Store) openMatches(ctx context.Context) ([]match, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT key, watch, arrival FROM hits WHERE done = FALSE ORDER BY arrival, key`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []match
	for rows.Next() {
		var m match
		if err := rows.Scan(&m.key, &m.watch, &m.arrival); err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, rows.Err()
}

// dropMatch deletes a match that was not posted, so that the watch can match the
// same story later.
func (s *Store) dropMatch(ctx context.Context, key string) error {
	_, err := s.db.ExecContext(ctx, `DELETE FROM hits WHERE key = $1`, key)
	return err
}

// closeMatch records that a match needs no post any more.
func (s *Store) closeMatch(ctx context.Context, key string) error {
	_, err := s.db.ExecContext(ctx, `UPDATE hits SET done = TRUE WHERE key = $1`, key)
	return err
}
