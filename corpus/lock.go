package corpus

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// LockName is the name of the lock file in the data folder. The operating
// system releases the lock when the process ends, however it ends, so the file
// itself may stay.
const LockName = "lock"

// An InUseError reports that another process has the data folder open.
type InUseError struct {
	Dir string
	// PID is the id of the process that holds the lock, 0 if unknown.
	PID int
}

func (e *InUseError) Error() string {
	who := "another dateline"
	if e.PID != 0 {
		who += " (process " + strconv.Itoa(e.PID) + ")"
	}
	return fmt.Sprintf("the data folder %q is in use by %s: stop it first, or choose another folder", e.Dir, who)
}

// Lock creates the data folder dir if necessary, and locks every other process
// out of it until the returned lock is closed. It does not wait: if the folder
// is already locked, it fails with an [InUseError].
func Lock(dir string) (io.Closer, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("the data folder %q cannot be made: %w", dir, err)
	}
	return lockFolder(dir)
}

// lockFolder takes the lock on dir or fails at once.
func lockFolder(dir string) (io.Closer, error) {
	path := filepath.Join(dir, LockName)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("the data folder %q cannot be written to: %w", dir, err)
	}
	taken, err := tryLock(f)
	if err != nil {
		_ = f.Close() // the first error matters more
		return nil, fmt.Errorf("the data folder %q cannot be locked: %w", dir, err)
	}
	if taken {
		defer f.Close()
		return nil, &InUseError{Dir: dir, PID: readPID(f)}
	}
	writePID(f)
	return f, nil
}

func readPID(f *os.File) int {
	b, err := io.ReadAll(io.LimitReader(f, 20))
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		return 0
	}
	return pid
}

// writePID tells other processes who holds the lock. Failure is ignored because
// the lock holds regardless.
func writePID(f *os.File) {
	if f.Truncate(0) == nil {
		_, _ = f.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	}
}
