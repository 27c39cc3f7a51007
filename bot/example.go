package bot

import (
	"context"
	"strings"
	"sync"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// An Example is what can be asked of a coverage, in its own names. Its parts are
// empty where the coverage has nothing to take them from.
type Example struct {
	Question, Person, Outlet string
}

const (
	// maxExampleArticles is how many of the latest articles an example is taken
	// from, and maxExampleText how much of each is read.
	maxExampleArticles = 200
	maxExampleText     = 1000
	// maxExampleTitle is the longest headline, in bytes, that is an example.
	maxExampleTitle = 120
)

// NewExample makes an example from the latest articles of a scope: the person whom
// most of them name or, if there is none, the last headline.
func NewExample(ctx context.Context, coverage *corpus.Store, scope query.Filter) (Example, error) {
	var e Example
	last, err := coverage.Last(ctx)
	if err != nil {
		return e, err
	}
	people, headline := map[string]int{}, ""
	for v, err := range coverage.Changes(ctx, last-min(last, maxExampleArticles)) {
		if err != nil {
			return e, err
		}
		if v.Withdrawn || !retrieval.Admits(scope, v) {
			continue
		}
		if plainWords(v.Source) {
			e.Outlet = v.Source
		}
		if plainWords(v.Title) {
			headline = v.Title
		}
		for _, name := range namedIn(v) {
			if people[name]++; people[name] > people[e.Person] || people[name] == people[e.Person] && name < e.Person {
				e.Person = name
			}
		}
	}
	switch {
	case e.Person != "" && people[e.Person] > 1:
		e.Question = sayExampleOn(e.Person)
	default:
		e.Question = headline
	}
	return e, nil
}

// plainWords tells whether a headline or the name of an outlet can stand in a
// sentence: it is short, and has nothing of markup.
func plainWords(s string) bool {
	return s != "" && len(s) <= maxExampleTitle && !strings.ContainsAny(s, "<>|*_@#\"\n{}[]\\/")
}

// namedIn are the persons whom the beginning of an English article gives by first
// and last name, each once. In other languages a name changes with its place in
// the sentence.
func namedIn(v *corpus.Version) (names []string) {
	if v.Language != "" && v.Language != "en" {
		return nil
	}
	body := v.Text[:min(len(v.Text), maxExampleText)]
	for _, m := range query.Mentions(body) {
		if m.Kind == query.Somebody && strings.Contains(m.Name, " ") && strings.IndexFunc(m.Name, func(r rune) bool { return r > 0x24F }) < 0 {
			names = append(names, m.Name)
		}
	}
	return names
}

// examples keeps the last example for each scope until something arrives.
type examples struct {
	mu   sync.Mutex
	last corpus.Arrival
	made map[string]Example
}

// Example returns an example of what can be asked in a request's place. Without one
// the hints go out all the same.
func (b *Bot) Example(ctx context.Context, req Request) Example {
	last, err := b.Coverage.Last(ctx)
	if err != nil {
		b.Log.WarnContext(ctx, "no example", "err", err)
		return Example{}
	}
	key := strings.Join(req.Scope.Words(), ";")
	c := &b.examples
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.made == nil || c.last != last {
		c.last, c.made = last, map[string]Example{}
	}
	e, ok := c.made[key]
	if ok {
		return e
	}
	if e, err = NewExample(ctx, b.Coverage, req.Scope); err != nil {
		b.Log.WarnContext(ctx, "no example", "err", err)
		return Example{}
	}
	c.made[key] = e
	return e
}
