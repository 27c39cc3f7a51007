package story

import (
	"context"

	"dateline/corpus"
)

// Largest returns the stories that most outlets tell now, those first, at most
// n. What one outlet alone tells is not among them.
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
