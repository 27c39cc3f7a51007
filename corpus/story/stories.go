package story

import (
	"context"

	"dateline/corpus"
)

// Members returns the versions of a story that were current as of an arrival,
// in order of arrival; 0 means now.
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

// Largest returns at most n stories, those carried by the most outlets now
// first. Stories of a single outlet are left out.
func (g *Groups) Largest(ctx context.Context, n int) ([]corpus.Arrival, error) {
	rows, err := g.db.QueryContext(ctx, `SELECT s.story
		FROM stories s JOIN articles x ON x.arrival = s.arrival JOIN arrivals a ON a.arrival = s.arrival
		WHERE NOT a.withdrawn AND a.source <> ''
		GROUP BY s.story HAVING COUNT(DISTINCT a.source) > 1
		ORDER BY COUNT(DISTINCT a.source) DESC, COUNT(*) DESC, MAX(a.published) DESC, s.story DESC LIMIT $1`, n)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []corpus.Arrival
	for rows.Next() {
		var story corpus.Arrival
		if err := rows.Scan(&story); err != nil {
			return nil, err
		}
		out = append(out, story)
	}
	return out, rows.Err()
}
