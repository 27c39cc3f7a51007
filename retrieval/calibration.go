package retrieval

import "slices"

// A Calibration says what strengths of answers mean in one coverage: how strong
// the best passages look to a question that it does not answer. The index
// measures it on the coverage's own sentences and keeps it beside the passages;
// the zero value is the default.
type Calibration struct {
	// Noise is the median strength of what is found for questions whose
	// answer was withheld; 0 where it was not measured.
	Noise float64
	// Current is the same for questions asked when the answer was news: not
	// the median but the upper quartile, because other articles tell of the
	// same news on the same days, and look strong without being the answer.
	Current float64
}

const (
	// usualNoise is the noise of a coverage that is not known, and counts as
	// usualSample measurements: five articles tell little.
	usualNoise  = .12
	usualSample = 10
	// aboveNoise is by how much an answer exceeds the noise that is one as
	// likely as not.
	aboveNoise = 1.3
)

// Calibrate makes a calibration of the strengths of what is found for
// questions whose answer is withheld, asked at no time and asked when it was
// news.
func Calibrate(undated, current []float64) Calibration {
	return Calibration{Noise: noise(undated, .5), Current: noise(current, .75)}
}

// noise is a quantile of strengths, drawn to the usual noise where they are
// few.
func noise(strengths []float64, quantile float64) float64 {
	n := len(strengths)
	if n == 0 {
		return usualNoise
	}
	sorted := slices.Sorted(slices.Values(strengths))
	at := sorted[int(quantile*float64(n-1)+.5)]
	return (float64(n)*at + usualSample*usualNoise) / float64(n+usualSample)
}

// even is the strength at which an answer is as likely as not, by how recent
// the most recent of what was found is, in 0..1.
func (c Calibration) even(freshest float64) float64 {
	noise, current := c.Measured()
	return aboveNoise * (noise + (current-noise)*freshest)
}

// Measured returns what was measured, and the usual noise where nothing was.
func (c Calibration) Measured() (noise, current float64) {
	noise, current = c.Noise, c.Current
	if !(noise > 0) {
		noise = usualNoise
	}
	if !(current > 0) {
		current = usualNoise
	}
	return noise, current
}
