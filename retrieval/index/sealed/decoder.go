package sealed

import "encoding/binary"

// A Decoder takes values off the front of some bytes, in the encodings of
// encoding/binary. Once one is missing, all further values are zero, and Done
// reports false.
type Decoder struct {
	b   []byte
	bad bool
}

// Len returns how many bytes are left.
func (d *Decoder) Len() int { return len(d.b) }

// Done tells whether no byte is left and no value was missing.
func (d *Decoder) Done() bool { return !d.bad && len(d.b) == 0 }

func (d *Decoder) advance(n int) {
	if n <= 0 || n > len(d.b) {
		d.bad, d.b = true, nil
		return
	}
	d.b = d.b[n:]
}

// Uvarint takes an unsigned varint.
func (d *Decoder) Uvarint() uint64 {
	if len(d.b) > 0 && d.b[0] < 0x80 { // as most values are
		v := d.b[0]
		d.b = d.b[1:]
		return uint64(v)
	}
	v, n := binary.Uvarint(d.b)
	d.advance(n)
	return v
}

// Varint takes a signed varint.
func (d *Decoder) Varint() int64 {
	v, n := binary.Varint(d.b)
	d.advance(n)
	return v
}

// Uint64 takes eight bytes, little-endian.
func (d *Decoder) Uint64() uint64 {
	if len(d.b) < 8 {
		d.bad, d.b = true, nil
		return 0
	}
	v := binary.LittleEndian.Uint64(d.b)
	d.b = d.b[8:]
	return v
}

// Bytes takes a length, as an unsigned varint, and so many bytes. They are shared
// with what was opened.
func (d *Decoder) Bytes() []byte {
	n := d.Uvarint()
	if n > uint64(len(d.b)) {
		d.bad, d.b = true, nil
		return nil
	}
	v := d.b[:n]
	d.b = d.b[n:]
	return v
}
