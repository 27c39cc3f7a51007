package slack

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"dateline/bot"
)

// groupsFor is how long the members of a user group are remembered.
const groupsFor = 5 * time.Minute

// groups knows who is in the user groups that the access lists name.
type groups struct {
	fetch  func(ctx context.Context, group string) ([]string, error)
	access bot.Access

	mu    sync.Mutex
	known map[string]membership
}

type membership struct {
	people  []string
	fetched time.Time
}

// of returns the named groups that a person is in. If a group cannot be
// looked up, its last known members count.
func (g *groups) of(ctx context.Context, person string, now time.Time) ([]string, error) {
	var out []string
	var failed error
	for _, id := range slices.Concat(g.access.Groups, g.access.Managers) {
		if !strings.HasPrefix(id, "S") {
			continue // a manager may be a person
		}
		people, err := g.members(ctx, id, now)
		if err != nil {
			failed = err
		}
		if slices.Contains(people, person) {
			out = append(out, id)
		}
	}
	return out, failed
}

func (g *groups) members(ctx context.Context, id string, now time.Time) ([]string, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	m, ok := g.known[id]
	if ok && now.Sub(m.fetched) < groupsFor {
		return m.people, nil
	}
	people, err := g.fetch(ctx, id)
	if err != nil {
		return m.people, err
	}
	if g.known == nil {
		g.known = map[string]membership{}
	}
	g.known[id] = membership{people, now}
	return people, nil
}
