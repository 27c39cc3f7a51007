package main

import (
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/bot"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// typingRounds is how many times each question is asked with another error.
const typingRounds = 4

// TestTypingErrorsKeepTheFirstArticle asks the questions of the newspaper with
// one typing error each, as a hasty person makes them, and keeps for review
// which of them find another article first than without.
func TestTypingErrorsKeepTheFirstArticle(t *testing.T) {
	if testing.Short() {
		t.Skip("asks many questions")
	}
	dir := filepath.Join("..", "..", "..", "retrieval", "testdata", "newspaper")
	a := &app{in: strings.NewReader(""), out: io.Discard, errOut: io.Discard, corpus: dir, log: slog.New(slog.DiscardHandler)}
	cov, err := a.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cov.Close() }()
	random := rand.New(rand.NewPCG(1, 2))
	asked, same, lost := 0, 0, []string(nil)
	for _, p := range probes(t, dir+"-questions.jsonl") {
		at, err := time.Parse(time.DateOnly, p.Asked)
		if err != nil || len(p.Article) == 0 {
			continue
		}
		first := func(question string) string {
			r := cov.bot.Handle(t.Context(), bot.Request{Text: question, At: at, Platform: "test"})
			if r.Result == nil || len(r.Result.Passages) == 0 {
				return ""
			}
			return r.Result.Passages[0].Article.ID
		}
		right := first(p.Text)
		for range typingRounds {
			wrong := mistyped(random, p.Text)
			asked++
			if first(wrong) == right {
				same++
				continue
			}
			lost = append(lost, wrong)
		}
	}
	if 10*same < 9*asked {
		t.Errorf("the same article is first for %d of %d, want nine of ten", same, asked)
	}
	golden(t, "newspaper-typing.golden", fmt.Sprintf("the same article first   %d of %d\n\n%s\n", same, asked, strings.Join(lost, "\n")))
}

// mistyped is a question with one typing error in one of its longer words:
// letters swapped, one doubled, left out or replaced by its neighbour on the
// keyboard.
func mistyped(random *rand.Rand, question string) string {
	var words []text.Token
	for _, t := range (query.Query{Text: question}).Tokens() {
		if !t.Stop && t.End-t.Start > text.MinListedLength && !strings.ContainsFunc(question[t.Start+1:t.End], notSmallLatin) {
			words = append(words, t)
		}
	}
	if len(words) == 0 {
		return question
	}
	w := words[random.IntN(len(words))]
	at := w.Start + 1 + random.IntN(w.End-w.Start-2)
	before, letter, after := question[:at], question[at:at+1], question[at+1:]
	switch random.IntN(4) {
	case 0:
		return before + after[:1] + letter + after[1:]
	case 1:
		return before + letter + letter + after
	case 2:
		return before + after
	}
	return before + neighbour(letter) + after
}

// notSmallLatin tells whether a letter is not in a to z.
// be a capital.
func notSmallLatin(r rune) bool { return r < 'a' || r > 'z' }

// neighbour is the letter to the left of another on the keyboard, or to the
// right of the first of a row.
func neighbour(letter string) string {
	const keys = "wqwertyuiop sasdfghjkl xzxcvbnm"
	at := strings.LastIndex(keys, letter)
	return keys[at-1 : at]
}
