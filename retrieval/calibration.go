package retrieval

import (
	"math"
	"slices"
)

// A Calibration says what strengths of answers mean in one coverage: how strong
// the best passages look to a question that it does not answer. The index
// measures it on the coverage's own sentences and keeps it beside the passages;
// the zero value is the default.
type Calibration struct {
	// Noise is the median strength of what is found for questions of
	// usualWords words whose answer was withheld; 0 where it was not measured.
	Noise float64
	// Current is the same for questions asked when the answer was news: not
	// the median but the upper quartile, because other articles tell of the
	// same news on the same days, and look strong without being the answer.
	Current float64
	// LongNoise and LongCurrent are the like for questions of longWords words:
	// no passage holds as much of them.
	LongNoise, LongCurrent float64
	// Samples is how many articles were asked about.
	Samples int
}

const (
	// usualWords and longWords are how many searched words the questions have
	// that the noise is measured with.
	usualWords = 8
	longWords  = 16
	// usualNoise and usualLongNoise are the noise of a coverage that is not
	// known, and count as usualSample measurements: five articles tell little.
	usualNoise     = .12
	usualLongNoise = .09
	usualSample    = 10
	// aboveNoise is by how much an answer exceeds the noise that is one as
	// likely as not.
	aboveNoise = 1.3
)

// A Probe are the strengths of what was found for questions of one length whose
// answer was withheld: asked at no time, and asked when it was news.
type Probe struct{ Undated, Current []float64 }

// Calibrate makes a calibration of what was found for questions of the usual
// length and for long ones.
func Calibrate(usual, long Probe) Calibration {
	return Calibration{
		Noise: noise(usual.Undated, .5, usualNoise), Current: noise(usual.Current, .75, usualNoise),
		LongNoise: noise(long.Undated, .5, usualLongNoise), LongCurrent: noise(long.Current, .75, usualLongNoise),
		Samples: len(usual.Undated),
	}
}

// noise is a quantile of strengths, drawn to the usual noise where they are
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

// even is the strength at which an answer is as likely as not, by how recent
// the most recent of what was found is, in 0..1, and by how many words are
// searched. What is weeks old is current still: hence the root.
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

// Measured is the calibration with the usual noise where nothing was measured,
// or what no strength can be.
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
