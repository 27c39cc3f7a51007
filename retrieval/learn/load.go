package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dateline/corpus"
	"dateline/retrieval/measure"
)

// A set is a coverage with judged questions.
type set struct {
	name      string
	versions  []corpus.Version
	questions []measure.Question
	judged    map[string]measure.Judged
}

func load(folder string) (*set, error) {
	s := &set{name: filepath.Base(folder)}
	var err error
	if s.versions, err = readArticles(filepath.Join(folder, "corpus.jsonl")); err != nil {
		return nil, err
	}
	q, err := os.Open(filepath.Join(folder, "queries.jsonl"))
	if err != nil {
		return nil, err
	}
	defer q.Close()
	if s.questions, err = measure.ReadQuestions(q); err != nil {
		return nil, err
	}
	j, err := os.Open(filepath.Join(folder, "qrels.tsv"))
	if err != nil {
		return nil, err
	}
	defer j.Close()
	s.judged, err = measure.ReadJudgements(j)
	return s, err
}

func readArticles(path string) ([]corpus.Version, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var versions []corpus.Version
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var d struct {
			ID       string `json:"_id"`
			Title    string
			Text     string
			Metadata struct{ Source, Date string }
		}
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		text := d.Text
		if strings.Count(text, "\n\n")*90 > len(text) {
			text = strings.ReplaceAll(text, "\n\n", " ")
		}
		versions = append(versions, corpus.Version{
			Article: corpus.Article{
				ID: d.ID, Title: strings.Join(strings.Fields(d.Title), " "), Source: d.Metadata.Source,
				Published: measure.ReadDate(d.Metadata.Date), Text: text,
			},
			Arrival: corpus.Arrival(len(versions) + 1),
		})
	}
	return versions, lines.Err()
}
