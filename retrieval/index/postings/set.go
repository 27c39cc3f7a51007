package postings

// A Set is a bit set of some documents of a segment, or of some of its versions.
// nil holds all of them.
type Set []uint64

// NewSet returns an empty Set for the numbers below n.
func NewSet(n int) Set { return make(Set, (n+63)/64) }

// Has tells whether i is in the set.
func (s Set) Has(i uint32) bool { return s == nil || s[i>>6]&(1<<(i&63)) != 0 }

// Add adds i to a set that is not nil.
func (s Set) Add(i uint32) { s[i>>6] |= 1 << (i & 63) }

// Remove removes i from a set that is not nil.
func (s Set) Remove(i uint32) { s[i>>6] &^= 1 << (i & 63) }

// AddRange adds [from, to) to a set that is not nil.
func (s Set) AddRange(from, to uint32) {
	for ; from < to && from&63 != 0; from++ {
		s.Add(from)
	}
	for ; from+64 <= to; from += 64 {
		s[from>>6] = ^uint64(0)
	}
	for ; from < to; from++ {
		s.Add(from)
	}
}

// AddAll adds all of another set. Neither may be nil.
func (s Set) AddAll(others Set) {
	for i := range others {
		s[i] |= others[i]
	}
}

// Clone returns a copy. The copy of nil holds the first n.
func (s Set) Clone(n int) Set {
	c := NewSet(n)
	if s == nil {
		c.AddRange(0, uint32(n))
		return c
	}
	copy(c, s)
	return c
}

// Intersect returns what is in both sets. It may change and return a.
func Intersect(a, b Set) Set {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	for i := range a {
		a[i] &= b[i]
	}
	return a
}
