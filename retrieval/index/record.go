package index

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"time"

	"dateline/corpus"
	"dateline/retrieval/index/sealed"
	"dateline/retrieval/text"
)

// A record is what the index stores of a version besides its words: enough to
// filter by, to find the passages in the text, and to tell whether the text is
// still the one that was indexed. It is stored with the version's first passage.
type record struct {
	arrival corpus.Arrival
	arrived int64 // as instant returns it
	date
	source  string
	sum     uint64
	spans   []text.Span
	lengths []uint16
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
	if r.east != 0 { // without it the record is as it was before zones were kept
		b = binary.AppendVarint(b, int64(r.east))
	}
	return sealed.Seal(b)
}

// decode reads what encode wrote and reuses the record's slices. It returns
// errRecord for any other bytes.
func (r *record) decode(b []byte) error {
	d, ok := sealed.Open(b)
	if !ok {
		return errRecord
	}
	r.arrival = corpus.Arrival(d.Uvarint())
	r.arrived, r.published = d.Varint(), d.Varint()
	r.sum = d.Uint64()
	if source := d.Bytes(); string(source) != r.source {
		r.source = string(source)
	}
	if !r.decodeSpans(&d) || !r.decodeEast(&d) || !d.Done() || r.arrival <= 0 {
		return errRecord
	}
	return nil
}

// decodeEast reads the zone, if it is not UTC. It returns whether it is possible.
func (r *record) decodeEast(d *sealed.Decoder) bool {
	east := int64(0)
	if d.Len() > 0 {
		east = d.Varint()
	}
	r.east = int16(east)
	return int64(r.east) == east
}

// decodeSpans reads the spans and the lengths of the passages. It returns whether
// they are possible.
func (r *record) decodeSpans(d *sealed.Decoder) bool {
	n := d.Uvarint()
	if n > uint64(d.Len()) { // each span takes at least three bytes
		return false
	}
	r.spans = slices.Grow(r.spans[:0], int(n))
	r.lengths = slices.Grow(r.lengths[:0], int(n))
	at := uint64(0)
	for range n {
		start := at + d.Uvarint()
		end := start + d.Uvarint()
		length := d.Uvarint()
		if end > math.MaxUint32 || start > end || length > maxLength {
			return false
		}
		r.spans = append(r.spans, text.Span{Start: int(start), End: int(end)})
		r.lengths = append(r.lengths, uint16(length))
		at = end
	}
	return true
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
	published := dateOf(v.Published)
	binary.LittleEndian.PutUint64(n[:], uint64(published.published))
	h.Write(n[:])
	if published.east != 0 {
		binary.LittleEndian.PutUint64(n[:], uint64(published.east))
		h.Write(n[:])
	}
	return binary.LittleEndian.Uint64(h.Sum(nil))
}
