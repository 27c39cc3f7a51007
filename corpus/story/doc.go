// Package story groups the articles of the coverage that say the same.
//
// An origin is a text and its copies: wire copy that many outlets carry, a
// piece cut short, a rewrite that keeps the paragraphs. All articles of one
// origin count as one independent source, however many outlets print it. A
// story is wider: different articles on one event, found by the rare words that
// their headlines and first paragraphs share within a few days.
//
// [Groups] follow the log of arrivals. Each version is assigned to an origin
// and a story when it is reached, by what arrived before it, and stays there:
// the same log always gives the same groups. The package does not know who asks
// for them. Its accuracy is measured by its tests and described in
// docs/stories.md.
package story
