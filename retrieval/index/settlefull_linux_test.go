package index

import (
	"errors"
	"os/signal"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// TestSettlingOnAFullDisk gives up, says so, and leaves the index as it was.
func TestSettlingOnAFullDisk(t *testing.T) {
	ix, _ := inSegments(t, t.TempDir(), Options{settleAfter: time.Hour})
	before := segments(t, ix)
	signal.Ignore(syscall.SIGXFSZ)
	defer signal.Reset(syscall.SIGXFSZ)
	var usual unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &usual); err != nil {
		t.Fatal(err)
	}
	full := unix.Rlimit{Cur: 1 << 12, Max: usual.Max}
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &full); err != nil {
		t.Fatal(err)
	}
	err := ix.Settle(t.Context())
	if e := unix.Setrlimit(unix.RLIMIT_FSIZE, &usual); e != nil {
		t.Fatal(e)
	}
	if !errors.Is(err, errMerging) {
		t.Errorf("error %v", err)
	}
	if n := segments(t, ix); n != before {
		t.Errorf("%d segments, before %d", n, before)
	}
	if err := ix.Settle(t.Context()); err != nil || segments(t, ix) != 1 {
		t.Errorf("with room again: %v, %d segments", err, segments(t, ix))
	}
}
