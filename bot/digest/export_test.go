package digest

import "dateline/corpus"

// PercolatorForTest returns what finds the watches that an article may answer.
func PercolatorForTest(watches []Watch) func(*corpus.Version) []Watch {
	return newPercolator(watches).through
}
