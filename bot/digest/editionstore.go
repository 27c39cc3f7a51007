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
	begun = "begun" // being posted
	ready = "done"  // out, or nothing to post
	void  = "void"  // given up: the next edition covers its window
)

// An issue is an edition as the ledger keeps it.
type issue struct {
	digest  string
	date    calendar.Day
	state   string
	reason  DueReason
	window  window
	begun   time.Time
	message string
	fates   []Fate
}

// begin writes down that an edition is being made; first is false where it was
// before.
func (s *Store) begin(ctx context.Context, i issue) (first bool, err error) {
	res, err := s.db.ExecContext(ctx, `
		INSERT INTO editions (digest, date, state, reason, after, through, from_us, to_us, begun_us, message, fates)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', '[]') ON CONFLICT (digest, date) DO NOTHING`,
		i.digest, i.date.String(), begun, int(i.reason), i.window.After, i.window.Through,
		micro(i.window.From), micro(i.window.To), micro(i.begun))
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n == 1, err
}

// finish says how an edition ended, and what became of its articles.
func (s *Store) finish(ctx context.Context, i issue) error {
	fates, err := json.Marshal(i.fates)
	if err != nil {
		return err
	}
	_, err = s.db.ExecContext(ctx, `
		UPDATE editions SET state = $3, message = $4, fates = $5 WHERE digest = $1 AND date = $2`,
		i.digest, i.date.String(), i.state, i.message, string(fates))
	return err
}

const selectIssue = `SELECT digest, date, state, reason, after, through, from_us, to_us, begun_us, message, fates FROM editions `

// lastWindow is the window of a digest's newest edition that is not void, the
// zero window for none.
func (s *Store) lastWindow(ctx context.Context, digest string) (window, error) {
	i, err := scanIssue(s.db.QueryRowContext(ctx, selectIssue+`
		WHERE digest = $1 AND state <> 'void' ORDER BY through DESC, to_us DESC LIMIT 1`, digest))
	if errors.Is(err, sql.ErrNoRows) {
		return window{}, nil
	}
	return i.window, err
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
func (s *Store) unfinished(ctx context.Context) ([]issue, error) {
	return s.issues(ctx, `WHERE state = 'begun' ORDER BY begun_us, digest`)
}

// issues lists the editions that a clause selects.
func (s *Store) issues(ctx context.Context, where string, args ...any) ([]issue, error) {
	rows, err := s.db.QueryContext(ctx, selectIssue+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []issue
	for rows.Next() {
		i, err := scanIssue(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, i)
	}
	return out, rows.Err()
}

func scanIssue(row interface{ Scan(...any) error }) (i issue, err error) {
	var date, fates string
	var from, to, at int64
	err = row.Scan(&i.digest, &date, &i.state, &i.reason, &i.window.After, &i.window.Through, &from, &to, &at, &i.message, &fates)
	if err != nil {
		return i, err
	}
	i.window.From, i.window.To, i.begun = fromMicro(from), fromMicro(to), fromMicro(at)
	if i.date, err = calendar.ParseDay(date); err != nil {
		return i, err
	}
	return i, json.Unmarshal([]byte(fates), &i.fates)
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
func (s *Store) issuesOf(ctx context.Context, platform, place string) ([]issue, error) {
	prefix := platform + ":" + place + "/"
	return s.issues(ctx, `
		WHERE state = 'done' AND substr(digest, 1, $3) = $1 ORDER BY through DESC, to_us DESC LIMIT $2`,
		prefix, editionsBack, len([]rune(prefix)))
}
