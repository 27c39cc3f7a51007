package discord

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"dateline/corpus"
)

// A roster are the names in the coverage, for suggestions: two or three words
// with capitals in a row that do not begin a sentence. It reads on where it
// stopped, a bounded part at a time, since somebody waits while it does.
type roster struct {
	mu    sync.Mutex
	mark  corpus.Arrival
	count map[string]int
}

const (
	rosterStep = 300    // articles read at a time
	rosterMost = 50_000 // names kept
)

// people are the names in the coverage, the most frequent first.
func (a *Adapter) people(ctx context.Context) []string {
	return a.roster.names(ctx, a.bot.Coverage)
}

func (r *roster) names(ctx context.Context, store *corpus.Store) []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.count == nil {
		r.count = map[string]int{}
	}
	read := 0
	for v, err := range store.Changes(ctx, r.mark) {
		if err != nil || read == rosterStep {
			break
		}
		read++
		r.mark = v.Arrival
		for _, name := range namesIn(v.Text) {
			if r.count[name] > 0 || len(r.count) < rosterMost {
				r.count[name]++
			}
		}
	}
	return slices.SortedFunc(maps.Keys(r.count), func(x, y string) int {
		return cmp.Or(cmp.Compare(r.count[y], r.count[x]), strings.Compare(x, y))
	})
}

// namesIn finds names in a text.
func namesIn(text string) []string {
	var out, name []string
	flush := func() {
		if n := len(name); n == 2 || n == 3 {
			out = append(out, strings.Join(name, " "))
		}
		name = nil
	}
	begins := true // the next word begins a sentence
	for _, word := range strings.Fields(text) {
		bare := strings.TrimFunc(word, unicode.IsPunct)
		first := []rune(bare + " ")[0]
		switch {
		case begins || !unicode.IsUpper(first):
			flush()
		default:
			name = append(name, strings.TrimSuffix(strings.TrimSuffix(bare, "'s"), "’s"))
		}
		if bare != word && !strings.HasPrefix(word, bare+"'") {
			flush()
		}
		begins = strings.ContainsAny(word, ".!?") && strings.TrimRight(word, `"'”’)`) != bare
	}
	flush()
	return out
}
