package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// ByLink returns the newest version of the article with a public link, or
// ErrUnknown; the scheme and a slash at the end do not matter.
func (s *Store) ByLink(ctx context.Context, link string) (*Version, error) {
	_, rest, ok := strings.Cut(strings.TrimRight(strings.TrimSpace(link), "/"), "://")
	if !ok || rest == "" {
		return nil, fmt.Errorf("%q is no link: %w", link, ErrUnknown)
	}
	row := s.db.QueryRowContext(ctx, selectVersion+` WHERE a.arrival = x.arrival
		AND a.url IN ($1, $2, $3, $4) ORDER BY a.arrival DESC LIMIT 1`,
		"https://"+rest, "https://"+rest+"/", "http://"+rest, "http://"+rest+"/")
	v, err := scanVersion(row)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("the article %q: %w", link, ErrUnknown)
	}
	return v, explain(err)
}
