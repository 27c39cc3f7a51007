package index

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"

	"github.com/blevesearch/bleve/v2/util"
	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
	"golang.org/x/sync/errgroup"

	"dateline/corpus"
)

// errInUse means that another process has the index open.
var errInUse = errors.New("another process has the index open: stop it, or ask it")

func inUse(err error) error {
	if errors.Is(err, bolterrors.ErrTimeout) {
		return fmt.Errorf("%w (%w)", errInUse, err)
	}
	return err
}

// guard returns a function that, if deferred, turns a panic into an error. Damaged
// bytes make the engine index beyond a slice, or read beyond the end of a
// memory-mapped file, a fault that SetPanicOnFault turns into a panic.
func guard(err *error) func() {
	before := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(before)
		if r := recover(); r != nil {
			*err = fmt.Errorf("%w: %v", errPanic, r)
		}
	}
}

var errPanic = errors.New("the index could not be read")

// guardSearch is guard for searches. If one panics because the index is damaged,
// the damage is noted, and the index answers no more until it is rebuilt.
func (ix *index) guardSearch(err *error) func() {
	end := guard(err)
	return func() {
		if r := recover(); r != nil {
			*err = fmt.Errorf("%w: %v", errPanic, r)
		}
		end()
		if ix.isDamage(*err) {
			ix.mu.Lock()
			ix.damage = *err
			ix.mu.Unlock()
		}
	}
}

// errDamaged is the error of searches once the index is known to be damaged.
var errDamaged = errors.New("the index is damaged and will be rebuilt")

// isDamage tells whether what broke a search is damage that was not known yet. A
// panic while the files are sound is a bug in reading one question. That is no
// reason to rebuild the index and leave everybody without answers meanwhile.
func (ix *index) isDamage(err error) bool {
	switch {
	case errors.Is(err, errDamaged):
		return false
	case errors.Is(err, errTable):
		return true
	}
	return errors.Is(err, errPanic) && !ix.filesSound()
}

// filesSound tells whether the segment files hold the bytes that were written.
func (ix *index) filesSound() bool {
	if ix.dir == "" {
		return true
	}
	files, err := filepath.Glob(filepath.Join(ix.dir, "*"+segmentSuffix))
	for _, path := range files {
		if bad := checkSegment(path); bad != nil && !errors.Is(bad, os.ErrNotExist) {
			err = errors.Join(err, bad)
		}
	}
	return err == nil
}

const boltName = "root.bolt"

// checkFolder checks the files before the engine, which trusts them, reads them.
// It returns whether the folder holds an index.
func (ix *index) checkFolder() (used bool, err error) {
	if ix.dir == "" {
		return false, nil
	}
	path := filepath.Join(ix.dir, boltName)
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		left, _ := filepath.Glob(filepath.Join(ix.dir, "*"+segmentSuffix))
		if len(left) > 0 {
			return true, errors.New("segments without the list of them")
		}
		return false, nil
	}
	segments, err := ix.readSegmentList(path)
	if err != nil {
		return true, err
	}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, name := range segments {
		g.Go(func() error {
			if err := checkSegment(filepath.Join(ix.dir, filepath.Base(name))); err != nil {
				return fmt.Errorf("segment %s: %w", name, err)
			}
			return nil
		})
	}
	return true, g.Wait()
}

// readSegmentList returns the file names of the segments. It reads the whole list,
// so that any damage to it is found here.
func (ix *index) readSegmentList(path string) (names []string, err error) {
	defer guard(&err)()
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true, Timeout: ix.opts.lockWait})
	if err != nil {
		return nil, inUse(err)
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
		return tx.ForEach(func(_ []byte, b *bolt.Bucket) error { return collectPaths(b, &names) })
	})
	return names, err
}

// collectPaths adds the file names in a bucket to names.
func collectPaths(b *bolt.Bucket, names *[]string) error {
	return b.ForEach(func(k, value []byte) error {
		if value == nil {
			return collectPaths(b.Bucket(k), names)
		}
		if slices.Equal(k, util.BoltPathKey) {
			*names = append(*names, string(value))
		}
		return nil
	})
}

// checkSegment compares a segment file with the checksum that zapx writes at its
// end: a big-endian CRC-32 (IEEE) of everything before it.
func checkSegment(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() < 4 {
		return errors.New("cut off")
	}
	const buffer = 128 << 10 // fits a core's cache, so it is summed up while it is there
	sum := crc32.NewIEEE()
	if _, err := io.CopyBuffer(sum, io.LimitReader(f, info.Size()-4), make([]byte, buffer)); err != nil {
		return err
	}
	var end [4]byte
	if _, err := io.ReadFull(f, end[:]); err != nil {
		return err
	}
	if binary.BigEndian.Uint32(end[:]) != sum.Sum32() {
		return errors.New("its bytes are not those that were written")
	}
	return nil
}

// reset removes the index's files, but neither the folder nor other files in it.
func (ix *index) reset() error {
	err := ix.stop()
	if err != nil {
		ix.opts.Log.Warn("the damaged index did not close well", "error", err)
	}
	ix.refreshMu.Lock()
	defer ix.refreshMu.Unlock()
	clear(ix.tables)
	ix.postings.DeleteFunc(func(listKey) bool { return true })
	ix.texts.DeleteFunc(func(corpus.Arrival) bool { return true })
	ix.outlines.DeleteFunc(func(corpus.Arrival) bool { return true })
	ix.mu.Lock()
	ix.damage = nil
	ix.mu.Unlock()
	if ix.dir == "" {
		return nil
	}
	files := []string{filepath.Join(ix.dir, boltName)}
	for _, suffix := range []string{segmentSuffix, tableSuffix} {
		found, err := filepath.Glob(filepath.Join(ix.dir, "*"+suffix))
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

// spotCheck compares a few articles with the store, enough to notice that the
// index belongs to another store.
func (ix *index) spotCheck(ctx context.Context, v *view) error {
	const some = 16
	var asked []corpus.Arrival
	sums := make(map[corpus.Arrival]uint64)
	for _, p := range v.parts {
		step := max(1, len(p.table.versions)/some)
		for i := 0; i < len(p.table.versions); i += step {
			if e := &p.table.versions[i]; p.live.has(e.first) {
				asked = append(asked, e.arrival)
				sums[e.arrival] = e.sum
			}
		}
	}
	if len(asked) == 0 {
		return nil
	}
	versions, err := ix.store.Versions(ctx, asked...)
	if err != nil {
		return fmt.Errorf("the store lacks what the index holds: %w", err)
	}
	for _, x := range versions {
		if contentSum(x) != sums[x.Arrival] {
			return fmt.Errorf("arrival %d is another article in the store", x.Arrival)
		}
	}
	return nil
}
