package story

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"dateline/corpus"
)

// A Place is where a version belongs.
type Place struct {
	// Origin and Story are named by the first arrival in them; they may be
	// equal, and mean nothing else.
	Origin, Story corpus.Arrival
	// Name is whose text it is: the agency that any article of the origin
	// credits, else the outlet of the first of them, which may be empty.
	Name string
	// Own tells whether it is the agency's own article.
	Own bool
	// Prints are the articles of the origin, in the order of their arrival.
	Prints []corpus.Arrival
	// Reprints is how many other articles have the same origin.
	Reprints int
}

// Places returns where versions belong, as the coverage stood when asOf had
// arrived; 0 is now. A version that is not placed yet is not in the answer.
func (g *Groups) Places(ctx context.Context, asOf corpus.Arrival, arrivals ...corpus.Arrival) (map[corpus.Arrival]Place, error) {
	out := make(map[corpus.Arrival]Place, len(arrivals))
	origins := map[corpus.Arrival]voice{}
	for _, n := range arrivals {
		var p Place
		err := g.db.QueryRowContext(ctx, `SELECT origin, story FROM stories WHERE arrival = $1`, n).Scan(&p.Origin, &p.Story)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return nil, err
		}
		o, ok := origins[p.Origin]
		if !ok {
			if o, err = g.voice(ctx, p.Origin, asOf); err != nil {
				return nil, err
			}
			origins[p.Origin] = o
		}
		p.Name, p.Own = o.name, slices.Contains(o.own, n)
		p.Prints, p.Reprints = o.prints, max(0, len(o.prints)-1)
		out[n] = p
	}
	return out, nil
}

// A voice is an origin as people see it.
type voice struct {
	name   string
	prints []corpus.Arrival
	own    []corpus.Arrival // those of an agency itself
}

// voice reads the articles of an origin that can be quoted.
func (g *Groups) voice(ctx context.Context, origin, asOf corpus.Arrival) (v voice, err error) {
	rows, err := g.db.QueryContext(ctx, `SELECT s.arrival, s.agency, a.source FROM stories s JOIN arrivals a ON a.arrival = s.arrival
		WHERE s.origin = $1 AND ($2 = 0 OR s.arrival <= $2)
		AND NOT EXISTS (SELECT 1 FROM arrivals b WHERE b.replaces = s.arrival AND ($2 = 0 OR b.arrival <= $2))
		ORDER BY s.arrival`, origin, asOf)
	if err != nil {
		return v, err
	}
	defer rows.Close()
	outlet := ""
	for rows.Next() {
		var n corpus.Arrival
		var agency, source string
		if err := rows.Scan(&n, &agency, &source); err != nil {
			return v, err
		}
		v.prints = append(v.prints, n)
		if agency != "" && g.publishers.agency[source] == agency {
			v.own = append(v.own, n)
		}
		if v.name == "" {
			v.name = agency
		}
		if outlet == "" {
			outlet = source
		}
	}
	if v.name == "" {
		v.name = outlet
	}
	return v, rows.Err()
}
