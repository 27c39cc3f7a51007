package folder

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
)

// CheckSegment compares a segment file with the checksum that zapx writes at its
// end: a big-endian CRC-32 (IEEE) of everything before it. The error is an
// os.ErrNotExist if there is no such file.
func CheckSegment(path string) error {
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

// CheckSegments checks all segment files in a folder, while the engine may remove
// some of them.
func CheckSegments(dir string) error {
	files, err := segmentFiles(dir)
	for _, path := range files {
		if bad := CheckSegment(path); bad != nil && !errors.Is(bad, os.ErrNotExist) {
			err = errors.Join(err, bad)
		}
	}
	return err
}

func segmentFiles(dir string) ([]string, error) {
	return filepath.Glob(filepath.Join(dir, "*"+SegmentSuffix))
}
