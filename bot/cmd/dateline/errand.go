package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"io"
	"net/http"
	"sync"
)

// A speaker writes an errand's lines to whoever sent it.
type speaker struct {
	mu    sync.Mutex
	enc   *json.Encoder
	flush func() error
	// gone is called when nobody listens any more.
	gone func()
}

func (s *speaker) say(l line) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.enc.Encode(l)
	if err == nil {
		err = s.flush()
	}
	if err != nil {
		s.gone()
	}
	return err
}

// A voice is an errand's standard output, or its standard error.
type voice struct {
	*speaker
	trouble bool
}

func (v voice) Write(p []byte) (int, error) {
	l := line{Out: p}
	if v.trouble {
		l = line{Err: p}
	}
	if err := v.say(l); err != nil {
		return 0, err
	}
	return len(p), nil
}

// An input is an errand's standard input. It is asked for when it is first
// read, so that a command which reads none leaves the person's to others.
type input struct {
	ctx     context.Context //nolint:containedctx // it is the errand's
	door    *door
	speaker *speaker
	bodies  chan *http.Request
	name    string
	body    io.Reader
}

func (in *input) Read(p []byte) (int, error) {
	if in.body == nil {
		if err := in.ask(); err != nil {
			return 0, err
		}
	}
	return in.body.Read(p)
}

func (in *input) ask() error {
	in.name = rand.Text()
	in.door.mu.Lock()
	in.door.waiting[in.name] = in
	in.door.mu.Unlock()
	if err := in.speaker.say(line{In: in.name}); err != nil {
		return err
	}
	select {
	case r := <-in.bodies:
		in.body = r.Body
		return nil
	case <-in.ctx.Done():
		return in.ctx.Err()
	}
}

func (in *input) close() {
	in.door.mu.Lock()
	defer in.door.mu.Unlock()
	delete(in.door.waiting, in.name)
}

// atTerminal is one end of a stream whose other end may be a terminal.
type atTerminal struct {
	io.Reader
	io.Writer
	columns int
}

// Columns is the terminal's width, 0 where there is none.
func (t atTerminal) Columns() int { return t.columns }
