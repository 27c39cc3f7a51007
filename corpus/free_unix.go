//go:build unix

package corpus

import "golang.org/x/sys/unix"

// Free is how many bytes an ordinary user may still write on the disk of dir.
func Free(dir string) (uint64, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return 0, err
	}
	return uint64(s.Bavail) * uint64(s.Bsize), nil //nolint:unconvert // their types differ between systems
}
