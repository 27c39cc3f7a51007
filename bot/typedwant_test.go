package bot_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/retrieval"
)

// A typedWant says what is right of a reply. Each field may be left out. Texts
// are compared without case, and one text may be several alternatives, with |
// between them.
type typedWant struct {
	// Verdict is every verdict that is right, "" that of a reply that is no
	// answer; NotVerdict is every one that is wrong.
	Verdict    []retrieval.Verdict `json:"verdict"`
	NotVerdict []retrieval.Verdict `json:"notVerdict"`
	// First is the article that is cited first, Among are articles that are
	// cited; no others than Only are, and none of Never.
	First string   `json:"first"`
	Among []string `json:"among"`
	Only  []string `json:"only"`
	Never []string `json:"never"`
	// Filters are texts that the filters of the reply have: ^ before one means
	// that a filter begins with it, ! before that that none does.
	Filters []string `json:"filters"`
	// Quote is in the first quote. Says is in the headline or a line, NeverSays
	// in none.
	// Without quotes, the first quote is the text of the article that is open.
	Quote     string   `json:"quote"`
	Says      oneOrAll `json:"says"`
	NeverSays string   `json:"neverSays"`
	// Missing are words of which no sentence says that the coverage does not hold
	// them; with "none" or an empty list, no such sentence is there.
	Missing missingWords `json:"missing"`
	// Marked are words that are set off in a quote, NotMarked in none.
	Marked    []string `json:"marked"`
	NotMarked []string `json:"notMarked"`
	// Opposite says that who is shown one of Never, or a filter that must not be
	// there, gets the opposite of what was typed.
	Opposite bool `json:"opposite"`
	// Or are other things that would be just as right.
	Or []typedWant `json:"or"`
}

// oneOrAll are texts that must all be there; one is written without brackets.
type oneOrAll []string

func (o *oneOrAll) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(data, []byte(`"`)) {
		*o = oneOrAll{""}
		return json.Unmarshal(data, &(*o)[0])
	}
	return json.Unmarshal(data, (*[]string)(o))
}

// missingWords are nil where nothing is asked of the sentence, and empty where it
// must not be there.
type missingWords []string

func (m *missingWords) UnmarshalJSON(data []byte) error {
	if string(data) == `"none"` {
		*m = missingWords{}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(m))
}

// A typedFault says what is wrong with a reply; its zero value that nothing is.
type typedFault struct {
	what     string
	opposite bool
}

// fault returns the worst that is wrong with a reply that none of the others
// finds right: first what turns the question into its opposite.
func (w typedWant) fault(rep bot.Reply, articles []typedArticle) typedFault {
	for _, other := range w.Or {
		if other.fault(rep, articles).what == "" {
			return typedFault{}
		}
	}
	cited := citedIn(rep, articles)
	if what := w.unwanted(rep, cited); what != "" {
		return typedFault{what, w.Opposite}
	}
	for _, check := range []func() string{
		func() string { return w.verdictFault(rep.Verdict) },
		func() string { return w.citedFault(cited) },
		func() string { return w.filterFault(rep.Filters) },
		func() string { return w.saidFault(rep) },
		func() string { return w.missingFault(rep.Lines) },
		func() string { return w.markFault(rep.Quotes) },
	} {
		if what := check(); what != "" {
			return typedFault{what: what}
		}
	}
	return typedFault{}
}

// unwanted names an article or a filter that must not be there.
func (w typedWant) unwanted(rep bot.Reply, cited []string) string {
	for _, id := range w.Never {
		if slices.Contains(cited, id) {
			return "cites " + id
		}
	}
	for _, wanted := range w.Filters {
		if bare, ok := strings.CutPrefix(wanted, "!"); ok && filtersHave(rep.Filters, bare) {
			return "filters " + strings.Join(rep.Filters, ", ")
		}
	}
	return ""
}

func (w typedWant) verdictFault(v retrieval.Verdict) string {
	if w.Verdict != nil && !slices.Contains(w.Verdict, v) || slices.Contains(w.NotVerdict, v) {
		return fmt.Sprintf("verdict %q", v)
	}
	return ""
}

func (w typedWant) citedFault(cited []string) string {
	switch {
	case w.First != "" && (len(cited) == 0 || cited[0] != w.First):
		return "cites " + strings.Join(cited, " ") + ", not " + w.First + " first"
	case w.Only != nil && slices.ContainsFunc(cited, func(id string) bool { return !slices.Contains(w.Only, id) }):
		return "cites " + strings.Join(cited, " ") + ", not only " + strings.Join(w.Only, " ")
	}
	for _, id := range w.Among {
		if !slices.Contains(cited, id) {
			return "does not cite " + id
		}
	}
	return ""
}

func (w typedWant) filterFault(filters []string) string {
	for _, wanted := range w.Filters {
		if !strings.HasPrefix(wanted, "!") && !filtersHave(filters, wanted) {
			return fmt.Sprintf("no filter %q in %q", wanted, filters)
		}
	}
	return ""
}

// filtersHave tells whether one of the filters has one of the alternatives.
func filtersHave(filters []string, wanted string) bool {
	begins, ok := strings.CutPrefix(wanted, "^")
	return slices.ContainsFunc(filters, func(f string) bool {
		if ok {
			return len(f) >= len(begins) && strings.EqualFold(f[:len(begins)], begins)
		}
		return saysOne(f, wanted)
	})
}

func (w typedWant) saidFault(rep bot.Reply) string {
	for _, wanted := range w.Says {
		if !saysOne(bottest.Said(rep), wanted) {
			return fmt.Sprintf("does not say %q", wanted)
		}
	}
	switch said := bottest.Said(rep); {
	case w.Quote != "" && !saysOne(firstQuote(rep), w.Quote):
		return fmt.Sprintf("quote lacks %q", w.Quote)
	case w.NeverSays != "" && saysOne(said, w.NeverSays):
		return fmt.Sprintf("says %q", w.NeverSays)
	}
	return ""
}

func firstQuote(rep bot.Reply) string {
	switch {
	case len(rep.Quotes) > 0:
		return rep.Quotes[0].Text
	case rep.Reading != nil:
		return rep.Reading.Text
	}
	return ""
}

// saysOne tells whether a text has one of the alternatives, in any case.
func saysOne(body, alternatives string) bool {
	body = strings.ToLower(body)
	return slices.ContainsFunc(strings.Split(strings.ToLower(alternatives), "|"), func(one string) bool {
		return strings.Contains(body, one)
	})
}

func (w typedWant) missingFault(lines []string) string {
	for _, line := range lines {
		if w.Missing == nil || !strings.Contains(line, "does not hold") {
			continue
		}
		if len(w.Missing) == 0 || slices.ContainsFunc(w.Missing, func(word string) bool { return hasWord(line, word) }) {
			return line
		}
	}
	return ""
}

func (w typedWant) markFault(quotes []bot.Quote) string {
	var marks []string
	for _, q := range quotes {
		for _, m := range q.Marks {
			marks = append(marks, q.Text[m.Start:m.End])
		}
	}
	for _, word := range w.Marked {
		if !slices.ContainsFunc(marks, func(mark string) bool { return saysOne(mark, word) }) {
			return fmt.Sprintf("does not set off %q", word)
		}
	}
	for _, word := range w.NotMarked {
		if slices.ContainsFunc(marks, func(mark string) bool { return hasWord(mark, word) }) {
			return fmt.Sprintf("sets off %q", word)
		}
	}
	return ""
}

// hasWord tells whether a text has words with nothing of a word before or after
// them.
func hasWord(body, words string) bool {
	runes := func(s string) string {
		return " " + strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
		}), " ") + " "
	}
	return strings.Contains(runes(body), runes(words))
}

// unsound returns what is wrong with what is wanted, over a coverage with these
// articles.
func (w typedWant) unsound(ids map[string]bool) (problems []string) {
	for _, other := range w.Or {
		problems = append(problems, other.unsound(ids)...)
	}
	for _, id := range slices.Concat([]string{w.First}, w.Among, w.Only, w.Never) {
		if id != "" && !ids[id] {
			problems = append(problems, "no article is "+id)
		}
		if id != "" && slices.Contains(w.Never, id) && slices.Contains(slices.Concat([]string{w.First}, w.Among, w.Only), id) {
			problems = append(problems, id+" is wanted and is not")
		}
	}
	if w.Only != nil && w.First != "" && !slices.Contains(w.Only, w.First) {
		problems = append(problems, w.First+" is first and not among the only ones")
	}
	for _, v := range slices.Concat(w.Verdict, w.NotVerdict) {
		if !isVerdict(v) {
			problems = append(problems, "no verdict is "+string(v))
		}
	}
	return problems
}

func TestTypedWantsAreJudged(t *testing.T) {
	rep := bot.Reply{
		Verdict: retrieval.Partly, Headline: "Partly", Filters: []string{"without source Selby Post", "since 1 Feb 2025"},
		Lines: []string{"The coverage does not hold: “ferry”."},
	}
	articles := []typedArticle{{ID: "a", Title: "A headline"}}
	for _, c := range []struct {
		want  string
		right bool
	}{
		{`{}`, true},
		{`{"verdict":["partly","none"]}`, true},
		{`{"verdict":["found"]}`, false},
		{`{"notVerdict":["partly"]}`, false},
		{`{"filters":["selby post|oslo"]}`, true},
		{`{"filters":["^source"]}`, false},
		{`{"filters":["!^source"]}`, true},
		{`{"filters":["!since"]}`, false},
		{`{"only":[]}`, true},
		{`{"among":["a"]}`, false},
		{`{"missing":[]}`, false},
		{`{"missing":"none"}`, false},
		{`{"missing":["tax"]}`, true},
		{`{"missing":["ferry"]}`, false},
		{`{"says":"x|partly"}`, true},
		{`{"neverSays":"x|partly"}`, false},
		{`{"says":["partly","ferry"]}`, true},
		{`{"says":["partly","x"]}`, false},
		{`{"quote":"x"}`, false},
		{`{"quote":"x","or":[{"says":"partly"}]}`, true},
		{`{"marked":["x"]}`, false},
		{`{"notMarked":["x"]}`, true},
	} {
		var w typedWant
		if err := json.Unmarshal([]byte(c.want), &w); err != nil {
			t.Fatal(err)
		}
		if fault := w.fault(rep, articles); (fault.what == "") != c.right {
			t.Errorf("%s: %q", c.want, fault.what)
		}
	}
	rep.Lines = append(rep.Lines, "1. A headline")
	if cited := citedIn(rep, articles); !slices.Equal(cited, []string{"a"}) {
		t.Errorf("the row of a list cites %q", cited)
	}
}
