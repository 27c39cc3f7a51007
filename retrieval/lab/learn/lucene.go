package main

import (
	"bufio"
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/text"
)

//go:embed LuceneRanking.java
var luceneSource []byte

// luceneDepth is how many units Lucene ranks for a question at most.
const luceneDepth = 1000

// A splitter splits an article's text into the units that Lucene indexes.
type splitter func(text string) []text.Span

// passages splits a text into the passages that the index has.
func passages(body string) []text.Span { return text.Split(body) }

// pairs splits a text into pairs of passages, of about 200 words.
func pairs(body string) (spans []text.Span) {
	for i, s := range text.Split(body) {
		if i%2 == 1 {
			spans[len(spans)-1].End = s.End
			continue
		}
		spans = append(spans, s)
	}
	return spans
}

// wholeArticles takes the whole text as one unit.
func wholeArticles(body string) []text.Span { return []text.Span{{End: len(body)}} }

// lucene ranks articles for questions with Lucene and returns their ids, best
// first, each at the rank of its best unit. As in the index, a unit is searched
// together with the article's header. The folder jars has Lucene's jars.
func lucene(ctx context.Context, jars string, versions []corpus.Version, questions []string, cut splitter) ([][]string, error) {
	dir, err := os.MkdirTemp("", "lucene")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	units, asked, source := filepath.Join(dir, "units"), filepath.Join(dir, "questions"), filepath.Join(dir, "LuceneRanking.java")
	for path, data := range map[string][]byte{units: unitLines(versions, cut), asked: questionLines(questions), source: luceneSource} {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			return nil, err
		}
	}
	classes, err := filepath.Glob(filepath.Join(jars, "lucene-[ca]*-8*.jar"))
	if err != nil {
		return nil, err
	}
	if len(classes) == 0 {
		return nil, fmt.Errorf("no Lucene 8 in %q", jars)
	}
	//nolint:gosec // G204: whoever runs this program names the folder
	c := exec.CommandContext(ctx, "java", "-cp", strings.Join(classes, string(os.PathListSeparator)), source, units, asked, strconv.Itoa(luceneDepth))
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("lucene: %w", err)
	}
	return readRankings(out, versions)
}

func unitLines(versions []corpus.Version, cut splitter) []byte {
	var b bytes.Buffer
	for i := range versions {
		v := &versions[i]
		spans := cut(v.Text)
		if len(spans) == 0 {
			spans = []text.Span{{}}
		}
		for _, s := range spans {
			fmt.Fprintf(&b, "%d\t%s\n", i, oneLine(retrieval.Header(&v.Article)+" "+v.Text[s.Start:s.End]))
		}
	}
	return b.Bytes()
}

func questionLines(questions []string) []byte {
	var b bytes.Buffer
	for _, q := range questions {
		fmt.Fprintln(&b, oneLine(q))
	}
	return b.Bytes()
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// readRankings reads Lucene's output, a line of unit names for each question.
func readRankings(out []byte, versions []corpus.Version) (all [][]string, err error) {
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var ids []string
		seen := map[string]bool{}
		for _, name := range strings.Fields(lines.Text()) {
			i, err := strconv.Atoi(name)
			if err != nil || i >= len(versions) {
				return nil, fmt.Errorf("lucene printed %q, which is no unit", name)
			}
			if !seen[name] {
				seen[name] = true
				ids = append(ids, versions[i].ID)
			}
		}
		all = append(all, ids)
	}
	return all, lines.Err()
}
