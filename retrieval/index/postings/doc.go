// Package postings holds what the search of a segment reads most: the postings of
// a term with bounds of their scores, sets of documents, and the saturation of
// terms.
package postings
