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
		return fmt.Sprintf("%s: %s", words.Count(t.Outlets, "outlet"), articlesThat(t.Articles, topic))
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

// sayTopic names what the articles mention.
func sayTopic(t *Tally, q query.Query) string {
	switch len(t.Words) {
	case 0:
		return ""
	case 1:
		return quoted(t.Words)[0]
	}
	return quoted([]string{q.Text})[0]
}

// sayNoneCounted says that no article mentions the topic.
func sayNoneCounted(t *Tally, q query.Query) string {
	within := "of the coverage"
	if !q.Filter.Empty() {
		within = Narrowed(q.Filter)
	}
	switch len(t.Words) {
	case 0:
		return "The coverage has no article " + within
	case 1:
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
	where := "headline or text"
	if t.InHeaders {
		where = "headline, text, date or name of outlet"
	}
	said := fmt.Sprintf("Counted: articles with %s in %s, in any form of the %s", strings.Join(quoted(t.Words), " and "), where,
		words.Counted(len(t.Words), "word", "words")[len(words.Number(len(t.Words)))+1:])
	switch {
	case t.Reprints > 0:
		said += "; reprints among them: " + words.Number(t.Reprints)
	case t.Reprints < 0:
		said += "; reprints count, too"
	}
	return said + "."
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
	part := fmt.Sprintf("Shown: %s to %s of %s, %s.", words.Number(from+1), words.Number(to), words.Number(t.Articles), sayOrderOf(t, q))
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
