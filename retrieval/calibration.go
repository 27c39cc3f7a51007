package retrieval

import (
	"math"
	"slices"
)

// A Calibration says what strengths mean in one coverage: how strong the best
// passages look to a question that the coverage does not answer. The index
// measures it on the coverage's own sentences and keeps it with the passages.
// The zero value stands for the default.
type Calibration struct {
	// Noise is the median strength found for questions of usualWords words
	// whose answer was withheld; 0 if it was not measured.
	Noise float64
	// Current is the upper quartile of the strengths for the same questions,
	// asked when the answer was news. Other articles of those days tell of the
	// same news and look strong without being the answer, so the median would
	// be too low.
	Current float64
	// LongNoise and LongCurrent are Noise and Current for questions of
	// longWords words, of which no passage holds as large a part.
	LongNoise, LongCurrent float64
	// Samples is how many articles were asked about.
	Samples int
}

const (
	// usualWords and longWords are the numbers of searched words in the
	// questions by which noise is measured.
	usualWords = 8
	longWords  = 16
	// usualNoise and usualLongNoise are the noise of an unknown coverage. They
	// count as usualSample measurements, since a few articles tell little.
	usualNoise     = .12
	usualLongNoise = .09
	usualSample    = 10
	// aboveNoise is the ratio to the noise at which a strength is as likely as
	// not that of an answer.
	aboveNoise = 1.3
)

// A Probe holds the strengths, in 0..1, of what was found for questions of one
// length whose answer was withheld: asked at no particular time, and asked when
// the answer was news.
type Probe struct{ Undated, Current []float64 }

// Calibrate makes a calibration from probes with questions of the usual length
// and with long ones.
func Calibrate(usual, long Probe) Calibration {
	return Calibration{
		Noise: noise(usual.Undated, .5, usualNoise), Current: noise(usual.Current, .75, usualNoise),
		LongNoise: noise(long.Undated, .5, usualLongNoise), LongCurrent: noise(long.Current, .75, usualLongNoise),
		Samples: len(usual.Undated),
	}
}

// noise is a quantile of strengths, pulled towards the usual noise if they are
// few.
func noise(strengths []float64, quantile, usual float64) float64 {
	n := len(strengths)
	if n == 0 {
		return usual
	}
	sorted := slices.Sorted(slices.Values(strengths))
	at := sorted[int(quantile*float64(n-1)+.5)]
	return (float64(n)*at + usualSample*usual) / float64(n+usualSample)
}

// even is the strength at which an answer is as likely as not, given the
// recency of the most recent candidate, in 0..1, and the number of searched
// words. What is weeks old still counts as current, hence the root.
func (c Calibration) even(freshest float64, words int) float64 {
	c = c.Measured()
	fresh := math.Sqrt(max(0, freshest))
	even := c.Noise + (c.Current-c.Noise)*fresh
	if words > usualWords && even > 0 {
		long := min(even, c.LongNoise+(c.LongCurrent-c.LongNoise)*fresh)
		even *= math.Pow(long/even, math.Log(float64(words)/usualWords)/math.Log(longWords/usualWords))
	}
	return aboveNoise * even
}

// Measured returns the calibration with defaults in place of what was not
// measured or cannot be a strength.
func (c Calibration) Measured() Calibration {
	for _, n := range []struct {
		noise *float64
		usual float64
	}{{&c.Noise, usualNoise}, {&c.Current, usualNoise}, {&c.LongNoise, usualLongNoise}, {&c.LongCurrent, usualLongNoise}} {
		if !(*n.noise > 0 && *n.noise <= 1) {
			*n.noise = n.usual
		}
	}
	return c
}
