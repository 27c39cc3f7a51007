// Package sets reads a judged collection in the BEIR form from its folder: the
// articles, as an import would read them, the questions and the judgements.
package sets

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"dateline/corpus"
	"dateline/corpus/files"
	"dateline/retrieval/measure"
)

// Articles reads and cleans the articles of a collection, in the order of its file.
// An article that cannot be read is left out.
func Articles(ctx context.Context, folder string) (versions []corpus.Version, err error) {
	for a, err := range files.New(filepath.Join(folder, "corpus.jsonl")).Articles(ctx) {
		var problem *files.Problem
		switch {
		case errors.As(err, &problem):
		case err != nil:
			return nil, err
		default:
			versions = append(versions, corpus.Version{Article: a, Arrival: corpus.Arrival(len(versions) + 1)})
		}
	}
	return versions, nil
}

// Questions reads the questions of a collection.
func Questions(folder string) ([]measure.Question, error) {
	return Read(filepath.Join(folder, "queries.jsonl"), measure.ReadQuestions)
}

// Judgements reads which articles answer which question, by the questions' ids.
func Judgements(folder string) (map[string]measure.Judged, error) {
	return Read(filepath.Join(folder, "qrels.tsv"), measure.ReadJudgements)
}

// A Parser reads one kind of file.
type Parser[T any] func(io.Reader) (T, error)

// Read reads a file of a collection.
func Read[T any](path string, parse Parser[T]) (T, error) {
	f, err := os.Open(path)
	if err != nil {
		var none T
		return none, err
	}
	defer func() { _ = f.Close() }()
	return parse(f)
}
