package main

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"time"

	"dateline/corpus"
	"dateline/retrieval/index"
	"dateline/retrieval/query"
)

// stageOdd times questions that nobody should ask, but somebody will.
func stageOdd(ctx context.Context, s settings, in *input) error {
	text := strings.Join(in.questions, " ")
	for len(text) < 1<<20 {
		text += " " + text
	}
	many := strings.Fields(text)
	for _, q := range []struct{ name, text string }{
		{"1 MB of questions", text[:1<<20]},
		{"10,000 words", strings.Join(many[:10_000], " ")},
		{"1 MB of one word", strings.Repeat("minister ", 1<<17)},
		{"1 MB without a space", strings.Repeat("x", 1<<20)},
		{"10,000 misspelled words", strings.Join(misspelled(many[:10_000]), " ")},
		{"stop words only", "what is the of and to who has been there"},
		{"wildcards and expressions", `minist* +title:war -(foo) /.*a.*b{9}/ "to~2" [a TO z] ?????`},
	} {
		err := s.withIndex(ctx, s.dir, func(_ *corpus.Store, ix *index.Live) error {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			begin := time.Now()
			r, err := ix.Search(ctx, query.Query{Text: q.text, Top: 10})
			took := time.Since(begin)
			runtime.ReadMemStats(&after)
			fmt.Printf("%-34s %.1f ms, %d passages, %.1f MB taken\n", "Dateline, "+q.name, millis(took),
				len(r.Passages), float64(after.TotalAlloc-before.TotalAlloc)/1e6)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// misspelled doubles a letter in the middle of each word.
func misspelled(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		at := len(w) / 2
		out[i] = w[:at] + w[at:min(len(w), at+1)] + w[at:]
	}
	return out
}
