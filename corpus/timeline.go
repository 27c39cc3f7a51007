package corpus

import (
	"context"
	"database/sql"
	"time"
)

// A DayCount is what one outlet published on one day.
type DayCount struct {
	// Source is the outlet, empty for articles that name none.
	Source string
	// Day is its midnight in UTC.
	Day      time.Time
	Articles int
}

// midnight is the day on which an article was published, in seconds since
// 1970; a remainder takes the sign of what is divided.
const midnight = `a.published - ((a.published % 86400) + 86400) % 86400`

// Timeline returns how many articles that can be quoted each outlet published
// on each day that has any, in the order of days. Articles without a date are
// not in it.
func (s *Store) Timeline(ctx context.Context) ([]DayCount, error) {
	return collect(ctx, s.db, func(rows *sql.Rows) (c DayCount, err error) {
		var day int64
		err = rows.Scan(&c.Source, &day, &c.Articles)
		c.Day = time.Unix(day, 0).UTC()
		return c, err
	}, `SELECT source, midnight, COUNT(*) FROM (
			SELECT a.source AS source, `+midnight+` AS midnight`+standingArticles+`
				AND a.published IS NOT NULL) AS dated
		GROUP BY midnight, source ORDER BY midnight, source`)
}
