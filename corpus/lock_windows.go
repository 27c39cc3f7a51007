package corpus

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockedByte is an offset far behind the process id in the file: Windows
// forbids others to read a locked range.
const lockedByte = 1 << 20

// tryLock locks f without waiting, and reports whether another process holds
// the lock.
func tryLock(f *os.File) (taken bool, err error) {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err = windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &windows.Overlapped{Offset: lockedByte})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return true, nil
	}
	return false, err
}
