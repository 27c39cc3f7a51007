//go:build unix

package corpus

import "golang.org/x/sys/unix"

// FreeSpace returns the number of bytes that an unprivileged user may still
// write to the file system of dir.
func FreeSpace(dir string) (uint64, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return 0, err
	}
	return uint64(s.Bavail) * uint64(s.Bsize), nil //nolint:unconvert // their types differ between systems
}
