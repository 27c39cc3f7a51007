package bot

import (
	"context"
	"errors"
	"time"
)

// A Poster posts messages on one platform that nobody there has just asked for.
type Poster interface {
	// Post posts a message once and returns its id on the platform. It passes the
	// key on if the platform has use for it. ErrNoPlace says that nothing can be
	// posted there until a person changes something, and a [WaitError] that the
	// message was not posted; after any other error it may have been.
	Post(ctx context.Context, m Message) (id string, err error)
	// Posted looks for a message with the key of m, posted at m.Since or later,
	// and returns its id, empty if there is none. ErrUndecided says that the
	// platform does not tell.
	Posted(ctx context.Context, m Message) (id string, err error)
}

// A Message is a reply to post in a place.
type Message struct {
	// Place is the channel; Thread is the message to post under, empty for none.
	Place, Thread string
	// Key is the same in every attempt to post the same message: up to 20 letters
	// and digits.
	Key string
	// Since is when posting was first attempted.
	Since time.Time
	Reply Reply
}

var (
	// ErrNoPlace says that a place is archived or deleted, or that the bot was
	// removed from it.
	ErrNoPlace = errors.New("nothing can be posted there")
	// ErrUndecided says that a platform does not tell whether a message is there,
	// for example because the bot may not read the channel.
	ErrUndecided = errors.New("the platform does not tell whether it was posted")
)

// A WaitError says that a message was not posted, because the platform asks to
// wait.
type WaitError struct {
	After time.Duration
	Err   error
}

func (e *WaitError) Error() string { return e.Err.Error() }

func (e *WaitError) Unwrap() error { return e.Err }
