// Package feed reads RSS, Atom and JSON feeds, and the pages that they lead
// to, into the coverage.
//
// A Book keeps what is known of each feed: its address, when it is due, what
// its server last said, and which of its items were read. A Reader reads the
// feeds that are due: politely (one request at a time to a host, with a pause
// between two; what the server says about caching and waiting is kept), and
// suspiciously (only public addresses, and limits on size, time, depth and
// number before any parser sees a byte).
//
// What a round brings is in the store before the feed's state says so: after
// a crash between the two it is read again, and adds nothing. The package
// does not know how articles are searched or who is told about them.
package feed
