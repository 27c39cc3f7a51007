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

// people are the names in the coverage, for suggestions: two or three words
// with capitals in a row that do not begin a sentence. It reads on where it
// stopped, a bounded part at a time, since somebody waits while it does.
type people struct {
	mu    sync.Mutex
	mark  corpus.Arrival
	count map[string]int
}

const (
	articlesAtATime = 300    // articles read at a time
	mostNames       = 50_000 // names kept
)

// names are the names in the coverage, the most frequent first.
func (p *people) names(ctx context.Context, store *corpus.Store) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.count == nil {
		p.count = map[string]int{}
	}
	read := 0
	for v, err := range store.Changes(ctx, p.mark) {
		if err != nil || read == articlesAtATime {
			break
		}
		read++
		p.mark = v.Arrival
		for _, name := range namesIn(v.Text) {
			if p.count[name] > 0 || len(p.count) < mostNames {
				p.count[name]++
			}
		}
	}
	return slices.SortedFunc(maps.Keys(p.count), func(x, y string) int {
		return cmp.Or(cmp.Compare(p.count[y], p.count[x]), strings.Compare(x, y))
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
