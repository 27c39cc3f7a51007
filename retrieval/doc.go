// Package retrieval decides which passages answer a question best: it reads a
// question against the vocabulary of a coverage, scores the passages that an
// engine found, and says how far they answer.
//
// It does not know the engine that finds candidates, nor who asks.
//
// A short tour, in the order in which a question takes:
//
//   - candidate.go: what the engine has to provide: a [Vocabulary], and
//     [Candidate]s.
//   - question.go: [Read] makes a [Question] of a query: concepts, names, terms.
//     rarity.go weighs its words.
//   - substitutes.go, translations.go, paraphrases.go, expand.go, spellings.go:
//     what else is searched: aliases, words of other languages, words that mean
//     nearly the same, other forms (compounds, numerals, transliterations,
//     respellings, initialisms), inflections and compounds (ukrainianforms.go,
//     germanforms.go), and corrections.
//   - rank.go: [Question.Rank] orders the candidates by the signals of signals.go,
//     with the hits of match.go, recency.go, feedback.go, focus.go and
//     diversify.go. Reprints count once: origins.go.
//   - quote.go, shown.go: the sentences to show, and the words to mark in them.
//   - verdict.go, missing.go, calibration.go: how far the coverage has what is
//     asked.
//   - grounds.go, reader.go, whole.go: how likely it is that a quote answers.
//     The [Reader] puts the likeliest passage first; package evidence says what
//     the question demands and the quote lacks.
//   - passage.go: the [Result].
package retrieval
