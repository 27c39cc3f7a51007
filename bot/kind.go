package bot

import (
	"time"

	"dateline/retrieval/query"
)

// A kind is one sort of filter. Its numbers stand in buttons on old messages,
// so they never change.
type kind int

const (
	bySource kind = 1
	byPerson kind = 2
	byDate   kind = 3
	byAsOf   kind = 4
)

// kinds are those that filter something, in the order in which it is tried to
// do without them: dates are what people mistake most.
func kinds(f query.Filter) []kind {
	var out []kind
	for _, k := range []kind{byDate, bySource, byPerson, byAsOf} {
		if len(k.only(f).Words()) > 0 {
			out = append(out, k)
		}
	}
	return out
}

// without is f without its filters of the kind.
func (k kind) without(f query.Filter) query.Filter {
	switch k {
	case bySource:
		f.Sources = nil
	case byPerson:
		f.People = nil
	case byDate:
		f.Since, f.Until = time.Time{}, time.Time{}
	case byAsOf:
		f.AsOf = time.Time{}
	}
	return f
}

// only is what of f is of the kind.
func (k kind) only(f query.Filter) query.Filter {
	switch k {
	case bySource:
		return query.Filter{Sources: f.Sources}
	case byPerson:
		return query.Filter{People: f.People}
	case byDate:
		return query.Filter{Since: f.Since, Until: f.Until}
	case byAsOf:
		return query.Filter{AsOf: f.AsOf}
	}
	return query.Filter{}
}
