// Package index finds the passages that contain a question's words, exactly and
// fast. It keeps an inverted index of the coverage in scorch, Bleve's storage
// engine, scores with BM25 over its postings, and hands the best passages to the
// ranking of package retrieval.
//
// A search has two stages. The first reads the question against the vocabulary
// and retrieves the best passages from one view of the index (view, partSearch,
// scorer). The second hydrates them, that is, adds the analysed words that the
// ranking compares (outline), lets package retrieval rank them, and reads the
// texts that are quoted.
//
// What a search needs besides the engine lies in packages below: postings and
// their bounds, caches, the yielding of background work, the folder on the disk,
// and the encoding of what is stored.
//
// The package does not know what makes one passage a better answer than
// another, where articles come from, or who asks. The index is a cache of the
// store: it can be deleted at any time, and is rebuilt from the store if it is
// damaged.
package index
