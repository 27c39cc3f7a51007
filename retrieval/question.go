package retrieval

import "slices"

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
	// ideal is the score of a passage that holds all of the concepts once.
	ideal   float64
	table   termTable
	also    []Also
	missing []string
}

// A concept is one thing that the question names.
type concept struct {
	term    string
	surface string
	idf     float64
	// known: the coverage holds it.
	known bool
}

// Read analyses a question.
func Read(q Query, v Vocabulary) *Question {
	question := &Question{query: q}
	for _, t := range Analyze(nil, q.Text) {
		if t.Stop || question.holds(t.Term) {
			continue
		}
		df := v.Frequency(t.Term)
		question.concepts = append(question.concepts, concept{
			term:    t.Term,
			surface: q.Text[t.Start:t.End],
			idf:     IDF(v.Passages(), df),
			known:   df > 0,
		})
	}
	question.settle()
	return question
}

func (q *Question) holds(term string) bool {
	return slices.ContainsFunc(q.concepts, func(c concept) bool { return c.term == term })
}

// settle drops what exceeds mostTerms and computes what depends on all of the
// concepts.
func (q *Question) settle() {
	if len(q.concepts) > mostTerms {
		slices.SortStableFunc(q.concepts, func(a, b concept) int {
			if a.idf > b.idf {
				return -1
			}
			return 1
		})
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
