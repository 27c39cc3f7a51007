// Package text reads text: it cuts an article into passages, sentences and
// words, and gives each word the term under which it is indexed and searched,
// in every language that Dateline reads.
//
// Questions and articles go through the same functions, so that they always
// agree on what a word is. The package knows neither questions nor ranking.
//
// A short tour, in the order in which a text passes through the files:
//
//   - sentence.go, boundary.go, quotation.go, needscontext.go: [EachSentence]
//     finds where sentences end, despite abbreviations and quotations; language.go,
//     boundarygerman.go and boundaryukrainian.go have what some languages add.
//   - split.go: [Split] packs sentences into passages.
//   - analyze.go, emit.go, wordbuffer.go: [Analyze] cuts a text into [Token]s
//     and folds their letters.
//   - stem.go, american.go, irregular.go, ukrainian.go, stops.go: the term of a
//     folded word.
//   - lexicon.go, words.go, numbertable.go: [Lexicon] numbers terms, so that
//     ranking a passage's [Words] compares integers.
//   - bm25.go, common.go, english.go: how much a term is worth, and whether it is
//     a word of general English.
//   - foldname.go, numbers.go: comparing names, reading and writing numerals.
package text
