package folder

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"
	"golang.org/x/sync/errgroup"
)

// The names of the files: the engine's segments end in SegmentSuffix, and the
// table of each lies beside it and ends in TableSuffix instead.
const (
	SegmentSuffix = ".zap"
	TableSuffix   = ".table"
	listName      = "root.bolt" // of the segments, and what the engine keeps with them
)

// Check checks the files before the engine, which trusts them, reads them. It
// returns whether the folder holds an index. In the list of segments, the name of
// each file is the value of pathKey. Check waits for another process that has the
// folder open, and returns ErrInUse after the time given.
func Check(dir string, pathKey []byte, wait time.Duration) (used bool, err error) {
	path := filepath.Join(dir, listName)
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		left, _ := segmentFiles(dir)
		if len(left) > 0 {
			return true, errors.New("segments without the list of them")
		}
		return false, nil
	}
	segments, err := readList(path, pathKey, wait)
	if err != nil {
		return true, err
	}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, name := range segments {
		g.Go(func() error {
			if err := CheckSegment(filepath.Join(dir, filepath.Base(name))); err != nil {
				return fmt.Errorf("segment %s: %w", name, err)
			}
			return nil
		})
	}
	return true, g.Wait()
}

// readList returns the file names of the segments. It reads the whole list, so
// that any damage to it is found here.
func readList(path string, pathKey []byte, wait time.Duration) (names []string, err error) {
	defer Guard(&err)()
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true, Timeout: wait})
	if err != nil {
		return nil, InUse(err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	err = db.View(func(tx *bolt.Tx) error {
		file, err := os.Stat(path)
		if err != nil {
			return err
		}
		if file.Size() < tx.Size() {
			return errors.New("the list of segments is cut off")
		}
		return tx.ForEach(func(_ []byte, b *bolt.Bucket) error { return collectPaths(b, pathKey, &names) })
	})
	return names, err
}

// collectPaths adds the file names in a bucket to names.
func collectPaths(b *bolt.Bucket, pathKey []byte, names *[]string) error {
	return b.ForEach(func(k, value []byte) error {
		if value == nil {
			return collectPaths(b.Bucket(k), pathKey, names)
		}
		if slices.Equal(k, pathKey) {
			*names = append(*names, string(value))
		}
		return nil
	})
}
