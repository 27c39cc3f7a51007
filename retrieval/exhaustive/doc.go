// Package exhaustive searches a coverage in memory by computing the BM25 of every
// passage that contains a word of the question.
//
// It uses no engine and skips nothing, so it is the reference that an index must
// agree with. Tests search with it, and the laboratory learns the ranking on it.
package exhaustive
