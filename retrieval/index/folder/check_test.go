package folder

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
)

// sealed returns a segment's content with its checksum.
func sealed(content string) string {
	return string(binary.BigEndian.AppendUint32([]byte(content), crc32.ChecksumIEEE([]byte(content))))
}

func TestCheckSegment(t *testing.T) {
	path := filepath.Join(t.TempDir(), "1"+SegmentSuffix)
	if err := CheckSegment(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("without a file: %v", err)
	}
	whole := sealed("postings")
	for content, sound := range map[string]bool{
		whole: true, sealed(""): true, "": false, whole[:3]: false, whole[:len(whole)-1]: false, "P" + whole[1:]: false,
	} {
		write(t, path, content)
		if err := CheckSegment(path); (err == nil) != sound {
			t.Errorf("%q: %v", content, err)
		}
		if err := CheckSegments(filepath.Dir(path)); (err == nil) != sound {
			t.Errorf("the folder of %q: %v", content, err)
		}
	}
}

// TestCheck lists a segment as the engine does, and takes it away.
func TestCheck(t *testing.T) {
	dir := t.TempDir()
	check := func(wantUsed, sound bool) error {
		t.Helper()
		used, err := Check(dir, []byte("path"), time.Millisecond)
		if used != wantUsed || (err == nil) != sound {
			t.Errorf("%t, %v", used, err)
		}
		return err
	}
	_ = check(false, true)
	segment := filepath.Join(dir, "1"+SegmentSuffix)
	write(t, segment, sealed("postings"))
	_ = check(true, false) // nothing lists it
	db := listSegment(t, dir, filepath.Base(segment))
	if err := check(true, false); !errors.Is(err, ErrInUse) {
		t.Error(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	_ = check(true, true)
	if err := os.Remove(segment); err != nil {
		t.Fatal(err)
	}
	_ = check(true, false)
	write(t, filepath.Join(dir, "notes"), "")
	if err := Empty(dir); err != nil {
		t.Fatal(err)
	}
	_ = check(false, true)
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("%v is left, %v", left, err)
	}
}

// listSegment writes a list of one segment, which stays open.
func listSegment(t *testing.T, dir, name string) *bolt.DB {
	t.Helper()
	db, err := bolt.Open(filepath.Join(dir, listName), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket([]byte("snapshots"))
		if err == nil {
			b, err = b.CreateBucket([]byte("1"))
		}
		if err != nil {
			return err
		}
		return b.Put([]byte("path"), []byte(name))
	})
	if err != nil {
		t.Fatal(err)
	}
	return db
}
