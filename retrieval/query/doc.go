// Package query reads what people type: the words they search for, the filters
// by outlet, person and date that they write among them, the short phrases
// that refine an earlier question, and the names that mean one thing.
//
// It is pure: what it needs to know of the coverage (the outlets it holds) is
// handed in as [Known], and so is the clock.
package query
