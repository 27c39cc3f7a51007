package measure

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"

	"dateline/retrieval/text"
)

// Answers are strings of which any one answers a question.
type Answers []string

// ReadAnswers reads lines of {"id","answers"}, by the ids of the questions. Lines
// of a question set, whose id is "_id", will do as well; those without a list of
// answers are left out.
func ReadAnswers(r io.Reader) (map[string]Answers, error) {
	all := map[string]Answers{}
	err := lines(r, func(n int, line []byte) error {
		var q struct {
			ID      string          `json:"id"`
			BEIR    string          `json:"_id"`
			Answers json.RawMessage `json:"answers"`
		}
		if err := json.Unmarshal(line, &q); err != nil {
			return fmt.Errorf("line %d has no answers to a question: %w", n, err)
		}
		var answers Answers
		if json.Unmarshal(q.Answers, &answers) == nil && len(answers) > 0 {
			id := cmp.Or(q.ID, q.BEIR)
			all[id] = append(all[id], answers...)
		}
		return nil
	})
	return all, err
}

// In tells whether a passage says one of the answers: all of its words, one after
// the other. Case, accents, punctuation and articles do not matter, nor whether a
// number below a hundred is spelled out.
func (a Answers) In(passage string) bool {
	said := plainWords(passage)
	return slices.ContainsFunc(a, func(answer string) bool { return containsRun(said, plainWords(answer)) })
}

// plainWords are the words of a text without what does not matter in an answer.
func plainWords(s string) (words []string) {
	tens := 0 // of a number of which the ones may follow
	for _, t := range text.Analyze(nil, s) {
		ones := text.SmallNumber(t.Form)
		if tens > 0 && 0 < ones && ones < 10 {
			words[len(words)-1] = strconv.Itoa(tens + ones)
			tens = 0
			continue
		}
		tens = text.TensNumber(t.Form)
		switch {
		case t.Form == "a" || t.Form == "an" || t.Form == "the":
		case tens+ones > 0:
			words = append(words, strconv.Itoa(tens+ones))
		default:
			words = append(words, t.Form)
		}
	}
	return words
}

// containsRun tells whether words hold a run, which is not empty.
func containsRun(words, run []string) bool {
	for from := 0; len(run) > 0 && from+len(run) <= len(words); from++ {
		if slices.Equal(words[from:from+len(run)], run) {
			return true
		}
	}
	return false
}
