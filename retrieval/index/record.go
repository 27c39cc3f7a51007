package index

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"slices"
	"time"

	"dateline/corpus"
	"dateline/retrieval/text"
)

// A record is what the index stores of a version besides its words: enough to
// filter by, to find the passages in the text, and to tell whether the text is
// still the one that was indexed. It is stored with the version's first passage.
type record struct {
	arrival            corpus.Arrival
	arrived, published int64 // as instant returns them
	source             string
	sum                uint64
	spans              []text.Span
	lengths            []uint16
}

// noInstant stands for the zero time. It is before every other instant.
const noInstant = math.MinInt64

// instant returns t in nanoseconds since 1970. These reach from 1678 to 2262;
// times beyond are moved to the nearest bound.
func instant(t time.Time) int64 {
	switch {
	case t.IsZero():
		return noInstant
	case t.Year() < 1678:
		return math.MinInt64 + 1
	case t.Year() > 2261:
		return math.MaxInt64
	}
	return t.UnixNano()
}

var errRecord = errors.New("a stored record is damaged")

// checksum returns the CRC-32C of some bytes.
func checksum(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }

// encode returns the record's bytes, followed by their checksum.
func (r *record) encode() []byte {
	b := make([]byte, 0, 48+len(r.source)+6*len(r.spans))
	b = binary.AppendUvarint(b, uint64(r.arrival))
	b = binary.AppendVarint(b, r.arrived)
	b = binary.AppendVarint(b, r.published)
	b = binary.LittleEndian.AppendUint64(b, r.sum)
	b = binary.AppendUvarint(b, uint64(len(r.source)))
	b = append(b, r.source...)
	b = binary.AppendUvarint(b, uint64(len(r.spans)))
	at := 0
	for i, s := range r.spans {
		b = binary.AppendUvarint(b, uint64(s.Start-at))
		b = binary.AppendUvarint(b, uint64(s.End-s.Start))
		b = binary.AppendUvarint(b, uint64(r.lengths[i]))
		at = s.End
	}
	return binary.LittleEndian.AppendUint32(b, checksum(b))
}

// decode reads what encode wrote and reuses the record's slices. It returns
// errRecord for any other bytes.
func (r *record) decode(b []byte) error {
	if len(b) < 4 {
		return errRecord
	}
	body, sum := b[:len(b)-4], binary.LittleEndian.Uint32(b[len(b)-4:])
	if checksum(body) != sum {
		return errRecord
	}
	d := decoder{b: body}
	r.arrival = corpus.Arrival(d.uvarint())
	r.arrived, r.published = d.varint(), d.varint()
	r.sum = d.fixed()
	if source := d.bytes(); string(source) != r.source {
		r.source = string(source)
	}
	d.spans(r)
	if d.bad || len(d.b) != 0 || r.arrival <= 0 {
		return errRecord
	}
	return nil
}

// A decoder takes values off the front of b. Once one is missing, bad is set, and
// all further values are zero.
type decoder struct {
	b   []byte
	bad bool
}

func (d *decoder) advance(n int) {
	if n <= 0 || n > len(d.b) {
		d.bad, d.b = true, nil
		return
	}
	d.b = d.b[n:]
}

func (d *decoder) uvarint() uint64 {
	if len(d.b) > 0 && d.b[0] < 0x80 { // as most values are
		v := d.b[0]
		d.b = d.b[1:]
		return uint64(v)
	}
	v, n := binary.Uvarint(d.b)
	d.advance(n)
	return v
}

func (d *decoder) varint() int64 {
	v, n := binary.Varint(d.b)
	d.advance(n)
	return v
}

func (d *decoder) fixed() uint64 {
	if len(d.b) < 8 {
		d.bad, d.b = true, nil
		return 0
	}
	v := binary.LittleEndian.Uint64(d.b)
	d.b = d.b[8:]
	return v
}

func (d *decoder) bytes() []byte {
	n := d.uvarint()
	if n > uint64(len(d.b)) {
		d.bad, d.b = true, nil
		return nil
	}
	v := d.b[:n]
	d.b = d.b[n:]
	return v
}

func (d *decoder) spans(r *record) {
	n := d.uvarint()
	if n > uint64(len(d.b)) { // each span takes at least three bytes
		d.bad = true
		return
	}
	r.spans = slices.Grow(r.spans[:0], int(n))
	r.lengths = slices.Grow(r.lengths[:0], int(n))
	at := uint64(0)
	for range n {
		start := at + d.uvarint()
		end := start + d.uvarint()
		length := d.uvarint()
		if end > math.MaxUint32 || start > end || length > maxLength {
			d.bad = true
			return
		}
		r.spans = append(r.spans, text.Span{Start: int(start), End: int(end)})
		r.lengths = append(r.lengths, uint16(length))
		at = end
	}
}

// contentSum returns a hash of everything that the index takes from a version.
func contentSum(v *corpus.Version) uint64 {
	h := sha256.New()
	var n [8]byte
	for _, s := range []string{v.ID, v.Title, v.Source, v.Text} {
		binary.LittleEndian.PutUint64(n[:], uint64(len(s)))
		h.Write(n[:])
		h.Write([]byte(s))
	}
	binary.LittleEndian.PutUint64(n[:], uint64(instant(v.Published)))
	h.Write(n[:])
	return binary.LittleEndian.Uint64(h.Sum(nil))
}
