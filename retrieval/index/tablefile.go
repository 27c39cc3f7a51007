package index

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"dateline/retrieval/index/folder"
	"dateline/retrieval/index/sealed"
)

// tableFormat numbers the layout of the files that hold tables. Each is a cache
// beside its segment, because reading a table out of the segment, record by
// record, takes longer than anything else at opening. A file that is missing,
// damaged or of another segment, as older programs leave them, is written anew
// from the records.
const tableFormat = 1

// A fileSegment is a segment that is on the disk.
type fileSegment interface {
	segment.Segment
	Path() string
	CRC() uint32 // the checksum at the end of its file
}

func tablePath(s fileSegment) string {
	return strings.TrimSuffix(s.Path(), folder.SegmentSuffix) + folder.TableSuffix
}

// readTable reads the table beside a segment. It returns nil if there is none or
// it is not valid.
func readTable(s fileSegment, sources *interner) *table {
	b, err := os.ReadFile(tablePath(s))
	if err != nil {
		return nil
	}
	t := decodeTable(b, s, sources)
	if t != nil {
		t.saved = true
	}
	return t
}

// encode returns the table's bytes: whose table it is, the record of each
// version, and a checksum.
func (t *table) encode(s fileSegment, sources *interner) []byte {
	b := make([]byte, 0, 32+64*len(t.versions)+6*t.docs())
	b = binary.AppendUvarint(b, tableFormat)
	b = binary.LittleEndian.AppendUint64(b, uint64(s.CRC()))
	b = binary.AppendUvarint(b, uint64(t.docs()))
	b = binary.AppendUvarint(b, uint64(len(t.versions)))
	for i := range t.versions {
		r := t.record(&t.versions[i], sources).encode()
		b = binary.AppendUvarint(b, uint64(len(r)))
		b = append(b, r...)
	}
	return sealed.Seal(b)
}

// decodeTable reads what encode wrote for the same segment. It returns nil for
// any other bytes.
func decodeTable(b []byte, s fileSegment, sources *interner) *table {
	d, ok := sealed.Open(b)
	if !ok {
		return nil
	}
	docs := s.Count()
	if d.Uvarint() != tableFormat || d.Uint64() != uint64(s.CRC()) || d.Uvarint() != docs {
		return nil
	}
	versions := d.Uvarint()
	if versions > docs {
		return nil
	}
	t := newTable(int(docs), int(versions))
	var rec record
	doc := uint64(0)
	for range versions {
		if rec.decode(d.Bytes()) != nil || len(rec.spans) == 0 || uint64(len(rec.spans)) > docs-doc {
			return nil
		}
		t.put(uint32(doc), &rec, sources.intern(rec.source))
		doc += uint64(len(rec.spans))
	}
	if !d.Done() || doc != docs {
		return nil
	}
	return t
}

// saveTables writes the tables of a view that have no file yet, and removes the
// files of segments that are gone. The caller holds refreshMu.
func (ix *index) saveTables(v *view) {
	if ix.dir == "" {
		return
	}
	used := make(map[string]bool, len(v.parts))
	for _, p := range v.parts {
		s, ok := p.segment.Segment().(fileSegment)
		if !ok {
			continue // it is only in memory yet
		}
		path := tablePath(s)
		used[filepath.Base(path)] = true
		if p.table.saved {
			continue
		}
		if err := os.WriteFile(path, p.table.encode(s, ix.sources), 0o600); err != nil {
			ix.opts.Log.Warn("a table could not be written; the next opening takes longer", "file", path, "error", err)
		}
		p.table.saved = true
	}
	files, _ := filepath.Glob(filepath.Join(ix.dir, "*"+folder.TableSuffix)) // the pattern is sound
	for _, path := range files {
		if !used[filepath.Base(path)] {
			_ = os.Remove(path) // the next refresh tries again
		}
	}
}
