package retrieval

// touch reads a little of what rating will read of each candidate, which is
// seldom in the processor's caches. None of these reads needs another's result,
// so that the processor waits for many of them at once, while rating would wait
// for one after the other. What it returns means nothing, but has to be used:
// reads for nothing are left out.
func touch(candidates []Candidate) (sum uint32) {
	for i := range candidates {
		c := &candidates[i]
		sum += uint32(c.Words.start + c.Header.start + c.Version.Published.Nanosecond())
	}
	for i := range candidates {
		sum += candidates[i].Words.touch() + candidates[i].Header.touch()
	}
	return sum
}

// touch reads the words here and there, about a line of a cache apart.
func (w *Words) touch() (sum uint32) {
	n := len(w.numbers)
	if n == 0 || w.wide != nil {
		return 0
	}
	for quarter := range 4 {
		sum += w.numbers[n*quarter/4] + uint32(w.places[n*quarter/4].token)
	}
	return sum + w.numbers[n-1]
}
