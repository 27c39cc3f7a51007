package story

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"dateline/corpus"
)

// A labelledArticle is an article of the labelled set, with its story and
// origin.
type labelledArticle struct {
	story, origin, name string
	article             corpus.Article
}

// readLabelled reads the labelled set in the order of its dates.
func readLabelled(t *testing.T) []labelledArticle {
	t.Helper()
	a, err := txtar.ParseFile("testdata/labelled.txtar")
	if err != nil {
		t.Fatal(err)
	}
	paragraphs := map[string][]string{}
	var out []labelledArticle
	for _, f := range a.Files {
		p := strings.Split(f.Name, "/")
		head, body, _ := strings.Cut(string(f.Data), "\n\n")
		l := labelledArticle{story: p[0], origin: p[0] + "/" + p[1], name: p[2], article: corpus.Article{ID: f.Name}}
		for _, line := range strings.Split(head, "\n") {
			key, value, _ := strings.Cut(line, ": ")
			switch key {
			case "date":
				if l.article.Published, err = time.Parse(time.DateOnly, value); err != nil {
					t.Fatal(err)
				}
			case "outlet":
				l.article.Source = value
			case "title":
				l.article.Title = value
			}
		}
		l.article.Text = compose(t, body, paragraphs)
		ps := strings.Split(l.article.Text, "\n\n")
		paragraphs[p[2]], paragraphs[p[2]+"-"+p[0]] = ps, ps
		out = append(out, l)
	}
	return out
}

// compose inserts the paragraphs that a text refers to, and replaces its words.
func compose(t *testing.T, body string, from map[string][]string) string {
	t.Helper()
	var ps, changes []string
	for _, p := range strings.Split(strings.TrimSpace(body), "\n\n") {
		var lines []string
		for _, line := range strings.Split(p, "\n") {
			var name string
			var first, last int
			switch {
			case strings.HasPrefix(line, "~"):
				changes = append(changes, strings.Split(line[1:], "~")...)
			case strings.HasPrefix(line, "@"):
				if _, err := fmt.Sscanf(strings.ReplaceAll(line[1:], " ", "\n"), "%s\n%d-%d", &name, &first, &last); err != nil {
					t.Fatalf("%s: %v", line, err)
				}
				if len(from[name]) < last {
					t.Fatalf("%s: there are %d paragraphs", line, len(from[name]))
				}
				lines = append(lines, strings.Join(from[name][first-1:last], "\n\n"))
			default:
				lines = append(lines, line)
			}
		}
		if len(lines) > 0 {
			ps = append(ps, strings.Join(lines, "\n"))
		}
	}
	return strings.NewReplacer(changes...).Replace(strings.Join(ps, "\n\n"))
}

// A confusion counts pairs of articles by whether they were grouped correctly.
type confusion struct{ right, wrong, missed int }

func (j *confusion) add(is, should bool, what string, t *testing.T) {
	switch {
	case is && should:
		j.right++
	case is:
		j.wrong++
		t.Logf("wrong: %s", what)
	case should:
		j.missed++
		t.Logf("missed: %s", what)
	}
}

func (j *confusion) precision() float64 { return float64(j.right) / float64(max(1, j.right+j.wrong)) }
func (j *confusion) recall() float64    { return float64(j.right) / float64(max(1, j.right+j.missed)) }

func TestLabelledSet(t *testing.T) {
	set := readLabelled(t)
	store, groups := open(t)
	var arrivals []corpus.Arrival
	for _, l := range set {
		out, err := store.Add(t.Context(), l.article)
		if err != nil {
			t.Fatal(err)
		}
		arrivals = append(arrivals, out[0].Arrival)
	}
	if err := groups.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	memberships, err := groups.Memberships(t.Context(), 0, arrivals...)
	if err != nil {
		t.Fatal(err)
	}
	var origins, stories confusion
	for i, a := range set {
		for j, b := range set[:i] {
			p, q := memberships[arrivals[i]], memberships[arrivals[j]]
			what := a.origin + "/" + a.name + " with " + b.origin + "/" + b.name
			origins.add(p.Origin == q.Origin, a.origin == b.origin, "origin: "+what, t)
			stories.add(p.Story == q.Story, a.story == b.story, "story: "+what, t)
		}
	}
	t.Logf("origins: precision %.2f, recall %.2f (%+v)", origins.precision(), origins.recall(), origins)
	t.Logf("stories: precision %.2f, recall %.2f (%+v)", stories.precision(), stories.recall(), stories)
	if origins.precision() < 0.95 || origins.recall() < 0.9 {
		t.Error("origins are worse than docs/stories.md says")
	}
	if stories.precision() < 0.9 || stories.recall() < 0.7 {
		t.Error("stories are worse than docs/stories.md says")
	}
	if p := memberships[arrivals[0]]; p.Reprints != 4 {
		t.Errorf("%d reprints, want 4: %+v", p.Reprints, p)
	}
}

func open(t testing.TB) (*corpus.Store, *Groups) {
	t.Helper()
	store, err := corpus.OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	groups, err := Open(t.Context(), store, nil)
	if err != nil {
		t.Fatal(err)
	}
	return store, groups
}
