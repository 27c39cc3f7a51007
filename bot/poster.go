package bot

import (
	"context"
	"errors"
	"time"
)

// A Poster puts messages into places of one platform that nobody there asked
// for just now.
type Poster interface {
	// Post posts a message once, and returns the platform's id of it. It
	// hands the key on to the platform where that helps. ErrNoPlace says that
	// nothing can be posted there until a person changes something; after any
	// other error it is not known whether the message is there.
	Post(ctx context.Context, m Message) (id string, err error)
	// Posted looks for a message by its key, posted at m.Since or later, and
	// returns its id, empty where it is not there. ErrUndecided says that the
	// platform does not tell.
	Posted(ctx context.Context, m Message) (id string, err error)
}

// A Message is a reply on its way into a place.
type Message struct {
	// Place is the channel, Thread the message to post under, empty for none.
	Place, Thread string
	// Key is the same whenever the same message is tried again: up to 20
	// letters and digits.
	Key string
	// Since is when it was first tried.
	Since time.Time
	Reply Reply
}

var (
	// ErrNoPlace says that a place is archived or deleted, or that the bot was
	// removed from it.
	ErrNoPlace = errors.New("nothing can be posted there")
	// ErrUndecided says that a platform does not tell whether a message is
	// there, such as where the bot may not read.
	ErrUndecided = errors.New("the platform does not tell whether it was posted")
)

// A WaitError says that a platform asks to wait before anything is posted; the
// message was not posted.
type WaitError struct {
	After time.Duration
	Err   error
}

func (e *WaitError) Error() string { return e.Err.Error() }
func (e *WaitError) Unwrap() error { return e.Err }
