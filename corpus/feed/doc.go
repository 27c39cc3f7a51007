// Package feed reads RSS, Atom and JSON feeds, and the pages that they link to,
// into the coverage.
//
// A [Registry] keeps the state of each feed: its address, when it is due, what
// its server last sent, and which of its items were read. A [Reader] reads the
// feeds that are due. It is polite: it makes one request at a time to a host,
// pauses between requests, and honours what servers say about caching and
// waiting. It is also suspicious: it connects to public addresses only, and
// limits size, time, depth and number before any parser sees a byte.
//
// Articles are stored before the feed's state says so: after a crash between
// the two, they are read again and change nothing. The package does not know
// how articles are searched or who is told about them.
package feed
