// Package story knows which articles of the coverage say the same.
//
// An origin is a text and its reprints: wire copy that many outlets carry, a
// piece cut short, a rewrite that keeps the paragraphs. Articles of one origin
// are one voice, however many print it. A story is wider: different articles
// on one event, found by the rare words that their headlines and first
// paragraphs share within a few days.
//
// Groups follow the log of arrivals. Each version is put into an origin and a
// story when it is reached, by what arrived before it, and stays there: the
// same log always gives the same groups. The package does not know who asks
// for them. What it gets right and wrong is measured by its tests and told in
// docs/stories.md.
package story
