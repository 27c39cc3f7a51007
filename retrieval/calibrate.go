package retrieval

// A Calibration says what strengths of answers mean in one coverage. The index
// keeps it beside the passages.
type Calibration struct {
	// Low is the strength at which an answer is as likely as not, Slope how
	// fast it becomes likely beyond.
	Low, Slope float64
}
