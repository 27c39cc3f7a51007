package index

import (
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// TestSettlingOnAFullDisk gives up, says so, and leaves the index as it was. The
// limit that stands in for the end of the disk holds for all of a process, so it
// has one of its own.
func TestSettlingOnAFullDisk(t *testing.T) {
	const child = "DATELINE_TEST_FULL_DISK"
	if os.Getenv(child) == "" {
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestSettlingOnAFullDisk$")
		cmd.Env = append(os.Environ(), child+"=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	ix, _ := inSegments(t, t.TempDir())
	before := segments(t, ix)
	signal.Ignore(syscall.SIGXFSZ)
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
