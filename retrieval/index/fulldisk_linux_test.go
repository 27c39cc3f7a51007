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

// TestForceMergeReportsAFullDisk checks that a merge on a full disk fails, says so,
// and leaves the index as it was. The limit on file sizes that stands for a full
// disk applies to a whole process, so the test runs in a child process.
func TestForceMergeReportsAFullDisk(t *testing.T) {
	const child = "DATELINE_TEST_FULL_DISK"
	if os.Getenv(child) == "" {
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestForceMergeReportsAFullDisk$")
		cmd.Env = append(os.Environ(), child+"=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	ix, _ := multiSegmentIndex(t, t.TempDir())
	before := segmentCount(t, ix)
	signal.Ignore(syscall.SIGXFSZ)
	var usual unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &usual); err != nil {
		t.Fatal(err)
	}
	full := unix.Rlimit{Cur: 1 << 12, Max: usual.Max}
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &full); err != nil {
		t.Fatal(err)
	}
	err := ix.forceMerge(t.Context())
	if e := unix.Setrlimit(unix.RLIMIT_FSIZE, &usual); e != nil {
		t.Fatal(e)
	}
	if !errors.Is(err, errMerge) {
		t.Errorf("error %v", err)
	}
	if n := segmentCount(t, ix); n != before {
		t.Errorf("%d segments, before %d", n, before)
	}
	if err := ix.forceMerge(t.Context()); err != nil || segmentCount(t, ix) != 1 {
		t.Errorf("with room again: %v, %d segments", err, segmentCount(t, ix))
	}
}
