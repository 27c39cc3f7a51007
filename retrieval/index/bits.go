package index

// A bitset says for each document of a segment whether it is in; nil is all of
// them.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) has(i uint32) bool { return b == nil || b[i>>6]&(1<<(i&63)) != 0 }

func (b bitset) set(i uint32)   { b[i>>6] |= 1 << (i & 63) }
func (b bitset) clear(i uint32) { b[i>>6] &^= 1 << (i & 63) }

// setRange puts [from, to) in.
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

// clone returns a copy; of nil, one that holds n documents.
func (b bitset) clone(n int) bitset {
	c := newBitset(n)
	if b == nil {
		c.setRange(0, uint32(n))
		return c
	}
	copy(c, b)
	return c
}
