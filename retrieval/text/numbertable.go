package text

import "math/bits"

// A NumberTable maps the numbers of terms to ids, for lookups that nearly
// always miss: MayContain settles most of them with one bit test and is cheap
// enough for every word of every candidate.
type NumberTable struct {
	filter [64]uint64
	slots  []numberSlot
	shift  uint // of a 32-bit hash, to the number of a slot
}

type numberSlot struct {
	number uint32 // 0: the slot is free
	id     int32
}

// NewNumberTable returns a table for up to count numbers, which fill a quarter
// of it.
func NewNumberTable(count int) NumberTable {
	size := bits.Len(uint(4*count + 8))
	return NumberTable{slots: make([]numberSlot, 1<<size), shift: uint(32 - size)}
}

// slot is where the search for a number begins. The factor is that of Fibonacci
// hashing.
func (t *NumberTable) slot(number uint32) int { return int(number * 0x9e3779b1 >> t.shift) }

// Add maps a number to an id, The number 0, which no term has,
// is ignored.
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

// MayContain is false for a number that is certainly not in the table.
func (t *NumberTable) MayContain(number uint32) bool {
	return t.filter[number>>6&63]>>(number&63)&1 != 0
}

// Find returns the id of a number; -1 if it has none.
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
