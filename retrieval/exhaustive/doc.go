// Package exhaustive searches by computing true BM25 for every passage that
// holds a word of the question, in memory.
//
// It knows no engine and keeps nothing on disk: it is what an index must agree
// with, what tests search with, and what ranking is learned on.
package exhaustive
