// Command dateline answers questions about the coverage with its best passages
// and their sources.
//
// It wires the other packages together, and none of them knows it.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"dateline/bot/cmd/dateline/control"
)

// The exit statuses, as `dateline --help` explains them.
const (
	exitOK      = 0
	exitFailed  = 1
	exitUsage   = 2
	exitLeftOut = 3
	exitStopped = 130
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program but for os.Exit, so that tests can call it.
func run(args []string, in io.Reader, out, errOut io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// A second Ctrl-C ends the program at once.
	context.AfterFunc(ctx, stop)
	return execute(ctx, control.Streams{In: in, Out: out, Err: errOut}, control.Request{Args: args, Plain: plain()}, nil)
}

// execute runs a command line and returns its exit status. A service that runs
// it for a client says so with a session; in a process of its own it is nil.
func execute(ctx context.Context, s control.Streams, r control.Request, inside *session) (exit int) {
	a := &app{in: s.In, out: s.Out, errOut: s.Err, args: r.Args, dir: r.Dir, plain: r.Plain, session: inside}
	cmd := a.root()
	cmd.SetArgs(a.args)
	c, err := cmd.ExecuteContextC(ctx)
	if err != nil && !a.understood {
		err = usage(c, err)
	}
	// What a command waits for may hear that it is to end before ctx does, which
	// is derived from what was cancelled.
	if err != nil && (ctx.Err() != nil || errors.Is(err, context.Canceled)) {
		_, _ = fmt.Fprintln(a.errOut, "dateline: stopped; what was finished is kept")
		return exitStopped
	}
	return status(err, a.errOut)
}

// status prints err for a person and turns it into an exit status.
func status(err error, errOut io.Writer) int {
	var left *leftOutError
	var usage *usageError
	var exit *exitError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &exit):
		return exit.status
	case errors.As(err, &left):
		_, _ = fmt.Fprintln(errOut, "dateline:", err)
		return exitLeftOut
	case errors.As(err, &usage):
		_, _ = fmt.Fprintln(errOut, "dateline:", err)
		_, _ = fmt.Fprintln(errOut, "Try: dateline "+usage.help)
		return exitUsage
	default:
		_, _ = fmt.Fprintln(errOut, "dateline:", err)
		return exitFailed
	}
}

// A usageError is a command line that cannot be understood.
type usageError struct {
	err  error
	help string // the help command that explains it
}

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// A leftOutError says that a command did its work but had to leave something
// out.
type leftOutError struct{ what string }

func (e *leftOutError) Error() string { return e.what }
