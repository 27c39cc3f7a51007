package sealed

import (
	"bytes"
	"encoding/binary"
	"testing"
)

func sample() []byte {
	b := binary.AppendUvarint(nil, 300)
	b = binary.AppendVarint(b, -7)
	b = binary.LittleEndian.AppendUint64(b, 1<<60)
	b = append(binary.AppendUvarint(b, 5), "Aurel"...)
	return Seal(b)
}

func TestSealed(t *testing.T) {
	d, ok := Open(sample())
	if !ok {
		t.Fatal("not opened")
	}
	if n, m, u := d.Uvarint(), d.Varint(), d.Uint64(); n != 300 || m != -7 || u != 1<<60 {
		t.Error(n, m, u)
	}
	if d.Len() != 6 || d.Done() {
		t.Errorf("%d bytes are left", d.Len())
	}
	if s := d.Bytes(); string(s) != "Aurel" || !d.Done() {
		t.Errorf("%q, %d bytes are left", s, d.Len())
	}
	if n := d.Uvarint(); n != 0 || d.Done() {
		t.Error("a value beyond the end is", n)
	}
}

// TestDamageIsSeen changes each bit, and cuts the bytes off at each place.
func TestDamageIsSeen(t *testing.T) {
	b := sample()
	for i := range b {
		if _, ok := Open(b[:i]); ok {
			t.Errorf("opened, cut off at byte %d", i)
		}
		for bit := range 8 {
			c := bytes.Clone(b)
			c[i] ^= 1 << bit
			if _, ok := Open(c); ok {
				t.Errorf("bit %d of byte %d does not matter", bit, i)
			}
		}
	}
}

// TestMissingValues takes each kind of value from bytes that lack it.
func TestMissingValues(t *testing.T) {
	for name, take := range map[string]func(*Decoder) bool{
		"Uvarint": func(d *Decoder) bool { return d.Uvarint() == 0 },
		"Varint":  func(d *Decoder) bool { return d.Varint() == 0 },
		"Uint64":  func(d *Decoder) bool { return d.Uint64() == 0 },
		"Bytes":   func(d *Decoder) bool { return d.Bytes() == nil },
	} {
		d, ok := Open(Seal([]byte{0xff}))
		if !ok || !take(&d) || d.Done() || d.Len() != 0 {
			t.Errorf("%s takes what is not there", name)
		}
	}
}
