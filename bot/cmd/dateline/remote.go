package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"dateline/bot/cmd/dateline/config"
	"dateline/bot/cmd/dateline/control"
)

// An exitError is the exit status of a command that has said everything else
// already.
type exitError struct{ status int }

func (e *exitError) Error() string { return fmt.Sprintf("exit status %d", e.status) }

// forClients marks the commands that a service runs for its clients.
const forClients = "for clients"

// runInService has a command run by the service that has its data folder open,
// and in this process where there is no such service.
func (a *app) runInService(c *cobra.Command) {
	here := c.RunE
	c.Annotations = map[string]string{forClients: "yes"}
	c.RunE = func(c *cobra.Command, args []string) error {
		if a.session != nil {
			return here(c, args)
		}
		service := a.dial(c)
		if service == nil {
			return here(c, args)
		}
		defer service.Close()
		return a.forward(c, service, a.in)
	}
}

// refuseInside refuses to run a command inside a service that is not marked for
// it.
func (a *app) refuseInside(c *cobra.Command) error {
	if a.session == nil || c.Annotations[forClients] != "" {
		return nil
	}
	return errors.New("the service does not run this command for others")
}

// dial connects to the service that has the command's data folder open; nil
// where there is none.
func (a *app) dial(c *cobra.Command) *control.Client {
	if f := c.Flags().Lookup("config"); f != nil {
		// The command itself will say what is wrong with the file.
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
	service, err := control.Dial(c.Context(), dir)
	if err != nil {
		return nil // nobody listens there
	}
	return service
}

// readConfig is the configuration of the service that runs the command, or else
// that of the file at path and the environment.
func (a *app) readConfig(path string) (config.Config, error) {
	if a.session != nil {
		return a.session.service.cfg, nil
	}
	return config.Read(a.path(path), os.Getenv)
}

// forward has the service run this command line for the command c, with in as its
// standard input.
func (a *app) forward(c *cobra.Command, service *control.Client, in io.Reader) error {
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	out := c.OutOrStdout()
	exit, err := service.Run(c.Context(), control.Streams{In: in, Out: out, Err: a.errOut}, control.Request{
		Args: a.args, Dir: dir, Plain: a.plain,
		Columns: [3]int{terminalWidth(in), terminalWidth(out), terminalWidth(a.errOut)},
	})
	var lost *control.LostError
	if errors.As(err, &lost) {
		a.log.Debug("the service went away", "err", lost.Err)
	}
	if err == nil && exit != exitOK {
		return &exitError{exit}
	}
	return err
}
