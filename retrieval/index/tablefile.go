package index

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// A table is kept in a file beside its segment: reading it out of the segment,
// record by record, takes longer than all else at opening. The file is a
// cache. One that is missing, damaged or of another segment, as an older
// program leaves them, is made anew from the records.

// tableFormat numbers the layout of these files.
const tableFormat = 1

const segmentSuffix, tableSuffix = ".zap", ".table"

// A filed segment is one that is on the disk.
type filed interface {
	segment.Segment
	Path() string
	CRC() uint32 // that the file ends with
}

func tablePath(s filed) string { return strings.TrimSuffix(s.Path(), segmentSuffix) + tableSuffix }

// readTable reads the table that is kept beside a segment, nil where there is
// none that holds.
func readTable(s filed, sources *names) *table {
	b, err := os.ReadFile(tablePath(s))
	if err != nil {
		return nil
	}
	t := decodeTable(b, s, sources)
	if t != nil {
		t.kept = true
	}
	return t
}

// encode returns the table's bytes, closed by their checksum: whose table it
// is, then the record of each version.
func (t *table) encode(s filed, sources *names) []byte {
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
	return binary.LittleEndian.AppendUint32(b, checksum(b))
}

// decodeTable reads what encode wrote of the same segment; any other bytes are
// no table.
func decodeTable(b []byte, s filed, sources *names) *table {
	if len(b) < 4 || checksum(b[:len(b)-4]) != binary.LittleEndian.Uint32(b[len(b)-4:]) {
		return nil
	}
	d := decoder{b: b[:len(b)-4]}
	docs := s.Count()
	if d.uvarint() != tableFormat || d.fixed() != uint64(s.CRC()) || d.uvarint() != docs {
		return nil
	}
	versions := d.uvarint()
	if versions > docs {
		return nil
	}
	t := newTable(int(docs), int(versions))
	var rec record
	doc := uint64(0)
	for range versions {
		if rec.decode(d.bytes()) != nil || len(rec.spans) == 0 || uint64(len(rec.spans)) > docs-doc {
			return nil
		}
		t.put(uint32(doc), &rec, sources.number(rec.source))
		doc += uint64(len(rec.spans))
	}
	if d.bad || len(d.b) != 0 || doc != docs {
		return nil
	}
	return t
}

// keepTables writes the tables of a view that are not kept yet, and removes
// those of segments that are gone. The caller holds renewing.
func (ix *Index) keepTables(v *view) {
	if ix.dir == "" {
		return
	}
	used := make(map[string]bool, len(v.parts))
	for _, p := range v.parts {
		s, ok := p.segment.Segment().(filed)
		if !ok {
			continue // it is not on the disk yet
		}
		path := tablePath(s)
		used[filepath.Base(path)] = true
		if p.table.kept {
			continue
		}
		if err := os.WriteFile(path, p.table.encode(s, ix.sources), 0o600); err != nil {
			ix.opts.Log.Warn("a table could not be written; the next opening takes longer", "file", path, "error", err)
		}
		p.table.kept = true
	}
	files, _ := filepath.Glob(filepath.Join(ix.dir, "*"+tableSuffix)) // the pattern is sound
	for _, path := range files {
		if !used[filepath.Base(path)] {
			_ = os.Remove(path) // the next renewal tries again
		}
	}
}
