package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"

	"github.com/spf13/cobra"
)

// An exitError is the exit status of a command that has said everything else
// already.
type exitError struct{ status int }

func (e *exitError) Error() string { return fmt.Sprintf("exit status %d", e.status) }

// knock returns a way to the service that has the command's data folder open,
// nil where there is none.
func (a *app) knock(c *cobra.Command) *http.Client {
	if f := c.Flags().Lookup("config"); f != nil {
		// What is wrong with the file, the command itself will say.
		if cfg, err := a.readConfig(f.Value.String()); err == nil {
			a.locate(cfg)
		}
	}
	if a.corpus != "" {
		return nil
	}
	dir, _, err := a.dataFolder()
	if err != nil {
		return nil
	}
	return a.knockAt(c.Context(), dir)
}

// knockAt returns a way to the service that has a data folder open, nil where
// there is none.
func (a *app) knockAt(ctx context.Context, dir string) *http.Client {
	first, err := dialSocket(ctx, dir)
	if err != nil {
		return nil
	}
	return &http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		if conn := first; conn != nil {
			first = nil
			return conn, nil
		}
		return dialSocket(ctx, dir)
	}}}
}

// send has the service do the command, and says what it says.
func (a *app) send(ctx context.Context, service *http.Client) error {
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	body, err := json.Marshal(errand{
		Args: a.args, Dir: dir, Plain: a.plain,
		Columns: [3]int{terminalWidth(a.in), terminalWidth(a.out), terminalWidth(a.errOut)},
	})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // ends the sending of input too
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://service/run", bytes.NewReader(body))
	if err != nil {
		return err
	}
	res, err := service.Do(req)
	if err != nil {
		return a.left(err)
	}
	defer res.Body.Close()
	said := json.NewDecoder(res.Body)
	for {
		var l line
		if err := said.Decode(&l); err != nil {
			return a.left(err)
		}
		if l.Exit != nil && *l.Exit != exitOK {
			return &exitError{*l.Exit}
		}
		if l.Exit != nil {
			return nil
		}
		if err := a.hear(ctx, service, l); err != nil {
			return err
		}
	}
}

// left is for a service that went away: a sentence for the person, the cause
// for the log.
func (a *app) left(cause error) error {
	a.log.Debug("the service went away", "err", cause)
	return errors.New("the service has ended without finishing this: try again")
}

// hear does with a line what it asks for.
func (a *app) hear(ctx context.Context, service *http.Client, l line) error {
	if l.In != "" {
		req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://service/in/"+l.In, a.in)
		if err != nil {
			return err
		}
		go func() {
			if res, err := service.Do(req); err == nil { // an errand that ends early wants no more
				_ = res.Body.Close()
			}
		}()
	}
	_, err := a.out.Write(l.Out)
	if err == nil {
		_, err = a.errOut.Write(l.Err)
	}
	return err
}
