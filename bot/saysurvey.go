package bot

import (
	"fmt"
	"slices"
	"strings"

	"dateline/bot/calendar"
	"dateline/bot/words"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// sayNoTopic answers a question for a number of articles on nothing that can be
// searched.
const sayNoTopic = "That does not say what the articles should mention: name somebody or something."

// sayNoneToList answers who asks for more where no article was counted.
const sayNoneToList = "No article was counted, so there is none to list."

// labelList is on the button that lists the articles behind a number.
const labelList = "List them"

// sayAsked puts into words what was asked for, where that was not typed as a whole.
// It can be asked again as it stands.
func sayAsked(w query.Want, topic string) string {
	lead, on := "How many articles", " mention "
	switch {
	case w == query.List:
		lead, on = "List all articles", " about "
	case w == query.Outlets && topic != "":
		lead, on = "Which outlets reported", " on "
	case w == query.First && topic != "":
		lead, on = "Who first reported", " on "
	case w == query.OverTime:
		return sayAsked(query.Count, topic) + " over time"
	case w.Periodic():
		return sayAsked(query.Count, topic) + " by " + strings.TrimPrefix(string(w), "by-")
	}
	if topic == "" {
		return lead
	}
	return lead + on + topic
}

// saySurvey is the line at the top of what was counted: "3 articles mention “Ida
// Holm”".
func saySurvey(t *Tally, q query.Query) string {
	topic := sayTopic(t, q)
	switch {
	case t.Articles == 0:
		return sayNoneCounted(t, q)
	case t.Wants == query.Outlets:
		return sayOutletsOf(t, topic)
	case t.Wants == query.First && len(t.Firsts) > 0:
		return "First: " + sayFirsts(t.Firsts) + words.Dot + articlesThat(t.Articles, topic)
	case t.Wants == query.List:
		return articlesThat(t.Articles, topic) + words.Dot + sayListOrder(q)
	}
	return articlesThat(t.Articles, topic)
}

func sayListOrder(q query.Query) string {
	if q.Order == query.OldestFirst {
		return "oldest first"
	}
	return "newest first"
}

// sayFirsts names the outlets that were first.
func sayFirsts(outlets []string) string {
	named := make([]string, len(outlets))
	for i, o := range outlets {
		if named[i] = o; o == "" {
			named[i] = "an article without an outlet"
		}
	}
	return strings.Join(named, " and ")
}

// articlesThat counts articles that mention a topic.
func articlesThat(n int, topic string) string {
	switch {
	case topic == "" && n == 1:
		return "1 article"
	case topic == "":
		return words.Number(n) + " articles"
	case n == 1:
		return "1 article mentions " + topic
	}
	return words.Number(n) + " articles mention " + topic
}

// sayOutletsOf counts outlets and their articles, apart from those that name none.
func sayOutletsOf(t *Tally, topic string) string {
	named := t.Articles - t.Unnamed
	switch {
	case t.Unnamed == 0:
		return fmt.Sprintf("%s: %s", words.Count(t.Outlets, "outlet"), articlesThat(t.Articles, topic))
	case named == 0:
		return "No outlet is named: " + articlesThat(t.Articles, topic)
	case t.Unnamed == 1:
		return fmt.Sprintf("%s: %s, and 1 that names no outlet", words.Count(t.Outlets, "outlet"), articlesThat(named, topic))
	}
	return fmt.Sprintf("%s: %s, and %s that name no outlet", words.Count(t.Outlets, "outlet"), articlesThat(named, topic), words.Number(t.Unnamed))
}

// sayTopic names what the articles mention.
func sayTopic(t *Tally, q query.Query) string {
	switch {
	case len(t.Words) == 0:
		return ""
	case t.plain() && len(t.Words) > 1:
		return quoted([]string{q.Text})[0]
	case len(t.Parts) == 0:
		return quoted(t.Words[:1])[0]
	}
	return sayParts(t.Parts)
}

// plain tells whether the topic is words, names and numbers alone, so that it can
// be told as it was typed.
func (t *Tally) plain() bool {
	for _, p := range t.Parts {
		if len(p) > 1 || len(p[0].Phrases) > 0 {
			return false
		}
	}
	return true
}

// sayParts names the parts of a topic.
func sayParts(parts []retrieval.TopicPart) string {
	said := make([]string, len(parts))
	for i, p := range parts {
		either := make([]string, len(p))
		for k, m := range p {
			either[k] = strings.NewReplacer(`"`, "", "“", "", "”", "", "«", "", "»", "").Replace(m.Said)
		}
		said[i] = strings.Join(quoted(either), " or ")
		if len(p) > 1 && len(parts) > 1 {
			said[i] = "(" + said[i] + ")"
		}
	}
	return strings.Join(said, " and ")
}

// sayNoneCounted says that no article mentions the topic.
func sayNoneCounted(t *Tally, q query.Query) string {
	within := "of the coverage"
	if !q.Filter.Empty() {
		within = Narrowed(q.Filter)
	}
	switch {
	case len(t.Words) == 0 && q.Filter.Empty():
		return "The coverage has no article"
	case len(t.Words) == 0:
		return "The coverage has no article " + within
	case !t.plain():
		return "No article " + within + " mentions " + sayParts(t.Parts)
	case len(t.Words) == 1:
		return "No article " + within + " mentions " + quoted(t.Words)[0]
	}
	return "No article " + within + " mentions all of " + strings.Join(quoted(t.Words), ", ")
}

// saySurveyLines are the sentences under what was counted: what counts, and what
// the list leaves out.
func saySurveyLines(t *Tally, q query.Query, from, to, gone int) (out []string) {
	if len(t.Missing) > 0 {
		out = append(out, "The coverage does not hold: "+strings.Join(quoted(t.Missing), ", ")+".")
	}
	if t.Originals {
		out = append(out, "Reprints are left out: of articles with the same text, the earliest counts.")
	}
	if t.NotOriginals {
		out = append(out, "Reprints are counted, too: there are too many articles to tell them apart.")
	}
	if len(t.Words) > len(t.Missing) {
		out = append(out, sayCounted(t))
		out = append(out, sayAlsoCounted(t.Also)...)
	}
	if t.Articles > 0 && t.Wants == query.First {
		out = append(out, "First by the date of publication, within this coverage; others may have had it before.")
	}
	if t.Undated > 0 && (t.Wants == query.First || t.Wants.Periodic()) {
		out = append(out, words.Counted(t.Undated, "article has no date and is", "articles have no date and are")+" left out.")
	}
	if t.Wants.Periodic() && t.Wants != query.OverTime && string(t.Wants) != "by-"+t.Unit && t.Unit != "" {
		out = append(out, "Counted by "+t.Unit+", because shorter periods would make too many rows.")
	}
	if n := t.Outlets - len(t.ByOutlet); t.Wants == query.Outlets && n > 0 {
		out = append(out, words.Count(n, "more outlet")+" had fewer articles.")
	}
	if to > from && (from > 0 || to < t.Articles) {
		out = append(out, sayPart(t, q, from, to))
	}
	if gone > 0 {
		out = append(out, words.Counted(gone, "article of this part was", "articles of this part were")+" withdrawn since, or cannot be shown here.")
	}
	return out
}

// sayCounted says what counts as mentioning the topic.
func sayCounted(t *Tally) string {
	said := "Counted: articles with " + sayCountedWords(t) + " in headline or text"
	for _, rule := range sayRules(t) {
		said += ", " + rule
	}
	switch {
	case t.Reprints > 0:
		said += "; reprints among them: " + words.Number(t.Reprints)
	case t.Reprints < 0 && !t.NotOriginals:
		said += "; reprints count, too"
	}
	if said += "."; t.InHeaders {
		said += " There are too many to read: an article counts, too, that has the words in other places, in its date or in the name of its outlet."
	}
	return said
}

func sayCountedWords(t *Tally) string {
	if len(t.Parts) == 0 {
		return strings.Join(quoted(t.Words), " and ")
	}
	return sayParts(t.Parts)
}

// sayRules says how the parts of a topic must stand.
func sayRules(t *Tally) (rules []string) {
	var names, phrases, measures []string
	single := 0
	for _, p := range t.Parts {
		for _, m := range p {
			names, phrases, measures = append(names, m.Names...), append(phrases, m.Phrases...), append(measures, m.Measures...)
			single += m.Words
		}
	}
	forms := "in any form of the words"
	if len(t.Words) == 1 {
		forms = "in any form of the word"
	}
	if single > 0 || len(names) > 0 || len(t.Parts) == 0 {
		rules = append(rules, forms)
	}
	if len(rules) == 0 && len(measures) == 0 && len(t.Parts) == len(phrases) {
		return []string{"word for word"}
	}
	if len(rules) == 0 && len(phrases) == 0 && len(t.Parts) == len(measures) {
		return []string{"number and unit together"}
	}
	if len(names) > 0 {
		rules = append(rules, "those of "+strings.Join(quoted(names), " and of ")+" near one another")
	}
	if len(measures) > 0 {
		rules = append(rules, strings.Join(quoted(measures), " and ")+" with number and unit together")
	}
	if len(phrases) > 0 {
		rules = append(rules, strings.Join(quoted(phrases), " and ")+" word for word")
	}
	return rules
}

// sayWhyCounted says how a count came about, beside what its reply says of that.
func sayWhyCounted(t *Tally) (out []string) {
	if len(t.Words) > 0 && len(t.Words) == len(t.Missing) {
		out = append(out, sayCounted(t))
	}
	return append(out, "What is counted is exact: every article that has the words and passes the filters, without scores.")
}

// sayAlsoCounted names what counts for a word, a line for each word.
func sayAlsoCounted(list []retrieval.Also) []string {
	out := sayAlso(list)
	for i, l := range out {
		out[i] = strings.Replace(l, "Also searched, for", "Also counted, for", 1)
	}
	return out
}

// sayPart says which part of the list is shown.
func sayPart(t *Tally, q query.Query, from, to int) string {
	part := fmt.Sprintf("Shown: %s to %s of %s", words.Number(from+1), words.Number(to), words.Number(t.Articles))
	if t.Wants != query.List {
		part += ", " + sayOrderOf(t, q)
	}
	part += "."
	if len(t.Listed) < t.Articles {
		part += " The list ends after " + words.Number(len(t.Listed)) + "."
	}
	return part
}

func sayOrderOf(t *Tally, q query.Query) string {
	if t.Wants == query.First {
		return "oldest first"
	}
	return sayListOrder(q)
}

// sayWiderSurvey says how many articles there are without one of the filters.
func sayWiderSurvey(k query.Facet, f query.Filter, n int) string {
	return fmt.Sprintf("Without “%s”: %s.", Narrowed(k.Only(f)), words.Count(n, "article"))
}

// SayNoOutlet stands for the outlet of articles that name none.
const SayNoOutlet = "no outlet named"

// Table is the table of what was counted, a row for each outlet or period: what
// is counted, how many, and what else is known of it, empty where nothing is.
// There is none for other tallies.
func (t *Tally) Table() (rows [][]string) {
	if t == nil {
		return nil
	}
	for _, o := range t.ByOutlet {
		row := []string{o.Outlet, words.Number(o.Articles), "", ""}
		if o.Outlet == "" {
			row[0] = SayNoOutlet
		}
		if !o.First.IsZero() {
			row[2] = "first " + calendar.Date(o.First)
		}
		if o.Reprints > 0 {
			row[3] = words.Count(o.Reprints, "reprint")
		}
		rows = append(rows, row)
	}
	for _, p := range t.ByPeriod {
		rows = append(rows, []string{p.Label, words.Number(p.Articles)})
	}
	return rows
}

// TableLines are the rows of the table as lines, without periods that have no
// article.
func (t *Tally) TableLines() (lines []string) {
	for _, row := range t.Table() {
		if row[1] != "0" {
			lines = append(lines, strings.Join(slices.DeleteFunc(row, func(cell string) bool { return cell == "" }), words.Dot))
		}
	}
	return lines
}

// surveyChart is the chart of a tally by period; nil for any other.
func surveyChart(t *Tally, headline string) *Chart {
	if len(t.ByPeriod) < 2 {
		return nil
	}
	c := &Chart{Title: headline + ", by " + t.Unit}
	most := t.ByPeriod[0]
	for _, p := range t.ByPeriod {
		if p.Articles > most.Articles {
			most = p
		}
		c.Days = append(c.Days, ChartDay{Date: p.Begins, Label: p.Label, Articles: p.Articles})
	}
	at := map[string]string{"day": "on ", "week": "in the ", "month": "in ", "year": "in "}[t.Unit]
	c.Summary = fmt.Sprintf("By %s, %s to %s: most (%s) %s%s.", t.Unit, t.ByPeriod[0].Label, t.ByPeriod[len(t.ByPeriod)-1].Label,
		words.Number(most.Articles), at, most.Label)
	c.Alt = c.Summary
	return c
}
