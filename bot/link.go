package bot

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// ErrNoLink says that no answer belongs to a message, or none any more.
var ErrNoLink = errors.New("no answer belongs to that message")

// follows is for how long an answer follows its question's edits and deletion.
const follows = 15 * time.Minute

// A Link says which message answers which.
type Link struct {
	Platform, Place string
	// Question and Answer are the platform's ids of the two messages.
	Question, Answer string
	// Receipt is the answer's receipt, empty where it has none.
	Receipt string
	// At is when the question was answered first, to the microsecond.
	At time.Time
}

// Follows tells whether an answer is still changed when its question is.
func Follows(k Link, now time.Time) bool { return now.Sub(k.At) <= follows }

// Link keeps a link. A question that was edited gets the answer given last, and
// keeps its time.
func (l *Ledger) Link(ctx context.Context, k Link) error {
	_, err := l.db.ExecContext(ctx, `
		INSERT INTO links (platform, place, question, answer, receipt, linked_us)
		VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (platform, place, question) DO UPDATE
		SET answer = excluded.answer, receipt = excluded.receipt`,
		k.Platform, k.Place, k.Question, k.Answer, k.Receipt, k.At.UnixMicro())
	return err
}

// Linked returns the answer to a message, or ErrNoLink.
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

// Unlink forgets a link, for a question that was deleted with its answer.
func (l *Ledger) Unlink(ctx context.Context, k Link) error {
	_, err := l.db.ExecContext(ctx, `
		DELETE FROM links WHERE platform = $1 AND place = $2 AND question = $3`,
		k.Platform, k.Place, k.Question)
	return err
}
