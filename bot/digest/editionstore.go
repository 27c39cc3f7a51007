package digest

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"dateline/bot/calendar"
)

// An editionState says how far an edition in the store has come.
type editionState string

const (
	editionBegun     editionState = "begun" // it is being posted
	editionDone      editionState = "done"  // it is out, or there was nothing to post
	editionAbandoned editionState = "void"  // it was given up: the next edition covers its window
)

// An editionRow is an edition as stored: what is needed to make it again from
// the same window, and what became of it.
type editionRow struct {
	digest  string
	date    calendar.Day
	state   editionState
	reason  DueReason
	window  window
	begunAt time.Time
	// message is the platform's id of the post, empty if that is not known.
	message      string
	dispositions []Disposition
}

// begin stores an edition that is about to be made. First is false if it was
// stored before, by this process or by another.
func (s *Store) begin(ctx context.Context, row editionRow) (first bool, err error) {
	res, err := s.db.ExecContext(ctx, `
		INSERT INTO editions (digest, date, state, reason, after, through, from_us, to_us, begun_us, message, fates)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', '[]') ON CONFLICT (digest, date) DO NOTHING`,
		row.digest, row.date.String(), string(editionBegun), int(row.reason), row.window.After, row.window.Through,
		micro(row.window.From), micro(row.window.To), micro(row.begunAt))
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n == 1, err
}

// finish stores how an edition ended, and what became of its articles.
func (s *Store) finish(ctx context.Context, row editionRow) error {
	dispositions, err := json.Marshal(row.dispositions)
	if err != nil {
		return err
	}
	_, err = s.db.ExecContext(ctx, `
		UPDATE editions SET state = $3, message = $4, fates = $5 WHERE digest = $1 AND date = $2`,
		row.digest, row.date.String(), string(row.state), row.message, string(dispositions))
	return err
}

const selectEdition = `SELECT digest, date, state, reason, after, through, from_us, to_us, begun_us, message, fates FROM editions `

// lastWindow returns the window of a digest's newest edition that was not
// abandoned, or the zero window if there is none.
func (s *Store) lastWindow(ctx context.Context, digest string) (window, error) {
	row, err := scanEdition(s.db.QueryRowContext(ctx, selectEdition+`
		WHERE digest = $1 AND state <> 'void' ORDER BY through DESC, to_us DESC LIMIT 1`, digest))
	if errors.Is(err, sql.ErrNoRows) {
		return window{}, nil
	}
	return row.window, err
}

// lastDate returns the date of a digest's newest edition up to the given day,
// or the zero day if there is none.
func (s *Store) lastDate(ctx context.Context, digest string, upTo calendar.Day) (calendar.Day, error) {
	var date string
	err := s.db.QueryRowContext(ctx, `SELECT COALESCE(MAX(date), '') FROM editions WHERE digest = $1 AND date <= $2`,
		digest, upTo.String()).Scan(&date)
	if err != nil || date == "" {
		return calendar.Day{}, err
	}
	return calendar.ParseDay(date)
}

// unfinished lists the editions that were begun and have not ended, oldest
// first.
func (s *Store) unfinished(ctx context.Context) ([]editionRow, error) {
	return s.editions(ctx, `WHERE state = 'begun' ORDER BY begun_us, digest`)
}

// latestEditions lists the latest editions of all digests of a place that are
// out, newest first.
func (s *Store) latestEditions(ctx context.Context, platform, place string) ([]editionRow, error) {
	prefix := platform + ":" + place + "/"
	return s.editions(ctx, `
		WHERE state = 'done' AND substr(digest, 1, $3) = $1 ORDER BY through DESC, to_us DESC LIMIT $2`,
		prefix, latestCount, len([]rune(prefix)))
}

// editions lists the editions that a WHERE clause selects.
func (s *Store) editions(ctx context.Context, where string, args ...any) ([]editionRow, error) {
	rows, err := s.db.QueryContext(ctx, selectEdition+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []editionRow
	for rows.Next() {
		row, err := scanEdition(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, rows.Err()
}

// scanEdition reads a row of selectEdition.
func scanEdition(scanner interface{ Scan(...any) error }) (row editionRow, err error) {
	var date, state, dispositions string
	var from, to, at int64
	err = scanner.Scan(&row.digest, &date, &state, &row.reason, &row.window.After, &row.window.Through, &from, &to, &at, &row.message, &dispositions)
	if err != nil {
		return row, err
	}
	row.state = editionState(state)
	row.window.From, row.window.To, row.begunAt = fromMicro(from), fromMicro(to), fromMicro(at)
	if row.date, err = calendar.ParseDay(date); err != nil {
		return row, err
	}
	return row, json.Unmarshal([]byte(dispositions), &row.dispositions)
}
