package index

import (
	"dateline/retrieval/text"
)

// A saturation looks up BM25's term-frequency factor instead of dividing: nearly
// all words occur once or twice, in passages of nearly the same length.
type saturation struct {
	average float64
	table   [commonCount][commonLength]float64
}

const (
	commonCount  = 4
	commonLength = 256
)

func newSaturation(average float64) *saturation {
	s := &saturation{average: average}
	for n := range s.table {
		for length := range s.table[n] {
			s.table[n][length] = text.Saturate(float64(n+1), float64(length), average)
		}
	}
	return s
}

func (s *saturation) of(n uint8, length uint16) float64 {
	if n-1 < commonCount && length < commonLength {
		return s.table[n-1][length]
	}
	return text.Saturate(float64(n), float64(length), s.average)
}
