package retrieval

import (
	"math/bits"
	"slices"

	"dateline/retrieval/text"
)

// reprintOverlap is the share of common word trigrams from which on two
// passages say the same.
const reprintOverlap = .5

// An Origin is an article whose reprints are to be recognised.
type Origin struct{ own *trigrams }

// NewOrigin returns the origin whose words are given, all of them or those of
// its text. They must be of the candidates' lexicon.
func NewOrigin(words *text.Words) Origin { return Origin{trigramsOf(words)} }

// RepeatedBy tells whether a candidate says again what the origin says: most of
// the one stands in the other.
func (o Origin) RepeatedBy(c *Candidate) bool { return o.own.sameAs(trigramsOf(c.Words)) }

// trigrams are a passage's runs of three searched words.
type trigrams struct {
	words *text.Words
	// hashes are those of the different runs, in order; nil until needed, as they
	// rarely are.
	hashes []uint64
	// bits is a signature: one bit for each hash, with set of them in all. It
	// tells most pairs of passages apart at once.
	bits [16]uint64
	set  int
}

func trigramsOf(w *text.Words) *trigrams {
	t := &trigrams{words: w}
	numbers := w.Numbers()
	for i := 2; i < len(numbers); i++ {
		h := hashTrigram(numbers[i-2], numbers[i-1], numbers[i])
		t.bits[h/64%uint64(len(t.bits))] |= 1 << (h % 64)
	}
	for _, b := range t.bits {
		t.set += bits.OnesCount64(b)
	}
	return t
}

// sorted returns the hashes in order, without duplicates.
func (t *trigrams) sorted() []uint64 {
	if t.hashes == nil {
		numbers := t.words.Numbers()
		t.hashes = make([]uint64, 0, len(numbers))
		for i := 2; i < len(numbers); i++ {
			t.hashes = append(t.hashes, hashTrigram(numbers[i-2], numbers[i-1], numbers[i]))
		}
		slices.Sort(t.hashes)
		t.hashes = slices.Compact(t.hashes)
	}
	return t.hashes
}

// hashTrigram mixes three numbers like MurmurHash3 and SplitMix64.
func hashTrigram(a, b, c uint32) uint64 {
	h := uint64(a)<<32 | uint64(b)
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h ^= uint64(c) * 0x9e3779b97f4a7c15
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// sameAs tells whether two passages share so many trigrams that the shorter one
// repeats the other.
func (t *trigrams) sameAs(o *trigrams) bool {
	if float64(t.maxShared(o)) < reprintOverlap*float64(min(t.set, o.set)) {
		return false // nearly always
	}
	own, others := t.sorted(), o.sorted()
	common := overlap(own, others)
	return common > 0 && float64(common) >= reprintOverlap*float64(min(len(own), len(others)))
}

// maxShared is an upper bound on the trigrams that both have: their common
// bits, and one for each hash that shares its bit with another.
func (t *trigrams) maxShared(o *trigrams) int {
	common := max(0, t.words.Len()-2) - t.set
	for i := range t.bits {
		common += bits.OnesCount64(t.bits[i] & o.bits[i])
	}
	return common
}

// overlap counts the common elements of two sorted lists.
func overlap(a, b []uint64) (common int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			common++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return common
}
