package story

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"dateline/corpus"
)

// A Membership is the origin and the story that a version belongs to.
type Membership struct {
	// Origin and Story are identified by the first arrival in them. That they
	// may be equal means nothing.
	Origin, Story corpus.Arrival
	// Name is whose text it is: the agency that any article of the origin
	// credits, or else the outlet of its first article, which may be empty.
	Name string
	// ByAgency reports whether the version is the agency's own article.
	ByAgency bool
	// Copies are the articles of the origin, the version itself included, in
	// order of arrival.
	Copies []corpus.Arrival
	// Reprints is the number of other articles with the same origin.
	Reprints int
}

// Memberships returns the memberships of versions as of an arrival; 0 means
// now. Versions that have not been assigned yet are missing from the result.
func (g *Groups) Memberships(ctx context.Context, asOf corpus.Arrival, arrivals ...corpus.Arrival) (map[corpus.Arrival]Membership, error) {
	out := make(map[corpus.Arrival]Membership, len(arrivals))
	origins := map[corpus.Arrival]originSummary{}
	for _, n := range arrivals {
		var m Membership
		err := g.db.QueryRowContext(ctx, `SELECT origin, story FROM stories WHERE arrival = $1`, n).Scan(&m.Origin, &m.Story)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return nil, err
		}
		o, ok := origins[m.Origin]
		if !ok {
			if o, err = g.origin(ctx, m.Origin, asOf); err != nil {
				return nil, err
			}
			origins[m.Origin] = o
		}
		m.Name, m.ByAgency = o.name, slices.Contains(o.byAgency, n)
		m.Copies, m.Reprints = o.copies, max(0, len(o.copies)-1)
		out[n] = m
	}
	return out, nil
}

// An originSummary describes the articles of an origin that can be quoted.
type originSummary struct {
	name     string
	copies   []corpus.Arrival
	byAgency []corpus.Arrival // the copies that the agency itself published
}

func (g *Groups) origin(ctx context.Context, origin, asOf corpus.Arrival) (o originSummary, err error) {
	rows, err := g.db.QueryContext(ctx, `SELECT s.arrival, s.agency, a.source FROM stories s JOIN arrivals a ON a.arrival = s.arrival
		WHERE s.origin = $1 AND ($2 = 0 OR s.arrival <= $2)
		AND NOT EXISTS (SELECT 1 FROM arrivals b WHERE b.replaces = s.arrival AND ($2 = 0 OR b.arrival <= $2))
		ORDER BY s.arrival`, origin, asOf)
	if err != nil {
		return o, err
	}
	defer rows.Close()
	outlet := ""
	for rows.Next() {
		var n corpus.Arrival
		var agency, source string
		if err := rows.Scan(&n, &agency, &source); err != nil {
			return o, err
		}
		o.copies = append(o.copies, n)
		if agency != "" && g.publishers.agency[source] == agency {
			o.byAgency = append(o.byAgency, n)
		}
		if o.name == "" {
			o.name = agency
		}
		if outlet == "" {
			outlet = source
		}
	}
	if o.name == "" {
		o.name = outlet
	}
	return o, rows.Err()
}
