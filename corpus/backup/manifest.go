package backup

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"
)

// formatVersion is the version of the backup format: a tar archive, compressed
// with Zstandard (RFC 8878), of the manifest followed by the files that it
// lists, in the same order.
const formatVersion = 1

// manifestName is the first file of a backup; maxManifestSize bounds it in
// bytes.
const (
	manifestName    = "manifest.json"
	maxManifestSize = 1 << 20
)

// A Manifest lists the contents of a backup.
type Manifest struct {
	// Format is the version of the backup format.
	Format int `json:"format"`
	// Program is the version of the program that made the backup, Made the
	// time.
	Program string    `json:"program"`
	Made    time.Time `json:"made"`
	Files   []File    `json:"files"`
}

// A File is one file of the data folder.
type File struct {
	Name string `json:"name"`
	// Size is in bytes, SHA256 in hexadecimal.
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// Size returns the total size of the unpacked files in bytes.
func (m Manifest) Size() (n int64) {
	for _, f := range m.Files {
		n += f.Size
	}
	return n
}

var (
	// errNotBackup is returned for a file that is something else.
	errNotBackup = errors.New("it is no backup of dateline")
	// errDamaged is returned for a backup that is not as it was written.
	errDamaged = errors.New("the backup is damaged or cut off, and nothing of it was restored")
)

// A newerError reports a backup that was made by a newer version of the
// program.
type newerError struct{ program string }

func (e *newerError) Error() string {
	return fmt.Sprintf("the backup was made by a newer dateline (%s), and this one cannot read it: use that version", e.program)
}

// check rejects manifests that this program cannot have written.
func (m Manifest) check() error {
	switch {
	case m.Format > formatVersion:
		return &newerError{m.Program}
	case m.Format < 1:
		return errNotBackup
	}
	seen := map[string]bool{manifestName: true}
	for _, f := range m.Files {
		if seen[f.Name] || !filepath.IsLocal(f.Name) || filepath.Base(f.Name) != f.Name || f.Size < 0 {
			return fmt.Errorf("%w: it names a file %q", errDamaged, f.Name)
		}
		seen[f.Name] = true
	}
	return nil
}
