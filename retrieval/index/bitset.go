package index

// A bitset holds some documents of a segment, or some versions of a table; nil
// holds all of them.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) has(i uint32) bool { return b == nil || b[i>>6]&(1<<(i&63)) != 0 }

func (b bitset) set(i uint32)   { b[i>>6] |= 1 << (i & 63) }
func (b bitset) clear(i uint32) { b[i>>6] &^= 1 << (i & 63) }

// setRange adds [from, to).
func (b bitset) setRange(from, to uint32) {
	for ; from < to && from&63 != 0; from++ {
		b.set(from)
	}
	for ; from+64 <= to; from += 64 {
		b[from>>6] = ^uint64(0)
	}
	for ; from < to; from++ {
		b.set(from)
	}
}

// clone returns a copy. The copy of nil holds the first n.
func (b bitset) clone(n int) bitset {
	c := newBitset(n)
	if b == nil {
		c.setRange(0, uint32(n))
		return c
	}
	copy(c, b)
	return c
}
