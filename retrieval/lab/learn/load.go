package main

import (
	"cmp"
	"context"
	"path/filepath"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/lab/learn/sets"
	"dateline/retrieval/measure"
	"dateline/retrieval/query"
)

// A set is a coverage with judged questions.
type set struct {
	name, measure string
	versions      []corpus.Version
	examples      []example
	// roc is the area under the ROC curve of the confidence: questions with an
	// answer against those without, or, if all have one, against the same
	// questions with the articles that answer withheld.
	roc float64
	// quotes says how well quotes are chosen, if answers are known.
	quotes quoteCounts
}

// An example is a judged question with its candidates.
type example struct {
	text   string
	judged measure.Judged
	rows   []row
}

// A row is one candidate: its article and its signals, in the order of
// retrieval.Signals. A signal whose weight differs from passage to passage is
// given as a multiple of what its usual weight multiplies.
type row struct {
	article string
	values  []float64
}

func load(ctx context.Context, folder, name string, most int) (*set, error) {
	versions, err := sets.Articles(ctx, folder)
	if err != nil {
		return nil, err
	}
	questions, err := sets.Questions(folder)
	if err != nil {
		return nil, err
	}
	judged, err := sets.Judgements(folder)
	if err != nil {
		return nil, err
	}
	s := &set{name: filepath.Base(folder), measure: cmp.Or(name, "mrr"), versions: versions}
	x := exhaustive.New(versions)
	s.ask(x, sample(questions, judged, most), judged)
	if s.quotes, err = countQuotes(s.name, x, questions, judged); err != nil {
		return nil, err
	}
	return s, ctx.Err()
}

// sample returns at most about so many questions, evenly spread.
func sample(questions []measure.Question, judged map[string]measure.Judged, most int) []measure.Question {
	step := max(1, (len(judged)+most-1)/most)
	var kept []measure.Question
	for i := 0; i < len(questions); i += step {
		kept = append(kept, questions[i])
	}
	return kept
}

// ask asks questions and fills in the examples and the ROC area.
func (s *set) ask(x *exhaustive.Searcher, questions []measure.Question, judged map[string]measure.Judged) {
	var with, none, taken []float64
	for _, m := range questions {
		q := retrieval.Read(query.Query{Text: m.Text, Asked: m.Asked, Top: 1000}, x)
		candidates := x.Find(q, nil)
		result := q.Rank(candidates, retrieval.Searched{})
		j := judged[m.ID]
		if len(j) == 0 {
			none = append(none, result.Confidence)
			continue
		}
		with = append(with, result.Confidence)
		taken = append(taken, q.Rank(withhold(candidates, j), retrieval.Searched{}).Confidence)
		s.examples = append(s.examples, example{text: m.Text, judged: j, rows: rows(result)})
	}
	if s.roc = measure.ROC(with, none); len(none) == 0 || s.name == "rtqa22" {
		s.roc = measure.ROC(with, taken)
	}
}

// withhold returns the candidates without those of the articles that answer.
func withhold(candidates []retrieval.Candidate, judged measure.Judged) (left []retrieval.Candidate) {
	for _, c := range candidates {
		if judged[c.Version.ID] <= 0 {
			left = append(left, c)
		}
	}
	return left
}

func rows(result retrieval.Result) (all []row) {
	place, usual := map[string]int{}, retrieval.Signals()
	for i, s := range usual {
		place[s.Name] = i
	}
	for _, p := range result.Passages {
		r := row{p.Article.ID, make([]float64, len(place))}
		for _, s := range p.Signals {
			i := place[s.Name]
			r.values[i] = s.Value * s.Weight / usual[i].Weight
		}
		all = append(all, r)
	}
	return all
}
