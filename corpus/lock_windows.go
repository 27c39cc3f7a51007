package corpus

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockedByte lies beyond the process number that the file holds: Windows
// forbids others to read what is locked.
const lockedByte = 1 << 20

// tryLock takes f's lock without waiting, and tells whether somebody else has
// taken it.
func tryLock(f *os.File) (taken bool, err error) {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err = windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &windows.Overlapped{Offset: lockedByte})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return true, nil
	}
	return false, err
}
