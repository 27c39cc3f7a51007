package index

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dateline/retrieval/index/folder"
	"dateline/retrieval/index/inflight"
	"dateline/retrieval/text"
)

// tables returns the contents of the table files in a folder, by path. There must
// be one beside each segment.
func tables(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := make(map[string]string)
	segments, err := filepath.Glob(filepath.Join(dir, "*"+folder.SegmentSuffix))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range segments {
		path := strings.TrimSuffix(s, folder.SegmentSuffix) + folder.TableSuffix
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		out[path] = string(b)
	}
	return out
}

// TestTableFiles checks that each segment's table is saved in a file, and that
// opening reads this file instead of the records and writes it if it is missing.
func TestTableFiles(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	m, dir := newMemory(), t.TempDir()
	log, said := captureLog()
	ix := open(t, dir, m, Options{Log: log})
	for i := range 90 {
		m.add(article(r, i, 1+r.IntN(4)))
	}
	syncAll(t, ix) // one segment, which the engine has nothing to merge with
	reopen := func() {
		t.Helper()
		if err := ix.close(); err != nil {
			t.Fatal(err)
		}
		ix = open(t, dir, m, Options{Log: log})
	}
	reopen()
	for _, p := range ix.current.parts {
		s, ok := p.segment.Segment().(fileSegment)
		if !ok {
			t.Fatalf("segment %d is not on the disk", p.id)
		}
		names := newInterner()
		fromFile := readTable(s, names)
		fromRecords, err := loadTable(s, names, new(inflight.Counter))
		if err != nil || fromFile == nil {
			t.Fatal(err, fromFile)
		}
		if fromRecords.saved = true; !reflect.DeepEqual(fromFile, fromRecords) {
			t.Errorf("%+v in the file, %+v in the records", fromFile, fromRecords)
		}
		checkBits(t, fromFile.encode(s, names), s)
	}
	before := tables(t, dir)
	for path := range before {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	stray := filepath.Join(dir, "00000000ffff"+folder.TableSuffix)
	if err := os.WriteFile(stray, []byte("of a segment that is gone"), 0o600); err != nil {
		t.Fatal(err)
	}
	reopen()
	if after := tables(t, dir); len(before) == 0 || !reflect.DeepEqual(after, before) {
		t.Errorf("%d tables, and %d made anew", len(before), len(after))
	}
	if _, err := os.Stat(stray); err == nil {
		t.Error("the table of a segment that is gone stays")
	}
	if said.Len() > 0 {
		t.Error(said)
	}
}

// checkBits checks that a table is refused if any of its bits is changed or if it
// belongs to another segment.
func checkBits(t *testing.T, b []byte, s fileSegment) {
	t.Helper()
	r := rand.New(rand.NewPCG(9, uint64(len(b))))
	for range 200 {
		c := bytes.Clone(b)
		i, bit := r.IntN(len(b)), r.IntN(8)
		c[i] ^= 1 << bit
		if decodeTable(c, s, newInterner()) != nil {
			t.Errorf("bit %d of byte %d does not matter", bit, i)
		}
	}
	if decodeTable(b, otherSum{s}, newInterner()) != nil {
		t.Error("the table is taken for another segment's")
	}
}

type otherSum struct{ fileSegment }

func (o otherSum) CRC() uint32 { return o.fileSegment.CRC() + 1 }

type counted struct {
	fileSegment
	docs uint64
}

func (c counted) Count() uint64 { return c.docs }
func (c counted) CRC() uint32   { return 7 }

// FuzzTable checks that any bytes are read or refused, and that what is read is
// written the same again.
func FuzzTable(f *testing.F) {
	sources := newInterner()
	t := newTable(3, 2)
	t.put(0, &record{arrival: 1, source: "Tallow Times", spans: make([]text.Span, 2), lengths: []uint16{4, 5}}, sources.intern("Tallow Times"))
	t.put(2, &record{arrival: 2, spans: make([]text.Span, 1), lengths: []uint16{6}}, sources.intern(""))
	f.Add(t.encode(counted{docs: 3}, sources), uint16(3))
	f.Add([]byte{}, uint16(0))
	f.Fuzz(func(t *testing.T, b []byte, docs uint16) {
		s, sources := counted{docs: uint64(docs)}, newInterner()
		got := decodeTable(b, s, sources)
		if got == nil {
			return
		}
		if again := decodeTable(got.encode(s, sources), s, sources); !reflect.DeepEqual(got, again) {
			t.Fatalf("%+v, again %+v", got, again)
		}
	})
}
