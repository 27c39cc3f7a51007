package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"dateline/bot/cmd/dateline/config"
	"dateline/bot/cmd/dateline/control"
)

// acceptCommands runs commands for clients over the data folder dir, until the test
// or stop ends that.
func acceptCommands(t *testing.T, dir string, grace time.Duration) (stop func()) {
	t.Helper()
	a := quiet(dir, io.Discard)
	p, err := a.openData(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s := &supervisor{app: a, cfg: config.Default(), shared: control.NewShared[*parts]()}
	server, err := control.Listen(dir, grace, s.runForClient)
	if err != nil {
		t.Fatal(err)
	}
	s.shared.Offer(p.parts)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- server.Run(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(stop)
	return stop
}

// asked runs a command as a process of its own would.
func asked(ctx context.Context, in io.Reader, args ...string) (exit int, out, errOut string) {
	var o, e bytes.Buffer
	exit = execute(ctx, control.Streams{In: in, Out: &o, Err: &e}, control.Request{Args: args, Plain: true}, nil)
	return exit, o.String(), e.String()
}

// A listener says when it is read from, and never returns anything.
type listener struct {
	io.Reader
	read chan struct{}
}

func (l listener) Read(p []byte) (int, error) {
	select {
	case l.read <- struct{}{}:
	default:
	}
	return l.Reader.Read(p)
}

func silent(t *testing.T) listener {
	r, w := io.Pipe()
	t.Cleanup(func() { w.Close() })
	return listener{r, make(chan struct{}, 1)}
}

func TestCancellingACommandEndsItInTheService(t *testing.T) {
	dir := t.TempDir()
	stop := acceptCommands(t, dir, time.Hour)
	ctx, cancel := context.WithCancel(t.Context())
	in := silent(t)
	go func() {
		<-in.read
		cancel()
	}()
	exit, _, errOut := asked(ctx, in, "repl", "--data", dir)
	if exit != exitStopped || !strings.Contains(errOut, "stopped") {
		t.Errorf("exit %d, %q", exit, errOut)
	}
	stop() // would wait an hour for a command that goes on
}

func TestAServiceThatStopsEndsItsCommands(t *testing.T) {
	dir := t.TempDir()
	stop := acceptCommands(t, dir, time.Millisecond)
	in := silent(t)
	go func() {
		<-in.read
		stop()
	}()
	exit, _, errOut := asked(t.Context(), in, "repl", "--data", dir)
	if exit != exitStopped || !strings.Contains(errOut, "stopped; what was finished is kept") {
		t.Errorf("exit %d, %q", exit, errOut)
	}
}

// TestACommandWhoseInputWasCancelledIsStopped: its input may hear that it is to
// end before its context does.
func TestACommandWhoseInputWasCancelledIsStopped(t *testing.T) {
	var errOut bytes.Buffer
	in := iotest.ErrReader(fmt.Errorf("no more input: %w", context.Canceled))
	exit := execute(t.Context(), control.Streams{In: in, Out: io.Discard, Err: &errOut}, control.Request{Args: []string{"repl", "--data", t.TempDir()}}, nil)
	if exit != exitStopped || !strings.Contains(errOut.String(), "stopped; what was finished is kept") {
		t.Errorf("exit %d, %q", exit, &errOut)
	}
}

func TestTheServiceRunsOnlyItsOwnCommandsForOthers(t *testing.T) {
	for _, args := range [][]string{{"serve"}, {"eval", "--corpus", "c", "--queries", "q"}, {"healthcheck"}} {
		var e bytes.Buffer
		exit := execute(t.Context(), control.Streams{Out: io.Discard, Err: &e}, control.Request{Args: args}, &session{})
		if exit != exitFailed || !strings.Contains(e.String(), "does not run this command") {
			t.Errorf("%v: exit %d, %q", args, exit, e.String())
		}
	}
}

// A brokenPipe takes nothing.
type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// TestAnImportThatIsCutOffIsFollowedUpByTheService: the index of a service would
// otherwise lack what such an import has stored, until the next articles come.
func TestAnImportThatIsCutOffIsFollowedUpByTheService(t *testing.T) {
	dir := t.TempDir()
	p, err := quiet(dir, io.Discard).openData(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	followed := false
	p.followUp = func() { followed = true }
	s := &supervisor{app: quiet(dir, io.Discard), cfg: config.Default(), shared: control.NewShared[*parts]()}
	s.shared.Offer(p.parts)
	exit := s.runForClient(t.Context(), control.Streams{In: strings.NewReader(""), Out: io.Discard, Err: brokenPipe{}},
		control.Request{Args: []string{"import", "--data", dir, filepath.Join(dir, "missing.txt")}, Plain: true})
	if exit == 0 || !followed {
		t.Errorf("exit %d, followed up: %v", exit, followed)
	}
}
