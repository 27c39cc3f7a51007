package backup

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"
)

// format numbers the layout of backups: a tar archive, compressed with
// Zstandard (RFC 8878), of the manifest and then the files that it names, in
// its order.
const format = 1

// manifestName is the first file of a backup; it has at most manifestSize
// bytes.
const (
	manifestName = "manifest.json"
	manifestSize = 1 << 20
)

// A Manifest says what a backup holds.
type Manifest struct {
	Format int `json:"format"`
	// Program is the version of the program that made it, Made when.
	Program string    `json:"program"`
	Made    time.Time `json:"made"`
	Files   []File    `json:"files"`
}

// A File is one file of the data folder.
type File struct {
	Name string `json:"name"`
	// Size is in bytes, SHA256 in hexadecimal digits.
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// Size is that of all files unpacked, in bytes.
func (m Manifest) Size() (n int64) {
	for _, f := range m.Files {
		n += f.Size
	}
	return n
}

var (
	// ErrNoBackup says that a file is something else.
	ErrNoBackup = errors.New("it is no backup of dateline")
	// ErrDamaged says that a backup is not as it was written.
	ErrDamaged = errors.New("the backup is damaged or cut off, and nothing of it was restored")
)

// A NewerError says that a newer version of the program has made the backup.
type NewerError struct{ Program string }

func (e *NewerError) Error() string {
	return fmt.Sprintf("the backup was made by a newer dateline (%s), and this one cannot read it: use that version", e.Program)
}

// check refuses manifests that this program has not written.
func (m Manifest) check() error {
	switch {
	case m.Format > format:
		return &NewerError{m.Program}
	case m.Format < 1:
		return ErrNoBackup
	}
	seen := map[string]bool{manifestName: true}
	for _, f := range m.Files {
		if seen[f.Name] || !filepath.IsLocal(f.Name) || filepath.Base(f.Name) != f.Name || f.Size < 0 {
			return fmt.Errorf("%w: it names a file %q", ErrDamaged, f.Name)
		}
		seen[f.Name] = true
	}
	return nil
}
