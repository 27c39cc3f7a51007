package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// beside opens the door of a service over the data folder dir, until the test
// or stop ends it.
func beside(t *testing.T, dir string, patience time.Duration) (stop func()) {
	t.Helper()
	a := &app{out: io.Discard, errOut: io.Discard, log: slog.New(slog.DiscardHandler), data: dir}
	cov, err := a.openData(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d := a.openDoor(defaults(), dir)
	if d == nil {
		t.Fatal("the door did not open")
	}
	d.patience = patience
	d.lend(cov)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- d.Run(ctx) }()
	stopped := false
	stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		if err := cov.Close(); err != nil {
			t.Error(err)
		}
	}
	t.Cleanup(stop)
	return stop
}

// asked runs a command as a process of its own would.
func asked(ctx context.Context, in io.Reader, args ...string) (exit int, out, errOut string) {
	var o, e bytes.Buffer
	a := &app{in: in, out: &o, errOut: &e, args: args, plain: true}
	exit = a.run(ctx)
	return exit, o.String(), e.String()
}

// A listener tells when somebody reads from it, and gives them nothing.
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

func never(t *testing.T) listener {
	r, w := io.Pipe()
	t.Cleanup(func() { w.Close() })
	return listener{r, make(chan struct{}, 1)}
}

func TestCancellingACommandEndsItInTheService(t *testing.T) {
	dir := t.TempDir()
	stop := beside(t, dir, time.Hour)
	ctx, cancel := context.WithCancel(t.Context())
	in := never(t)
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
	stop := beside(t, dir, time.Millisecond)
	in := never(t)
	go func() {
		<-in.read
		stop()
	}()
	exit, _, errOut := asked(t.Context(), in, "repl", "--data", dir)
	if exit != exitStopped || !strings.Contains(errOut, "stopped; what was finished is kept") {
		t.Errorf("exit %d, %q", exit, errOut)
	}
}

func TestALongFolderHasADoorToo(t *testing.T) {
	links := t.TempDir()
	t.Setenv("TMPDIR", links)
	dir := filepath.Join(t.TempDir(), strings.Repeat("long", 40), strings.Repeat("longer", 20))
	stop := beside(t, dir, time.Hour)
	socket := filepath.Join(dir, socketName)
	info, err := os.Lstat(socket)
	if err != nil || info.Mode().Perm() != 0o600 || info.Mode().Type() != os.ModeSocket {
		t.Errorf("%v, %v", info, err)
	}
	if exit, out, errOut := asked(t.Context(), nil, "feeds", "list", "--data", dir); exit != exitOK || !strings.Contains(out, "No feeds") {
		t.Errorf("exit %d, %q, %q", exit, out, errOut)
	}
	stop()
	if _, err := os.Lstat(socket); !os.IsNotExist(err) {
		t.Errorf("the socket is left behind: %v", err)
	}
	left, err := filepath.Glob(filepath.Join(links, "*"))
	if err != nil || len(left) > 0 {
		t.Errorf("links left behind: %v, %v", left, err)
	}
}

func TestTheServiceRunsOnlyItsOwnCommandsForOthers(t *testing.T) {
	for _, args := range [][]string{{"serve"}, {"eval", "--corpus", "c", "--queries", "q"}, {"healthcheck"}} {
		var e bytes.Buffer
		a := &app{out: io.Discard, errOut: &e, args: args, running: &guest{}, config: &config{}}
		if exit := a.run(t.Context()); exit != exitFailed || !strings.Contains(e.String(), "does not run this command") {
			t.Errorf("%v: exit %d, %q", args, exit, e.String())
		}
	}
}

// TestAServiceThatGoesAwayIsSaidInOneSentence: a service that is killed hangs
// up on those who wait for it.
func TestAServiceThatGoesAwayIsSaidInOneSentence(t *testing.T) {
	dir := t.TempDir()
	l, err := listenSocket(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		for conn, err := l.Accept(); err == nil; conn, err = l.Accept() {
			conn.Close()
		}
	}()
	exit, _, errOut := asked(t.Context(), nil, "sources", "--data", dir)
	if want := "dateline: the service has ended without finishing this: try again\n"; exit != exitFailed || errOut != want {
		t.Errorf("exit %d, %q", exit, errOut)
	}
}

// TestGuestsGiveTheCoverageBack: who has it is stopped after a while, who comes
// waits for the next, and is refused when there will be none.
func TestGuestsGiveTheCoverageBack(t *testing.T) {
	d := quiet("", io.Discard).openDoor(defaults(), t.TempDir())
	defer d.listener.Close()
	d.patience = time.Millisecond
	d.lend(&coverage{dir: "old"})
	ctx, cancel := context.WithCancel(t.Context())
	g := &guest{door: d, stop: cancel}
	first, err := g.borrow(ctx)
	if err != nil || first.dir != "old" {
		t.Fatal(first, err)
	}
	cleared := make(chan struct{})
	go func() {
		defer close(cleared)
		d.clear()
	}()
	<-ctx.Done()
	if err := first.Close(); err != nil {
		t.Error(err)
	}
	if err := first.Close(); err != nil {
		t.Error("given back twice:", err)
	}
	<-cleared
	next := make(chan *coverage)
	go func() {
		c, err := (&guest{door: d, stop: func() {}}).borrow(context.Background())
		if err != nil {
			t.Error(err)
		}
		next <- c
	}()
	d.lend(&coverage{dir: "new"})
	c := <-next
	if c.dir != "new" {
		t.Errorf("the next is %q", c.dir)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	d.clear()
	d.finish()
	if _, err := g.borrow(context.Background()); !errors.Is(err, errStopping) {
		t.Error(err)
	}
	if err := g.renew(context.Background(), nil); !errors.Is(err, errStopping) {
		t.Error(err)
	}
}
