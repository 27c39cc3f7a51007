package postings

import "dateline/retrieval/text"

// A Saturation looks up BM25's term-frequency factor instead of dividing: nearly
// all words occur once or twice, in passages of nearly the same length.
type Saturation struct {
	average float64
	table   [commonCount][commonLength]float64
}

const (
	commonCount  = 4
	commonLength = 256
)

// NewSaturation returns the Saturation of passages of a mean length, in words.
func NewSaturation(average float64) *Saturation {
	s := &Saturation{average: average}
	for n := range s.table {
		for length := range s.table[n] {
			s.table[n][length] = text.Saturate(float64(n+1), float64(length), average)
		}
	}
	return s
}

// Average returns the mean length of passages, in words.
func (s *Saturation) Average() float64 { return s.average }

// Of returns the factor of a term that occurs n times, at least once, in a passage
// of a length in words.
func (s *Saturation) Of(n uint8, length uint16) float64 {
	if n-1 < commonCount && length < commonLength {
		return s.table[n-1][length]
	}
	return text.Saturate(float64(n), float64(length), s.average)
}
