package control

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
)

// A LostError says that the service went away before a command was finished. It
// reads as a sentence for a person; Err is the cause, for the log.
type LostError struct{ Err error }

// Error implements error.
func (*LostError) Error() string {
	return "the service has ended without finishing this: try again"
}

// Unwrap returns the cause.
func (e *LostError) Unwrap() error { return e.Err }

// A Client has a running service run commands.
type Client struct{ http *http.Client }

// Dial connects to the service that has the data folder dir open. Its error
// says that no service listens there.
func Dial(ctx context.Context, dir string) (*Client, error) {
	first, err := dial(ctx, dir)
	if err != nil {
		return nil, err
	}
	return &Client{&http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		if conn := first; conn != nil {
			first = nil
			return conn, nil
		}
		return dial(ctx, dir)
	}}}}, nil
}

// Close closes idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Run has the service run a command, passes its streams on, and returns its exit
// status. The error is a *LostError where the service went away, and else one of
// writing to the streams.
func (c *Client) Run(ctx context.Context, s Streams, r Request) (exit int, err error) {
	body, err := json.Marshal(r)
	if err != nil {
		return 0, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // ends the sending of input too
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://service/run", bytes.NewReader(body))
	if err != nil {
		return 0, err
	}
	res, err := c.http.Do(req)
	if err != nil {
		return 0, &LostError{err}
	}
	defer res.Body.Close()
	frames := json.NewDecoder(res.Body)
	for {
		var f frame
		if err := frames.Decode(&f); err != nil {
			return 0, &LostError{err}
		}
		if f.Exit != nil {
			return *f.Exit, nil
		}
		if err := c.handle(ctx, s, f); err != nil {
			return 0, err
		}
	}
}

// handle writes the output in a frame, and sends input where it asks for some.
func (c *Client) handle(ctx context.Context, s Streams, f frame) error {
	if f.Input != "" {
		if err := c.sendInput(ctx, f.Input, s.In); err != nil {
			return err
		}
	}
	if len(f.Out) > 0 {
		if _, err := s.Out.Write(f.Out); err != nil {
			return err
		}
	}
	if len(f.Err) > 0 {
		if _, err := s.Err.Write(f.Err); err != nil {
			return err
		}
	}
	return nil
}

// sendInput starts to send standard input; it goes on until that ends, or ctx.
func (c *Client) sendInput(ctx context.Context, name string, in io.Reader) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://service/input/"+name, in)
	if err != nil {
		return err
	}
	go func() {
		if res, err := c.http.Do(req); err == nil { // a command that has ended wants no more
			_ = res.Body.Close()
		}
	}()
	return nil
}
