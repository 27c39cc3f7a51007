// Package evidence tells whether a quote can hold the answer to a question.
//
// Words in common do not make an answer: "What treaty did Putin sign in 2015?"
// shares nearly all of its words with a report on the treaty of 2024. [Read]
// finds out what a question demands of its evidence: a year, a number, an actor,
// an answer of a certain type. [Demands.Objections] says which of the demands a
// quote does not meet. An objection is true as it is said ("the passage does not
// say 2015") even where the quote answers in other words.
//
// Some questions ask for more than one quote can be blamed for: a comparison,
// several things at once, something about a person whom they describe.
// [Demands.Lacking] holds the first quotes together against those, and
// [Demands.Beside] finds the quote that completes them.
//
// Each rule stands in a file of its own. A rule is silent where it is not sure:
// an objection takes "found" from an answer, so a wrong one costs as much as a
// missing one. The package knows no engine and no coverage.
package evidence
