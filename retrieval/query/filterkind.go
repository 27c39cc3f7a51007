package query

import (
	"time"
)

// A FilterKind is one kind of filter. Buttons on old messages carry its numbers,
// so they never change.
type FilterKind int

const (
	BySource FilterKind = 1
	ByPerson FilterKind = 2
	byDate   FilterKind = 3
	ByAsOf   FilterKind = 4
)

// FilterKinds are those that filter something, in the order in which it is tried to
// do without them: dates are what people mistake most.
func FilterKinds(f Filter) []FilterKind {
	var out []FilterKind
	for _, k := range []FilterKind{byDate, BySource, ByPerson, ByAsOf} {
		if len(k.Only(f).Words()) > 0 {
			out = append(out, k)
		}
	}
	return out
}

// Without is f without its filters of the kind.
func (k FilterKind) Without(f Filter) Filter {
	switch k {
	case BySource:
		f.Sources = nil
	case ByPerson:
		f.People = nil
	case byDate:
		f.Since, f.Until = time.Time{}, time.Time{}
	case ByAsOf:
		f.AsOf = time.Time{}
	}
	return f
}

// Only is what of f is of the kind.
func (k FilterKind) Only(f Filter) Filter {
	switch k {
	case BySource:
		return Filter{Sources: f.Sources}
	case ByPerson:
		return Filter{People: f.People}
	case byDate:
		return Filter{Since: f.Since, Until: f.Until}
	case ByAsOf:
		return Filter{AsOf: f.AsOf}
	}
	return Filter{}
}

// Beyond returns, in words, what f filters by and g does not.
func (f Filter) Beyond(g Filter) []string { return minus(f.Words(), g.Words()) }
