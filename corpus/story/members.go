package story

import (
	"context"

	"dateline/corpus"
)

// Members returns the versions of a story that stood when asOf had arrived, in
// the order of their arrival; 0 is now.
func (g *Groups) Members(ctx context.Context, story, asOf corpus.Arrival) ([]corpus.Arrival, error) {
	rows, err := g.db.QueryContext(ctx, `SELECT s.arrival FROM stories s
		WHERE s.story = $1 AND ($2 = 0 OR s.arrival <= $2)
		AND NOT EXISTS (SELECT 1 FROM arrivals b WHERE b.replaces = s.arrival AND ($2 = 0 OR b.arrival <= $2))
		ORDER BY s.arrival`, story, asOf)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []corpus.Arrival
	for rows.Next() {
		var n corpus.Arrival
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, rows.Err()
}
