package retrieval

import (
	"slices"
	"strings"
	"unicode"
)

// mostTerms is how many different words of a question are searched: the
// rarest ones of a longer question.
const mostTerms = 128

// A Question is a query as read against one coverage.
type Question struct {
	// Calibration turns the strength of an answer into a confidence; its zero
	// value is a cautious default.
	Calibration Calibration

	query    Query
	concepts []concept
	order    []int // concept ids in question order incl. repeats; -1 for a stop
	// ideal is the score of a passage that holds all of the concepts once.
	ideal   float64
	table   termTable
	also    []Also
	missing []string
	kind    string
}

// A concept is one thing that the question names.
type concept struct {
	term    string
	surface string
	idf     float64
	name, number bool
	count int
	// known: the coverage holds it.
	known bool
}

// Read analyses a question.
func Read(q Query, v Vocabulary) *Question {
	question := &Question{query: q}
	tokens := Analyze(nil, q.Text)
	allcaps := strings.ToUpper(q.Text) == q.Text
	for i, t := range tokens {
		if t.Stop {
			question.order = append(question.order, -1)
			continue
		}
		if at := slices.IndexFunc(question.concepts, func(c concept) bool { return c.term == t.Term }); at >= 0 {
			question.order = append(question.order, at)
			question.concepts[at].count++
			continue
		}
		question.order = append(question.order, len(question.concepts))
		df := v.Frequency(t.Term)
		surface := q.Text[t.Start:t.End]
		question.concepts = append(question.concepts, concept{
			term:    t.Term,
			surface: surface,
			idf:     IDF(v.Passages(), df),
			known:   df > 0,
			count: 1,
			name: !allcaps && i > 0 && unicode.IsUpper([]rune(surface)[0]),
			number: kinds[surface[0]] == digit,
		})
	}
	question.kind = kindOf(strings.ToLower(q.Text))
	question.settle()
	return question
}

func kindOf(text string) string {
	for _, k := range []struct{ word, kind string }{
		{"how many", "number"}, {"how much", "number"}, {"how old", "number"}, {"how long", "number"}, {"what percent", "number"}, {"which year", "date"}, {"what year", "date"}, {"how far", "number"},
		{"what number", "number"}, {"when ", "date"}, {"what date", "date"}, {"who ", "name"}, {"whom ", "name"}, {"whose ", "name"}, {"where ", "place"}, {"which country", "place"}, {"what country", "place"}, {"which city", "place"}, {"which ", "name"},
	} {
		if strings.Contains(text, k.word) {
			return k.kind
		}
	}
	return ""
}

func (q *Question) settle() {
	if len(q.concepts) > mostTerms {
		q.concepts = q.concepts[:mostTerms]
	}
	for i, c := range q.concepts {
		q.ideal += c.idf
		q.table.add(c.term, i)
		if !c.known {
			q.missing = append(q.missing, c.surface)
		}
	}
}

// Terms are the words that the first stage looks for.
func (q *Question) Terms() []Term {
	terms := make([]Term, len(q.concepts))
	for i, c := range q.concepts {
		terms[i] = Term{Text: c.term, Weight: 1}
	}
	return terms
}
