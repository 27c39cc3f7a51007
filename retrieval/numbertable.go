package retrieval

import "math/bits"

// A numberTable finds the entries of numbered terms. Most numbers are not in
// it: for those the filter, which has a bit for the end of each that is, is
// enough.
type numberTable struct {
	filter [64]uint64
	slots  []numberSlot
	shift  uint // of a 32-bit hash, to the number of a slot
}

type numberSlot struct {
	number uint32 // 0: the slot is free
	id     int32
}

// newNumberTable returns a table for so many numbers, a quarter full.
func newNumberTable(count int) numberTable {
	size := bits.Len(uint(4*count + 8))
	return numberTable{slots: make([]numberSlot, 1<<size), shift: uint(32 - size)}
}

// slot is where a number stands or would begin to be looked for; the factor is
// Fibonacci hashing's.
func (t *numberTable) slot(number uint32) int { return int(number * 0x9e3779b1 >> t.shift) }

// add enters a number, unless it is none.
func (t *numberTable) add(number uint32, id int) {
	if number == 0 {
		return
	}
	at := t.slot(number)
	for t.slots[at].number != 0 {
		at = (at + 1) & (len(t.slots) - 1)
	}
	t.slots[at] = numberSlot{number, int32(id)}
	t.filter[number>>6&63] |= 1 << (number & 63)
}

// may tells whether a number may be in the table.
func (t *numberTable) may(number uint32) bool {
	return t.filter[number>>6&63]>>(number&63)&1 != 0
}

// find is the entry of a number, -1 if it has none.
func (t *numberTable) find(number uint32) int {
	for at := t.slot(number); ; at = (at + 1) & (len(t.slots) - 1) {
		switch s := &t.slots[at]; s.number {
		case number:
			return int(s.id)
		case 0:
			return -1
		}
	}
}
