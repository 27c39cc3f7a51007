package bot

import (
	"fmt"
	"strings"
	"time"

	"dateline/bot/calendar"
	"dateline/bot/words"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// sayHeadline returns the verdict line of an answer.
func sayHeadline(res retrieval.Result, quotes int, b provenance, newest time.Time) string {
	if res.Verdict == retrieval.None {
		return "Not in the coverage"
	}
	parts := []string{"Found", words.Count(quotes, "passage"), sayProvenance(b)}
	if res.Verdict == retrieval.Partly {
		parts[0] = "Partly"
	}
	if !newest.IsZero() {
		parts = append(parts, "newest "+calendar.Date(newest))
	}
	return strings.Join(parts, words.Dot)
}

// sayProvenance says how many articles there are and, where they are fewer, to how
// many origins they go back: "6 articles, 2 origins: Yonhap, Reuters".
func sayProvenance(b provenance) string {
	articles := words.Count(b.articles, "article")
	switch {
	case b.articles == b.origins:
		return articles
	case len(b.names) == 0:
		return articles + ", " + words.Count(b.origins, "origin")
	}
	return articles + ", " + words.Count(b.origins, "origin") + ": " + strings.Join(b.names, ", ")
}

// sayFoot says how much was searched.
func sayFoot(s retrieval.Searched, receipt string) string {
	parts := []string{"Searched " + words.Count(s.Articles, "article")}
	if !s.Oldest.IsZero() {
		parts = append(parts, calendar.Range(s.Oldest, s.Newest))
	}
	if s.Undated > 0 {
		parts = append(parts, words.Number(s.Undated)+" without a date left out")
	}
	if receipt != "" {
		parts = append(parts, "receipt "+receipt)
	}
	return strings.Join(parts, words.Dot)
}

// sayCaveats returns the sentences under the quotes of an answer.
func sayCaveats(res retrieval.Result, sources []Source) []string {
	out := append(sayUnheld(res), sayObjections(res)...)
	out = append(out, sayAlso(res.Also)...)
	if len(res.Missing) > 0 {
		out = append(out, "The coverage does not hold: "+strings.Join(quoted(res.Missing), ", ")+".")
	}
	if len(res.Untranslated) > 0 {
		out = append(out, "Not translated, so only searched as written: "+strings.Join(quoted(res.Untranslated), ", ")+".")
	}
	if len(res.Outside) > 0 {
		out = append(out, "Nothing that passes the filters holds: "+strings.Join(quoted(res.Outside), ", ")+".")
	}
	if n := briefs(sources); n == 1 && n == len(sources) {
		out = append(out, "Quoted from a brief, written in our own words, and not from the article itself.")
	} else if n > 0 && n == len(sources) {
		out = append(out, "Quoted from briefs, written in our own words, and not from the articles themselves.")
	} else if n > 0 {
		out = append(out, fmt.Sprintf("%d of %d sources are briefs, written in our own words.", n, len(sources)))
	}
	return out
}

// sayAlso says what was searched beside the words of the question, a line for each
// word.
func sayAlso(list []retrieval.Also) []string {
	var words []string
	searched := map[string][]string{}
	for _, a := range list {
		if searched[a.Word] == nil {
			words = append(words, a.Word)
		}
		searched[a.Word] = append(searched[a.Word], a.For)
	}
	for i, w := range words {
		words[i] = fmt.Sprintf("Also searched, for “%s”: %s.", w, strings.Join(searched[w], ", "))
	}
	return words
}

// The buttons under an answer. The button of a [Command] has its own label.
const (
	labelMore    = "More"
	labelBack    = "Back" // from further passages to the first ones
	labelContext = "Context"
	labelRefine  = "Refine"
	labelShare   = "Share"
	labelForget  = "Drop inherited filters"
	labelPraise  = "👍"
	labelObject  = "👎"
)

// labelWiden labels the button that asks again without a kind of filter.
func labelWiden(k query.Facet) string {
	switch k {
	case query.FacetSource:
		return "From any outlet"
	case query.FacetPerson:
		return "Whoever is named"
	case query.FacetHeadline:
		return "Whatever the headline"
	case query.FacetAuthor:
		return "By any author"
	case query.FacetLanguage:
		return "In any language"
	case query.FacetArticle:
		return "In any article"
	case query.FacetAsOf:
		return "As of now"
	case query.FacetNot:
		return "Leave nothing out"
	default:
		return "From any date"
	}
}

// Reasons are what a person can say is wrong with an answer.
func Reasons() []string {
	return []string{
		"It does not answer the question", "It is out of date", "The quote is out of context",
		"The coverage has something better", "Something else",
	}
}

// NearestHeading stands over a quote that is shown although it does not answer.
const NearestHeading = "What comes nearest, and does not answer:"

const (
	sayContradiction = "Those filters exclude one another, so nothing can pass both."
	sayNoMore        = "That is all that the coverage holds on this."
	sayNothingFound  = "Nothing was found, so there is no more of it."
	sayNoPassage     = "That passage is no longer in the coverage: its article was corrected or withdrawn."
	sayNoQuotes      = "That answer quoted nothing."
	sayNotAnswered   = "That question was not answered then."
)

// SayScope answers a question whose filters ask for what its place may not see.
func SayScope(scope query.Filter) string {
	return "Nothing can pass those filters here: this place sees only what is " + Narrowed(scope) + "."
}

// SayOnlyFilters answers filters without a question.
func SayOnlyFilters(filters []string) string {
	return "That names only filters: " + strings.Join(filters, ", ") + ". Add what to look for."
}

// Narrowed puts a filter into words within a sentence: "from Yonhap since 1 Nov
// 2024".
func Narrowed(f query.Filter) string {
	f.Order = "" // narrows nothing
	var said []string
	left := false // the last phrase is on what is left out
	for _, w := range f.Words() {
		if outlet, ok := strings.CutPrefix(w, "source "); ok {
			w = "from " + outlet
		}
		if headline, ok := strings.CutPrefix(w, "headline "); ok { // has, without
			w = "whose headline " + strings.Replace(headline, "without", "lacks", 1)
		}
		name, without := strings.CutPrefix(w, "without ")
		if without && left {
			said[len(said)-1] += ", " + name
		} else {
			said = append(said, w)
		}
		left = without
	}
	return strings.Join(said, " ")
}

// sayJoined says what was asked in the place of a follow-up that has no topic of
// its own.
func sayJoined(question string) string {
	return "Read together with the last question: “" + question + "”"
}

// sayUnread names what was written like a date and could not be read, and what
// became of it.
func sayUnread(list []string) (lines []string) {
	var searched []string
	for _, said := range list {
		switch why := query.WhyUnread(said); {
		case len(why.Readings) > 1:
			lines = append(lines, sayAmbiguous(said, why.Readings))
		case query.UnreadOperator(said) != "":
			lines = append(lines, sayNoOperator(said))
		case why.NoSuchDay:
			lines = append(lines, "“"+said+"” was left out: there is no such day.")
		default:
			searched = append(searched, said)
		}
	}
	return append(sayNoDates(searched), lines...)
}

// SayUnread says what became of one of a reply's Unread, and why.
func SayUnread(said string) string { return strings.Join(sayUnread([]string{said}), " ") }

// sayNoOperator says that a filter or sign of other search engines is none here.
func sayNoOperator(said string) string {
	sign := query.UnreadOperator(said)
	if !strings.HasSuffix(sign, ":") {
		return "“" + said + "” was searched as a word: the sign “" + sign + "” has no meaning here."
	}
	return "There is no filter “" + sign + "”, so its words were searched; there are source:, person:, title:, author:, lang:, since:, until:, on:, as-of: and order:."
}

// sayAmbiguous asks which of two days is meant.
func sayAmbiguous(said string, days []time.Time) string {
	return fmt.Sprintf("“%s” was left out, since it may be %s or %s: which one? Write %s or %s.", said,
		days[0].Format("2 January 2006"), days[1].Format("2 January 2006"), days[0].Format(time.DateOnly), days[1].Format(time.DateOnly))
}

// sayNoDates names what looks like a filter and was searched as words.
func sayNoDates(list []string) []string {
	if len(list) == 0 {
		return nil
	}
	verb := " was searched as words"
	if len(list) > 1 {
		verb = " were searched as words"
	}
	return []string{strings.Join(quoted(list), ", ") + verb + ": dates of filters are written 2024, 2024-06 or 2024-06-22."}
}

// sayNarrow says what one of several filters costs. A search finds at most top
// passages, so that many mean "or more".
func sayNarrow(f query.Filter, k query.Facet, found, top int) string {
	n := words.Number(found)
	if found >= top {
		n += " or more"
	}
	if k == query.FacetNot {
		return fmt.Sprintf("0 passages %s; %s if nothing is left out.", Narrowed(f), n)
	}
	otherwise := "without it"
	if len(f.Facets()) > 1 { // "without" may be one of the filter's own words
		otherwise = "if “" + Narrowed(k.Only(f)) + "” is dropped"
	}
	return fmt.Sprintf("0 passages %s; %s %s.", Narrowed(f), n, otherwise)
}

// sayAsOf explains an as-of filter that leaves nothing: an archive that was
// imported today had not arrived last year.
func sayAsOf(t time.Time) string {
	return "as-of asks for what had arrived here by that day; for what was published by then, ask until:" + t.Add(-time.Nanosecond).Format(time.DateOnly) + "."
}

func sayNoArticle(f query.Filter) string {
	return "The coverage has no article " + Narrowed(f) + "."
}

func sayQuotesStanding(standing, of int) string {
	if of == 1 {
		return fmt.Sprintf("%d of 1 quote still stands", standing)
	}
	return fmt.Sprintf("%d of %s still stand", standing, words.Count(of, "quote"))
}

// sayQuoteGone names a quote that no longer stands, by its number and the title of
// its article.
func sayQuoteGone(quote int, article string, withdrawn bool) string {
	why := "was corrected"
	if withdrawn {
		why = "was withdrawn"
	}
	return fmt.Sprintf("Quote %d does not stand: “%s” %s.", quote, article, why)
}

// maxEcho is how many characters of a word are repeated to its asker.
const maxEcho = 60

// quoted puts words between quotation marks, and cuts long ones short.
func quoted(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		if letters := []rune(w); len(letters) > maxEcho {
			w = string(letters[:maxEcho]) + "…"
		}
		out[i] = "“" + w + "”"
	}
	return out
}
