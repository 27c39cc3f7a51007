package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// A Pair is the two folders of an index, by the name of the first; the second lies
// beside it, and its name ends in ".new". The empty Pair is that of an index in
// memory.
//
// The second folder is the active one as long as it contains the marker file. That
// file is created and removed in one step, so it is always clear which folder
// holds a complete index, however the process ends.
type Pair string

const buildSuffix, completeMarker = ".new", "complete"

func (p Pair) first() string  { return string(p) }
func (p Pair) second() string { return string(p) + buildSuffix }
func (p Pair) marker() string { return filepath.Join(p.second(), completeMarker) }

// Recover leaves the complete folder alone, under the first name, whatever a
// process that was killed left behind.
func (p Pair) Recover() error {
	if p == "" {
		return nil
	}
	if _, err := os.Stat(p.marker()); errors.Is(err, fs.ErrNotExist) {
		return os.RemoveAll(p.second())
	} else if err != nil {
		return err
	}
	if err := os.RemoveAll(p.first()); err != nil {
		return err
	}
	if err := os.Rename(p.second(), p.first()); err != nil {
		return err
	}
	return os.Remove(filepath.Join(p.first(), completeMarker))
}

// Other returns the folder that is not the given one; "" in memory.
func (p Pair) Other(active string) string {
	if active == p.first() && p != "" {
		return p.second()
	}
	return p.first()
}

// Activate makes one of the folders the one that Recover leaves.
func (p Pair) Activate(folder string) error {
	switch folder {
	case "":
		return nil
	case p.first():
		return os.Remove(p.marker())
	}
	return os.WriteFile(p.marker(), nil, 0o600)
}
