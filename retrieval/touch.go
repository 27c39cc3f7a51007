package retrieval

// Touch reads a little of what rating will read of each candidate, which is
// seldom in the processor's caches. None of these reads needs another's result,
// so that the processor waits for many of them at once, while rating would wait
// for one after the other. What it returns means nothing, but has to be used:
// reads for nothing are left out.
func Touch(candidates []Candidate) (sum uint32) {
	for i := range candidates {
		c := &candidates[i]
		sum += uint32(c.Words.Start() + c.Header.Start() + c.Version.Published.Nanosecond())
	}
	for i := range candidates {
		sum += candidates[i].Words.Prefetch() + candidates[i].Header.Prefetch()
	}
	return sum
}
