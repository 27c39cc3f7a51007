// Package index finds the passages that hold a question's words, exactly and
// fast: it keeps an inverted index of the coverage in Bleve's scorch, scores
// with BM25 over its postings, and hands the best passages to the ranking of
// package retrieval.
//
// It does not know what makes one passage a better answer than another, where
// articles come from, or who asks. The index is a cache of the store: it can
// be deleted at any time and is rebuilt from the store when it is damaged.
package index
