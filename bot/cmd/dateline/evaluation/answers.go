package evaluation

import (
	"encoding/json"

	"dateline/retrieval"
)

// shown is how many passages people are shown.
const shown = 3

// An answerLine is one answer as it is written down.
type answerLine struct {
	ID         string            `json:"_id"`
	Verdict    retrieval.Verdict `json:"verdict"`
	Confidence float64           `json:"confidence"`
	// Passage is the first passage, Passages are all that people are shown.
	Passage  *answerPassage  `json:"passage"`
	Passages []answerPassage `json:"passages"`
	// Reasons say why the verdict is lower than the words found imply: unsaid, or
	// the kinds of objections to the first quote.
	Reasons []reason `json:"reasons,omitempty"`
}

type answerPassage struct {
	Article string  `json:"article"`
	Quote   string  `json:"quote"`
	Text    string  `json:"text"`
	Start   int     `json:"start"`
	End     int     `json:"end"`
	Score   float64 `json:"score"`
}

// A reason caps a verdict: its kind, and the words that it concerns. Those of an
// objection are what is asked and, where it is known, what the quote says in its
// place.
type reason struct {
	Kind  string   `json:"kind"`
	Words []string `json:"words,omitempty"`
}

func (r *Report) writeAnswer(id string, res retrieval.Result) error {
	line := answerLine{ID: id, Verdict: res.Verdict, Confidence: res.Confidence, Passages: []answerPassage{}, Reasons: reasons(res)}
	for _, p := range res.Passages[:min(shown, len(res.Passages))] {
		line.Passages = append(line.Passages, answerPassage{p.Article.ID, p.QuoteText(), p.Text(), p.Start, p.End, p.Score})
	}
	if len(line.Passages) > 0 {
		line.Passage = &line.Passages[0]
	}
	enc := json.NewEncoder(r.opts.Answers)
	enc.SetEscapeHTML(false)
	return enc.Encode(line)
}

// reasons are the reasons for a cap on the verdict.
func reasons(res retrieval.Result) (all []reason) {
	if res.Unsaid {
		all = append(all, reason{"unsaid", append(append([]string(nil), res.Missing...), res.Outside...)})
	}
	for _, o := range res.Objections {
		r := reason{Kind: string(o.Kind), Words: []string{o.Asked}}
		if o.Says != "" {
			r.Words = append(r.Words, o.Says)
		}
		all = append(all, r)
	}
	return all
}
