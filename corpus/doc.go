// Package corpus keeps the coverage: the articles in the order in which they
// arrived, each change of an article as a new version with an arrival number
// of its own.
//
// The log of arrivals only grows: a correction and a withdrawal are arrivals
// too, so every version that was ever quoted can be read again. Whoever keeps
// something made of the coverage, such as an index, follows the log from the
// arrival that it has reached.
//
// It does not know how articles are searched, where they came from, or who
// asks about them.
package corpus
