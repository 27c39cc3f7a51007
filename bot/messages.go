package bot

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// ErrNoLink says that a message has no answer, or none that is still linked to it.
var ErrNoLink = errors.New("no answer belongs to that message")

// followPeriod is for how long an answer follows the edits and the deletion of its
// question.
const followPeriod = 15 * time.Minute

// A Link says which message answers which.
type Link struct {
	Platform, Place string
	// Question and Answer are the platform's ids of the two messages.
	Question, Answer string
	// Receipt is the id of the answer's receipt, empty if there is none.
	Receipt string
	// At is when the question was first answered, to the microsecond.
	At time.Time
}

// Follows reports whether an answer still follows the edits and the deletion of
// its question.
func Follows(k Link, now time.Time) bool { return now.Sub(k.At) <= followPeriod }

// Link keeps a link. If the question is linked already, its answer is replaced and
// its time stays.
func (l *Ledger) Link(ctx context.Context, k Link) error {
	_, err := l.db.ExecContext(ctx, `
		INSERT INTO links (platform, place, question, answer, receipt, linked_us)
		VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (platform, place, question) DO UPDATE
		SET answer = excluded.answer, receipt = excluded.receipt`,
		k.Platform, k.Place, k.Question, k.Answer, k.Receipt, k.At.UnixMicro())
	return err
}

// Linked returns the link of the message with a question, or ErrNoLink.
func (l *Ledger) Linked(ctx context.Context, platform, place, question string) (Link, error) {
	k := Link{Platform: platform, Place: place, Question: question}
	var us int64
	err := l.db.QueryRowContext(ctx, `
		SELECT answer, receipt, linked_us FROM links
		WHERE platform = $1 AND place = $2 AND question = $3`,
		platform, place, question).Scan(&k.Answer, &k.Receipt, &us)
	if errors.Is(err, sql.ErrNoRows) {
		return k, ErrNoLink
	}
	k.At = time.UnixMicro(us).UTC()
	return k, err
}

// Unlink forgets a link whose question was deleted together with its answer.
func (l *Ledger) Unlink(ctx context.Context, k Link) error {
	_, err := l.db.ExecContext(ctx, `
		DELETE FROM links WHERE platform = $1 AND place = $2 AND question = $3`,
		k.Platform, k.Place, k.Question)
	return err
}

// StartedThread reports whether a thread was started by a question that got an
// answer: at is when the first message of the thread was written.
func (l *Ledger) StartedThread(ctx context.Context, platform, place, thread string, at time.Time) (bool, error) {
	var started bool
	err := l.db.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM receipts
			WHERE platform = $1 AND place = $2 AND thread = $3 AND asked_ms = $4)`,
		platform, place, thread, at.UnixMilli()).Scan(&started)
	return started, err
}

// share records that an answer is given to a place; first is false if anybody did
// that before.
func (l *Ledger) share(ctx context.Context, receipt, platform, place, person string, at time.Time) (first bool, err error) {
	res, err := l.db.ExecContext(ctx, `
		INSERT INTO shares (receipt, platform, place, person, shared_ms) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (receipt, platform, place) DO NOTHING`,
		receipt, platform, place, person, at.UnixMilli())
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n == 1, err
}

// Unshare takes back that an answer was shared with a place, if the platform then
// refused to post it.
func (l *Ledger) Unshare(ctx context.Context, receipt, platform, place string) error {
	_, err := l.db.ExecContext(ctx, `
		DELETE FROM shares WHERE receipt = $1 AND platform = $2 AND place = $3`,
		receipt, platform, place)
	return err
}
