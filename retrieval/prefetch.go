package retrieval

// Prefetch reads a little of what scoring will read of each candidate, which is
// seldom in the processor's caches. None of these reads depends on another, so
// that the processor can wait for many at once, while scoring would wait for
// one after the other. The result means nothing, but must be used, or the
// compiler may drop the reads.
func Prefetch(candidates []Candidate) (sum uint32) {
	for i := range candidates {
		c := &candidates[i]
		sum += uint32(c.Words.Start() + c.Header.Start() + c.Version.Published.Nanosecond())
	}
	for i := range candidates {
		sum += candidates[i].Words.Prefetch() + candidates[i].Header.Prefetch()
	}
	return sum
}
