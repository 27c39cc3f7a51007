package main

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"strconv"

	"github.com/blevesearch/bleve/v2"
)

// stageBleve times what Bleve's own introduction shows: the default mapping, a
// match query and highlighting.
func stageBleve(ctx context.Context, s settings, in *input) error {
	ix, err := bleve.Open(filepath.Join(s.dir, "bleve")) // an index of an earlier run: only its answers are compared
	if err != nil {
		ix, err = bleve.New(filepath.Join(s.dir, "bleve"), bleve.NewIndexMapping())
		if err == nil {
			err = timeIndexing(in.Passages, "Bleve's defaults, index", func() error { return indexLines(ix, in) })
		}
	}
	if err != nil {
		return err
	}
	defer ix.Close()
	search := func(highlight bool) func(string) error {
		return func(q string) error {
			r := bleve.NewSearchRequest(bleve.NewMatchQuery(q))
			if highlight {
				r.Highlight = bleve.NewHighlight()
			}
			_, err := ix.SearchInContext(ctx, r)
			return err
		}
	}
	if err := timeQuestions("Bleve's defaults, top 10", in.questions, 1, s.rounds, search(false)); err != nil {
		return err
	}
	return timeQuestions("Bleve's defaults, highlighting", in.questions, 1, s.rounds, search(true))
}

func indexLines(ix bleve.Index, in *input) error {
	f, err := os.Open(in.Lines)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	batch := ix.NewBatch()
	for n := 0; lines.Scan(); n++ {
		if err := batch.Index(strconv.Itoa(n), map[string]string{"text": lines.Text()}); err != nil {
			return err
		}
		if batch.Size() == 1000 {
			if err := ix.Batch(batch); err != nil {
				return err
			}
			batch.Reset()
		}
	}
	if err := ix.Batch(batch); err != nil {
		return err
	}
	return lines.Err()
}
