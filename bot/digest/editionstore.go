package digest

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"dateline/bot/calendar"
)

// The states of an edition in the ledger.
const (
	editionBegun     = "begun" // being posted
	editionDone      = "done"  // out, or nothing to post
	editionAbandoned = "void"  // given up: the next edition covers its window
)

// An issue is an edition as the ledger keeps it.
type editionRow struct {
	digest       string
	date         calendar.Day
	state        string
	reason       DueReason
	window       window
	begunAt      time.Time
	message      string
	dispositions []Disposition
}

// begin writes down that an edition is being made; first is false where it was
// before.
func (s *Store) begin(ctx context.Context, row editionRow) (first bool, err error) {
	res, err := s.db.ExecContext(ctx, `
		INSERT INTO editions (digest, date, state, reason, after, through, from_us, to_us, begun_us, message, fates)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', '[]') ON CONFLICT (digest, date) DO NOTHING`,
		row.digest, row.date.String(), editionBegun, int(row.reason), row.window.After, row.window.Through,
		micro(row.window.From), micro(row.window.To), micro(row.begunAt))
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n == 1, err
}

// finish says how an edition ended, and what became of its articles.
func (s *Store) finish(ctx context.Context, row editionRow) error {
	fates, err := json.Marshal(row.dispositions)
	if err != nil {
		return err
	}
	_, err = s.db.ExecContext(ctx, `
		UPDATE editions SET state = $3, message = $4, fates = $5 WHERE digest = $1 AND date = $2`,
		row.digest, row.date.String(), row.state, row.message, string(fates))
	return err
}

const selectEdition = `SELECT digest, date, state, reason, after, through, from_us, to_us, begun_us, message, fates FROM editions `

// lastWindow is the window of a digest's newest edition that is not void, the
// zero window for none.
func (s *Store) lastWindow(ctx context.Context, digest string) (window, error) {
	row, err := scanEdition(s.db.QueryRowContext(ctx, selectEdition+`
		WHERE digest = $1 AND state <> 'void' ORDER BY through DESC, to_us DESC LIMIT 1`, digest))
	if errors.Is(err, sql.ErrNoRows) {
		return window{}, nil
	}
	return row.window, err
}

// lastDate is the day of a digest's newest edition up to the given day, the
// zero day for none.
func (s *Store) lastDate(ctx context.Context, digest string, upTo calendar.Day) (calendar.Day, error) {
	var date string
	err := s.db.QueryRowContext(ctx, `SELECT COALESCE(MAX(date), '') FROM editions WHERE digest = $1 AND date <= $2`,
		digest, upTo.String()).Scan(&date)
	if err != nil || date == "" {
		return calendar.Day{}, err
	}
	return calendar.ParseDay(date)
}

// unfinished lists the editions that were begun and did not end.
func (s *Store) unfinished(ctx context.Context) ([]editionRow, error) {
	return s.editions(ctx, `WHERE state = 'begun' ORDER BY begun_us, digest`)
}

// issues lists the editions that a clause selects.
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

func scanEdition(scanner interface{ Scan(...any) error }) (row editionRow, err error) {
	var date, fates string
	var from, to, at int64
	err = scanner.Scan(&row.digest, &date, &row.state, &row.reason, &row.window.After, &row.window.Through, &from, &to, &at, &row.message, &fates)
	if err != nil {
		return row, err
	}
	row.window.From, row.window.To, row.begunAt = fromMicro(from), fromMicro(to), fromMicro(at)
	if row.date, err = calendar.ParseDay(date); err != nil {
		return row, err
	}
	return row, json.Unmarshal([]byte(fates), &row.dispositions)
}

// micro keeps a time to the microsecond; the zero time is 0.
func micro(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

func fromMicro(us int64) time.Time {
	if us == 0 {
		return time.Time{}
	}
	return time.UnixMicro(us).UTC()
}

// issuesOf lists a place's latest editions that were made, newest first.
func (s *Store) latestEditions(ctx context.Context, platform, place string) ([]editionRow, error) {
	prefix := platform + ":" + place + "/"
	return s.editions(ctx, `
		WHERE state = 'done' AND substr(digest, 1, $3) = $1 ORDER BY through DESC, to_us DESC LIMIT $2`,
		prefix, editionsBack, len([]rune(prefix)))
}
