package text

import "math/bits"

// A NumberTable finds the entries of numbered terms. Most numbers are not in
// it: for those the filter, which has a bit for the end of each that is, is
// enough.
type NumberTable struct {
	filter [64]uint64
	slots  []numberSlot
	shift  uint // of a 32-bit hash, to the number of a slot
}

type numberSlot struct {
	number uint32 // 0: the slot is free
	id     int32
}

// NewNumberTable returns a table for so many numbers, a quarter full.
func NewNumberTable(count int) NumberTable {
	size := bits.Len(uint(4*count + 8))
	return NumberTable{slots: make([]numberSlot, 1<<size), shift: uint(32 - size)}
}

// slot is where a number stands or would begin to be looked for; the factor is
// Fibonacci hashing's.
func (t *NumberTable) slot(number uint32) int { return int(number * 0x9e3779b1 >> t.shift) }

// Add enters a number, unless it is none.
func (t *NumberTable) Add(number uint32, id int) {
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

// MayHold tells whether a number may be in the table.
func (t *NumberTable) MayHold(number uint32) bool {
	return t.filter[number>>6&63]>>(number&63)&1 != 0
}

// Find is the entry of a number, -1 if it has none.
func (t *NumberTable) Find(number uint32) int {
	for at := t.slot(number); ; at = (at + 1) & (len(t.slots) - 1) {
		switch s := &t.slots[at]; s.number {
		case number:
			return int(s.id)
		case 0:
			return -1
		}
	}
}
