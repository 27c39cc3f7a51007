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

// shown is how many passages of an answer people read.
const shown = 3

// A quotes says how many passages that hold the answer have it in their quotes
// too, among the first three and as the very first.
type quotes struct {
	passages, quotes, firstPassages, firstQuotes int
	bytes                                        int
}

// answers are the answers that are known to questions of a set, by the
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

// quoted asks the questions of a set whose answers are known.
func quoted(set string, x *exhaustive.Searcher, questions []measure.Question, judged map[string]measure.Judged) (n quotes, err error) {
	known, err := answers(set)
	if err != nil {
		return n, err
	}
	for _, m := range questions {
		for id, words := range known {
			if !strings.HasPrefix(m.ID, id) {
				continue
			}
			q := retrieval.Read(query.Query{Text: m.Text, Asked: m.Asked, Top: shown, PerArticle: 2}, x)
			n.add(q.Rank(x.Find(q, nil), retrieval.Searched{}), judged[m.ID], words)
		}
	}
	return n, nil
}

// add counts the passages of an answer that come from judged articles.
func (n *quotes) add(result retrieval.Result, judged measure.Judged, answer *regexp.Regexp) {
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

// print says what was counted, if anything was.
func (n *quotes) print(w io.Writer) {
	if n.passages == 0 {
		return
	}
	_, _ = fmt.Fprintf(w, "         quotes hold the answer of %d of %d passages that do (%d of %d first ones), in %d bytes\n",
		n.quotes, n.passages, n.firstQuotes, n.firstPassages, n.bytes/n.passages)
}
