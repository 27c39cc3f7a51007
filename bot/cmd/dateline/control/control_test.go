package control_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/bot/cmd/dateline/control"
)

// serve runs a command for clients in dir, until the test or stop ends it.
func serve(t *testing.T, dir string, grace time.Duration, command control.Command) (stop func()) {
	t.Helper()
	s, err := control.Listen(dir, grace, command)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- s.Run(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(stop)
	return stop
}

func dial(t *testing.T, dir string) *control.Client {
	t.Helper()
	c, err := control.Dial(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// greet asks for a name and answers on both outputs.
func greet(_ context.Context, s control.Streams, r control.Request) int {
	out, ok := s.Out.(interface{ Columns() int })
	if !ok {
		return 2
	}
	fmt.Fprintf(s.Err, "%s in %s, %d columns, plain: %v\n", strings.Join(r.Args, " "), r.Dir, out.Columns(), r.Plain)
	name, err := bufio.NewReader(s.In).ReadString('\n')
	if err != nil {
		return 1
	}
	fmt.Fprint(s.Out, "Hello, "+name)
	return 3
}

func TestACommandHasTheClientsStreams(t *testing.T) {
	dir := t.TempDir()
	serve(t, dir, time.Hour, greet)
	var out, errOut bytes.Buffer
	exit, err := dial(t, dir).Run(t.Context(),
		control.Streams{In: strings.NewReader("Ann\nrest"), Out: &out, Err: &errOut},
		control.Request{Args: []string{"greet", "--now"}, Dir: "/somewhere", Plain: true, Columns: [3]int{0, 72, 0}})
	if err != nil || exit != 3 || out.String() != "Hello, Ann\n" || errOut.String() != "greet --now in /somewhere, 72 columns, plain: true\n" {
		t.Errorf("exit %d, %v, %q, %q", exit, err, &out, &errOut)
	}
}

// A reading tells when somebody reads from it, and gives them nothing.
type reading struct {
	io.Reader
	began chan struct{}
}

func newReading(t *testing.T) reading {
	r, w := io.Pipe()
	t.Cleanup(func() { w.Close() })
	return reading{r, make(chan struct{}, 1)}
}

func (r reading) Read(p []byte) (int, error) {
	select {
	case r.began <- struct{}{}:
	default:
	}
	return r.Reader.Read(p)
}

func TestInputIsReadOnlyWhereTheCommandReads(t *testing.T) {
	dir := t.TempDir()
	serve(t, dir, time.Hour, func(context.Context, control.Streams, control.Request) int { return 0 })
	in := newReading(t)
	exit, err := dial(t, dir).Run(t.Context(), control.Streams{In: in, Out: io.Discard, Err: io.Discard}, control.Request{})
	if exit != 0 || err != nil || len(in.began) != 0 {
		t.Errorf("exit %d, %v, input was read: %v", exit, err, len(in.began) != 0)
	}
}

func TestACommandEndsWithItsClient(t *testing.T) {
	dir := t.TempDir()
	stop := serve(t, dir, time.Hour, greet)
	ctx, cancel := context.WithCancel(t.Context())
	in := newReading(t)
	go func() {
		<-in.began
		cancel()
	}()
	exit, err := dial(t, dir).Run(ctx, control.Streams{In: in, Out: io.Discard, Err: io.Discard}, control.Request{})
	if exit != 1 && !errors.Is(err, context.Canceled) { // whichever is heard first
		t.Errorf("exit %d, %v", exit, err)
	}
	stop() // would wait an hour for a command that goes on
}

func TestAServerThatStopsCancelsWhatOutlastsItsGrace(t *testing.T) {
	dir := t.TempDir()
	stop := serve(t, dir, time.Millisecond, greet)
	in := newReading(t)
	go func() {
		<-in.began
		stop()
	}()
	var errOut bytes.Buffer
	exit, err := dial(t, dir).Run(t.Context(), control.Streams{In: in, Out: io.Discard, Err: &errOut}, control.Request{Args: []string{"greet"}})
	if exit != 1 || err != nil || !strings.HasPrefix(errOut.String(), "greet") {
		t.Errorf("exit %d, %v, %q", exit, err, &errOut)
	}
}

func TestASocketIsItsOwnersInAFolderWithALongPathToo(t *testing.T) {
	links := t.TempDir()
	t.Setenv("TMPDIR", links)
	for _, dir := range []string{t.TempDir(), filepath.Join(t.TempDir(), strings.Repeat("long", 40), strings.Repeat("longer", 20))} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		socket := filepath.Join(dir, control.SocketName)
		if err := os.WriteFile(socket, nil, 0o600); err != nil { // as a service that was killed leaves it
			t.Fatal(err)
		}
		stop := serve(t, dir, time.Hour, greet)
		info, err := os.Lstat(socket)
		if err != nil || info.Mode().Perm() != 0o600 || info.Mode().Type() != os.ModeSocket {
			t.Errorf("%v, %v", info, err)
		}
		if exit, err := dial(t, dir).Run(t.Context(), control.Streams{In: strings.NewReader("Bo\n"), Out: io.Discard, Err: io.Discard}, control.Request{}); exit != 3 || err != nil {
			t.Errorf("exit %d, %v", exit, err)
		}
		stop()
		if _, err := os.Lstat(socket); !os.IsNotExist(err) {
			t.Errorf("the socket is left behind: %v", err)
		}
	}
	left, err := filepath.Glob(filepath.Join(links, "dateline*"))
	if err != nil || len(left) > 0 {
		t.Errorf("links left behind: %v, %v", left, err)
	}
}

func TestNobodyListens(t *testing.T) {
	dir := t.TempDir()
	if _, err := control.Dial(t.Context(), dir); err == nil {
		t.Error("somebody listens in an empty folder")
	}
	if err := os.WriteFile(filepath.Join(dir, control.SocketName), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := control.Dial(t.Context(), dir); err == nil {
		t.Error("somebody listens at a socket that was left behind")
	}
}

// TestAServiceThatGoesAwayIsSaidInOneSentence: a service that is killed hangs
// up on those who wait for it.
func TestAServiceThatGoesAwayIsSaidInOneSentence(t *testing.T) {
	dir := t.TempDir()
	hangUp, err := control.ListenOnly(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer hangUp.Close()
	go func() {
		for conn, err := hangUp.Accept(); err == nil; conn, err = hangUp.Accept() {
			conn.Close()
		}
	}()
	_, err = dial(t, dir).Run(t.Context(), control.Streams{Out: io.Discard, Err: io.Discard}, control.Request{})
	var lost *control.LostError
	if !errors.As(err, &lost) || lost.Err == nil || err.Error() != "the service has ended without finishing this: try again" {
		t.Error(err)
	}
}
