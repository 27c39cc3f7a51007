package files

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/corpus"
)

// read reads everything, and returns the articles and the sentences of the
// problems.
func read(t *testing.T, r *Reader) (articles []corpus.Article, problems []string) {
	t.Helper()
	for a, err := range r.Articles(t.Context()) {
		if err != nil {
			problems = append(problems, err.Error())
			continue
		}
		articles = append(articles, a)
	}
	return articles, problems
}

func readMap(t *testing.T, files map[string]string) ([]corpus.Article, []string) {
	t.Helper()
	m := fstest.MapFS{}
	for name, content := range files {
		m[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return read(t, NewFS(m, "."))
}

func one(t *testing.T, name, content string) corpus.Article {
	t.Helper()
	articles, problems := readMap(t, map[string]string{name: content})
	if len(articles) != 1 || len(problems) != 0 {
		t.Fatalf("articles %v, problems %v", articles, problems)
	}
	return articles[0]
}

func TestMarkdown(t *testing.T) {
	got := one(t, "news/shells.md", `---
id: shells.txt
title: "Shells: a count"
source: The Herald
author: [A. Reporter, B. Writer]
published: 2024-06-22
url: https://example.org/shells
language: en
brief: true
inferred: true
tags: [arms]
---
Some **1.6 million** [shells](https://example.org) were
sent.

- By rail
- By sea
`)
	want := corpus.Article{
		ID: "shells.txt", Title: "Shells: a count", Source: "The Herald", Author: "A. Reporter, B. Writer",
		Published: time.Date(2024, 6, 22, 0, 0, 0, 0, time.UTC), URL: "https://example.org/shells", File: "news/shells.md",
		Language: "en", Brief: true, Inferred: true, Tags: []string{"arms"},
		Text: "Some 1.6 million shells were sent.\n\nBy rail\n\nBy sea",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestJSONLines(t *testing.T) {
	articles, problems := readMap(t, map[string]string{"a.jsonl": `{"_id":"f0","title":"T","text":"Text.","metadata":{"source":"The Verge","date":"2023-09-26","url":"https://example.org"}}
{"id":7,"text":"Text.","published":"June 22, 2024"}

{"text":"No id."}
not json
`})
	want := []corpus.Article{
		{ID: "f0", Title: "T", Text: "Text.", Source: "The Verge", URL: "https://example.org", File: "a.jsonl", Published: time.Date(2023, 9, 26, 0, 0, 0, 0, time.UTC)},
		{ID: "7", Text: "Text.", File: "a.jsonl", Published: time.Date(2024, 6, 22, 0, 0, 0, 0, time.UTC)},
		{ID: "a.jsonl#4", Text: "No id.", File: "a.jsonl"},
	}
	if diff := cmp.Diff(want, articles); diff != "" {
		t.Error(diff)
	}
	if len(problems) != 1 {
		t.Error(problems)
	}
}

func TestSingleFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "002_b99df5aa678341f1.txt")
	if err := os.WriteFile(path, []byte("One.\nTwo.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	articles, problems := read(t, New(path))
	want := []corpus.Article{{ID: "002_b99df5aa678341f1.txt", File: path, Text: "One.\n\nTwo."}}
	if diff := cmp.Diff(want, articles); diff != "" || len(problems) > 0 {
		t.Error(diff, problems)
	}
}

// Exports of web pages leave entities in their data.
func TestEntitiesAreDecoded(t *testing.T) {
	got := one(t, "a.jsonl", `{"title":"Fish &amp;amp; chips &#8217;fresh&#8217;","source":"Press &amp; Journal","text":"Fish &amp; chips rose &lt;10 percent. R&D at AT&T fell.","tags":["food &amp; drink"]}`)
	if got.Title != "Fish & chips ’fresh’" || got.Source != "Press & Journal" || got.Tags[0] != "food & drink" || got.Text != "Fish & chips rose <10 percent. R&D at AT&T fell." {
		t.Errorf("%+v", got)
	}
}
