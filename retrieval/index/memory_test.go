package index

import (
	"context"
	"fmt"
	"iter"
	"sync"
	"time"

	"dateline/corpus"
)

// A memory is a store in a slice.
type memory struct {
	mu      sync.Mutex
	log     []*corpus.Version
	current map[string]corpus.Arrival
}

func newMemory() *memory { return &memory{current: make(map[string]corpus.Arrival)} }

// arrivedStep is the time between two arrivals.
const arrivedStep = time.Minute

var epoch = time.Date(2024, 10, 1, 12, 0, 0, 0, time.UTC)

// add adds an article, or a new version of it, and returns its arrival.
func (m *memory) add(a corpus.Article) corpus.Arrival {
	return m.append(corpus.Version{Article: a})
}

func (m *memory) withdraw(id string) corpus.Arrival {
	return m.append(corpus.Version{Article: corpus.Article{ID: id}, Withdrawn: true})
}

func (m *memory) append(v corpus.Version) corpus.Arrival {
	m.mu.Lock()
	defer m.mu.Unlock()
	v.Arrival = corpus.Arrival(len(m.log) + 1)
	v.Arrived = epoch.Add(time.Duration(v.Arrival) * arrivedStep)
	v.Replaces = m.current[v.ID]
	m.current[v.ID] = v.Arrival
	m.log = append(m.log, &v)
	return v.Arrival
}

func (m *memory) Changes(ctx context.Context, after corpus.Arrival) iter.Seq2[*corpus.Version, error] {
	m.mu.Lock()
	log := m.log[min(int(after), len(m.log)):len(m.log):len(m.log)]
	m.mu.Unlock()
	return func(yield func(*corpus.Version, error) bool) {
		for _, v := range log {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			if !yield(v, nil) {
				return
			}
		}
	}
}

func (m *memory) Versions(_ context.Context, arrivals ...corpus.Arrival) ([]*corpus.Version, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := make([]*corpus.Version, len(arrivals))
	for i, n := range arrivals {
		if n < 1 || int(n) > len(m.log) {
			return nil, fmt.Errorf("no arrival %d", n)
		}
		out[i] = m.log[n-1]
	}
	return out, nil
}

// live returns the versions that can be found.
func (m *memory) live() (out []*corpus.Version) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, v := range m.log {
		if m.current[v.ID] == v.Arrival && !v.Withdrawn {
			out = append(out, v)
		}
	}
	return out
}

// A fataler is *testing.T, *testing.F or *rapid.T.
type fataler interface {
	Fatalf(format string, args ...any)
}

func ctxOf(t fataler) context.Context {
	if c, ok := t.(interface{ Context() context.Context }); ok {
		return c.Context()
	}
	return context.Background()
}
