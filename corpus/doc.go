// Package corpus keeps the coverage: the articles in the order in which they
// arrived, each change of an article as a new version with an arrival number
// of its own.
//
// It does not know how articles are searched, where they came from, or who
// asks about them.
package corpus
