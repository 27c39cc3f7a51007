package main

import (
	_ "embed"
	"fmt"
	"io"
	"regexp"
	"strings"

	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/measure"
	"dateline/retrieval/query"
)

//go:embed answers.tsv
var answerLines string

// maxPassages is how many passages of an answer are counted: those that people
// read.
const maxPassages = 3

// A quoteCounts counts the passages that contain the answer, and those of them
// whose quotes contain it, among the first maxPassages and at the very first rank.
type quoteCounts struct {
	passages, quotes, firstPassages, firstQuotes int
	bytes                                        int // of the quotes
}

// answers returns patterns of the known answers to questions of a set, by the
// beginnings of the questions' ids.
func answers(set string) (map[string]*regexp.Regexp, error) {
	known := map[string]*regexp.Regexp{}
	for line := range strings.Lines(answerLines) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) != 3 || fields[0] != set {
			continue
		}
		words, err := regexp.Compile("(?i)" + fields[2])
		if err != nil {
			return nil, err
		}
		known[fields[1]] = words
	}
	return known, nil
}

// countQuotes asks the questions of a set whose answers are known.
func countQuotes(set string, x *exhaustive.Searcher, questions []measure.Question, judged map[string]measure.Judged) (n quoteCounts, err error) {
	known, err := answers(set)
	if err != nil {
		return n, err
	}
	for _, m := range questions {
		for id, words := range known {
			if !strings.HasPrefix(m.ID, id) {
				continue
			}
			q := retrieval.Read(query.Query{Text: m.Text, Asked: m.Asked, Top: maxPassages, PerArticle: 2}, x)
			n.add(q.Rank(x.Find(q, nil), retrieval.Searched{}), judged[m.ID], words)
		}
	}
	return n, nil
}

// add counts the passages of an answer that come from judged articles.
func (n *quoteCounts) add(result retrieval.Result, judged measure.Judged, answer *regexp.Regexp) {
	for i, p := range result.Passages {
		if judged[p.Article.ID] <= 0 || !answer.MatchString(p.Text()) {
			continue
		}
		held := 0
		if answer.MatchString(p.QuoteText()) {
			held = 1
		}
		n.passages++
		n.quotes += held
		n.bytes += len(p.QuoteText())
		if i == 0 {
			n.firstPassages++
			n.firstQuotes += held
		}
	}
}

// print prints the counts, if anything was counted.
func (n *quoteCounts) print(w io.Writer) {
	if n.passages == 0 {
		return
	}
	_, _ = fmt.Fprintf(w, "         quotes hold the answer of %d of %d passages that do (%d of %d first ones), in %d bytes\n",
		n.quotes, n.passages, n.firstQuotes, n.firstPassages, n.bytes/n.passages)
}
