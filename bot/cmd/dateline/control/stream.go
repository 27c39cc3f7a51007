package control

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"sync"
)

// A frame is one piece of what the server tells the client, in the order in
// which the command produces it. One field is set.
type frame struct {
	Out []byte `json:"out,omitempty"`
	Err []byte `json:"err,omitempty"`
	// Input asks the client to send its standard input to /input/ with this
	// name.
	Input string `json:"input,omitempty"`
	// Exit is the exit status. It is the last frame.
	Exit *int `json:"exit,omitempty"`
}

// A frameWriter sends frames to a client.
type frameWriter struct {
	mu    sync.Mutex
	enc   *json.Encoder
	flush func() error
	// disconnected is called when the client can no longer be reached.
	disconnected func()
}

func (w *frameWriter) write(f frame) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	err := w.enc.Encode(f)
	if err == nil {
		err = w.flush()
	}
	if err != nil {
		w.disconnected()
	}
	return err
}

// An output is a command's standard output or standard error.
type output struct {
	frames   *frameWriter
	isStderr bool
}

// Write implements io.Writer.
func (o output) Write(p []byte) (int, error) {
	f := frame{Out: p}
	if o.isStderr {
		f = frame{Err: p}
	}
	if err := o.frames.write(f); err != nil {
		return 0, err
	}
	return len(p), nil
}

// errCommandEnded is what reading standard input returns once the command's
// context has ended.
var errCommandEnded = fmt.Errorf("reading the input of a command: %w", context.Canceled)

// An input is a command's standard input. The client is asked for it at the
// first Read, so that a command which reads nothing leaves the input of the
// client's shell untouched.
type input struct {
	server *Server
	frames *frameWriter
	name   string
	bodies chan io.Reader
	// ended is closed when the command has ended, or is to end.
	ended <-chan struct{}
	body  io.Reader // nil before the first Read
}

func newInput(s *Server, frames *frameWriter, ended <-chan struct{}) *input {
	return &input{server: s, frames: frames, name: rand.Text(), bodies: make(chan io.Reader), ended: ended}
}

// Read implements io.Reader.
func (in *input) Read(p []byte) (int, error) {
	if in.body == nil {
		if err := in.request(); err != nil {
			return 0, err
		}
	}
	n, err := in.body.Read(p)
	if err == nil {
		return n, nil
	}
	select {
	case <-in.ended: // the server closes the body then
		return n, errCommandEnded
	default:
		return n, err
	}
}

// request asks the client for its input and waits until it comes.
func (in *input) request() error {
	in.server.mu.Lock()
	in.server.inputs[in.name] = in
	in.server.mu.Unlock()
	if err := in.frames.write(frame{Input: in.name}); err != nil {
		return err
	}
	select {
	case in.body = <-in.bodies:
		return nil
	case <-in.ended:
		return errCommandEnded
	}
}

// close has the server accept this input no longer.
func (in *input) close() {
	in.server.mu.Lock()
	defer in.server.mu.Unlock()
	delete(in.server.inputs, in.name)
}

// A terminal is one end of a stream whose other end, at the client, may be a
// terminal.
type terminal struct {
	io.Reader
	io.Writer
	columns int
}

// Columns is the width of the client's terminal, 0 where there is none.
func (t terminal) Columns() int { return t.columns }
