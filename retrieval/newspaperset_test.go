package retrieval_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// The newspaper is an invented year of news with questions on it, for golden
// tests of ranking. These tests hold that the set itself is sound: every
// expected article exists, holds the words that an answer must hold, and had
// been published when the question was asked.

const newspaper = "testdata/newspaper"

func TestNewspaperQuestionsAreAnswerable(t *testing.T) {
	for _, q := range newspaperQuestions(t) {
		if (len(q.Article) == 0) != (q.Must == "") {
			t.Errorf("%s: articles %q, must %q: both or neither", q.ID, q.Article, q.Must)
		}
		must, err := regexp.Compile(q.Must)
		if err != nil {
			t.Errorf("%s: %v", q.ID, err)
			continue
		}
		for _, id := range q.Article {
			published, text := newspaperArticle(t, id)
			if !must.MatchString(text) {
				t.Errorf("%s: %s does not hold %q", q.ID, id, q.Must)
			}
			if published > q.Asked {
				t.Errorf("%s: asked on %s, before %s of %s", q.ID, q.Asked, id, published)
			}
		}
	}
}

func TestNewspaperArticlesAreAskedFor(t *testing.T) {
	asked := map[string]bool{}
	for _, q := range newspaperQuestions(t) {
		for _, id := range q.Article {
			asked[id] = true
		}
	}
	files, err := filepath.Glob(filepath.Join(newspaper, "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d articles, %v", len(files), err)
	}
	for _, file := range files {
		id := strings.TrimSuffix(filepath.Base(file), ".md")
		newspaperArticle(t, id)
		if !asked[id] {
			t.Errorf("%s answers no question", id)
		}
	}
}

type newspaperQuestion struct {
	ID      string `json:"_id"`
	Text    string `json:"text"`
	Article []string
	Must    string
	Asked   string
}

func newspaperQuestions(t *testing.T) []newspaperQuestion {
	t.Helper()
	data, err := os.ReadFile(newspaper + "-questions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var all []newspaperQuestion
	seen := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		var q newspaperQuestion
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		if seen[q.ID] || q.ID == "" || q.Text == "" {
			t.Errorf("no text, or the id %q twice: %s", q.ID, line)
		}
		if _, err := time.Parse(time.DateOnly, q.Asked); err != nil {
			t.Errorf("%s: %v", q.ID, err)
		}
		seen[q.ID] = true
		all = append(all, q)
	}
	return all
}

// newspaperArticle returns an article's day of publication and its text.
func newspaperArticle(t *testing.T, id string) (published, text string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(newspaper, id+".md"))
	if err != nil {
		t.Fatal(err)
	}
	front, text, closed := strings.Cut(string(data), "\n---\n")
	if !closed || !strings.HasPrefix(front, "---\nid: "+id+"\n") {
		t.Fatalf("%s: front matter does not open with the id", id)
	}
	published = regexp.MustCompile(`(?m)^published: (2031-\d\d-\d\d)$`).FindStringSubmatch(front)[1]
	return published, text
}
