// Package corpus stores the coverage: articles in the order in which they
// arrived, with every change of an article as a new version that has its own
// arrival number.
//
// The log of arrivals is append-only: corrections and withdrawals are arrivals
// too, so every version that was ever quoted can be read again. Anything
// derived from the coverage, such as an index, follows the log from the arrival
// that it has reached.
//
// The day of an article is its outlet's: the time of publication keeps the zone
// in which its source stated it, and whatever shows, counts or compares days
// goes by the clocks of that zone, not by UTC. See [WallClock].
//
// The package does not know how articles are searched, where they come from, or
// who asks about them.
package corpus
