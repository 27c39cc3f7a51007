package folder

import (
	"errors"
	"os"
	"path/filepath"
)

// Empty removes the index's files, but neither the folder nor other files in it.
func Empty(dir string) error {
	files := []string{filepath.Join(dir, listName)}
	for _, suffix := range []string{SegmentSuffix, TableSuffix} {
		found, err := filepath.Glob(filepath.Join(dir, "*"+suffix))
		if err != nil {
			return err
		}
		files = append(files, found...)
	}
	for _, path := range files {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}
