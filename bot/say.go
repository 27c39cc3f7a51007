package bot

// Every sentence that Dateline says to a person stands in a file named say*.go,
// here and in the packages above, so that it speaks with one voice. The rules:
//
//   - Say what is so, then what can be done. No apologies, no exclamation marks.
//   - Name the thing: "0 of 12 articles since 1 Nov 2024", not "no results".
//   - A cause that only the operator understands belongs in the log; the person
//     gets the reference under which it stands there.
//   - Never claim more than the coverage says: the bot quotes, it does not know.
//   - Counts take the singular for one; dates read "1 Nov 2024"; the middle dot
//     separates facts on one line.

import (
	"fmt"
	"strings"
	"time"

	"dateline/bot/calendar"
	"dateline/bot/words"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// headline is the verdict line of an answer.
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

// voices says how many articles there are and, where they are fewer, to how
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

// SayFailing adds to a digest's foot that feeds have failed for a day, if some
// have.
func SayFailing(feeds int) string {
	switch feeds {
	case 0:
		return ""
	case 1:
		return words.Dot + "1 feed fails: see status"
	}
	return words.Dot + words.Number(feeds) + " feeds fail: see status"
}

// foot says how much was searched.
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

// lines are the sentences under the quotes of an answer.
func sayCaveats(res retrieval.Result, sources []Source) []string {
	var out []string
	out = append(out, sayAlso(res.Also)...)
	if len(res.Missing) > 0 {
		out = append(out, "The coverage does not hold: "+strings.Join(quoted(res.Missing), ", ")+".")
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

// also says what was searched beside the question's own words, a line for each
// of them.
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

const (
	SayEmpty         = "Ask a question, for example: How many artillery shells did Russia receive?"
	sayScopes        = "Nothing can be asked here: this place and the form beside the question see different sources."
	sayContradiction = "Those filters exclude one another, so nothing can pass both."
	sayStale         = "That answer is no longer kept. Ask the question again."
	sayNoLast        = "There is no answer here yet to go on from. Ask a question."
	sayNoMore        = "That is all that the coverage holds on this."
	sayNoPassage     = "That passage is no longer in the coverage: its article was corrected or withdrawn."
	sayTimeout       = "That search took too long and was stopped. A shorter question may help."
	sayCancelled     = "Dateline is restarting. The question is kept and will be answered then."
	sayNoCoverage    = "The coverage is empty: import articles first."
	sayThanks        = "Thank you. It is noted under receipt %s."
	sayFault         = "Something went wrong here, and the operator can find it under reference %s."
	sayShared        = "That answer was shared here already."
	sayNotYours      = "Only the person who asked can share a private answer."
	sayNoQuotes      = "That answer quoted nothing."
	sayNotAnswered   = "That question was not answered then."
	labelAgain       = "Ask again"
	sayHelpHeading   = "Ask the coverage a question; the answer is quotes, with their sources."
	sayOff           = "Questions are switched off in this place. Settings: mode mention switches them on."
	saySettings      = "How this place is set:"
	saySet           = "Noted. This place is now set so:"
	saySettingsHow   = "To change it: private, public, as asked; mode mention, question, thread or off; only yonhap, reuters; everything; reset."
)

// SayScope answers a question whose filters name what the place may not see.
func SayScope(scope query.Filter) string {
	return "Nothing can pass those filters here: this place sees only what is " + Narrowed(scope) + "."
}

// SayOnlyFilters answers filters without a question.
func SayOnlyFilters(filters []string) string {
	return "That names only filters: " + strings.Join(filters, ", ") + ". Add what to look for."
}

// sayUnread says what was taken for words though it looks like a filter.
func sayUnread(list []string) []string {
	if len(list) == 0 {
		return nil
	}
	verb := " was searched as words"
	if len(list) > 1 {
		verb = " were searched as words"
	}
	return []string{strings.Join(quoted(list), ", ") + verb + ": dates of filters are written 2024, 2024-06 or 2024-06-22."}
}

// sayNarrow says what one of several filters costs; top is how many passages
// were looked for at most.
func sayNarrow(f query.Filter, k query.Facet, found, top int) string {
	n := words.Number(found)
	if found >= top {
		n += " or more"
	}
	without := "it"
	if len(f.Facets()) > 1 {
		without = "“" + Narrowed(k.Only(f)) + "”"
	}
	return fmt.Sprintf("0 passages %s; %s without %s.", Narrowed(f), n, without)
}

// sayAsOf says what as-of asks for where that leaves nothing: an archive that
// was imported today had not arrived last year.
func sayAsOf(t time.Time) string {
	return "as-of asks for what had arrived here by that day; for what was published by then, ask until:" + t.Add(-time.Nanosecond).Format(time.DateOnly) + "."
}

// Narrowed says a filter within a sentence: from Yonhap since 1 Nov 2024.
func Narrowed(f query.Filter) string {
	words := f.Words()
	for i, w := range words {
		if outlet, ok := strings.CutPrefix(w, "source "); ok {
			words[i] = "from " + outlet
		}
	}
	return strings.Join(words, " ")
}

func sayNoArticle(f query.Filter) string {
	return "The coverage has no article " + Narrowed(f) + "."
}

// labelWiden is the button that asks again without a kind of filter.
func labelWiden(k query.Facet) string {
	switch k {
	case query.FacetSource:
		return "From any outlet"
	case query.FacetPerson:
		return "Whoever is named"
	case query.FacetAsOf:
		return "As of now"
	default:
		return "From any date"
	}
}

// sayLimit says when the next question is welcome.
func sayLimit(perHour int, next time.Time) string {
	return fmt.Sprintf("%s this hour. Next at %s.", words.Count(perHour, "question"), next.Format("15:04"))
}

// sayRefused says why a request is refused, and who can change that.
func sayRefused(why refusal) string {
	switch why {
	case foreignWorkspace:
		return "Dateline does not answer in this workspace. Its operator lists those that it serves."
	case foreignPlace:
		return "Dateline does not answer in this channel. Its operator lists those that it serves."
	case foreignGroup:
		return "Only members of certain groups may ask here. The operator of Dateline lists them."
	case noOperator:
		return "Only those whom the configuration lists as managers may have Dateline examined."
	default:
		return "Only those who manage Dateline may change how a place is set. Its operator lists them."
	}
}

func sayLate(asked time.Time) string { return "Late: asked at " + asked.Format("15:04") + "." }

// sayExpired goes with an offer to ask again.
func sayExpired(waited time.Duration) string {
	unit, n := "minute", int(waited.Minutes())
	if n >= 120 {
		unit, n = "hour", int(waited.Hours())
	}
	return fmt.Sprintf("This question waited %s while Dateline was away, and was not answered.", words.Count(n, unit))
}

func sayQuotesStanding(standing, of int) string {
	if of == 1 {
		return fmt.Sprintf("%d of 1 quote still stands", standing)
	}
	return fmt.Sprintf("%d of %s still stand", standing, words.Count(of, "quote"))
}

// sayGone names a quote that does not stand any more, by its number and the
// article that it was from.
func sayQuoteGone(quote int, article string, withdrawn bool) string {
	why := "was corrected"
	if withdrawn {
		why = "was withdrawn"
	}
	return fmt.Sprintf("Quote %d does not stand: “%s” %s.", quote, article, why)
}

// sayPlace says how a place is set, a line each.
func sayChannelSettings(p ChannelSettings) []string {
	answers := map[visibility]string{
		asAsked:        "commands are answered in private, mentions for everybody",
		answersPrivate: "for the asker alone", answersPublic: "for everybody",
	}[p.Visibility]
	questions := map[Mode]string{
		byMention:  "commands, mentions, and replies to an answer",
		byQuestion: "commands, mentions, and every message that reads like a question",
		InThread:   "commands and mentions, each answered in a thread of its own",
		Off:        "none",
	}[p.Mode]
	sources := "all of the coverage"
	if !p.Scope.Empty() {
		sources = "only what is " + Narrowed(p.Scope)
	}
	return []string{"Answers: " + answers + ".", "Questions: " + questions + ".", "Searches: " + sources + "."}
}

func sayNoSuchSetting(text string) string {
	return "There is no setting “" + text + "”. " + saySettingsHow
}

func sayNoSuchOutlet(name string) string {
	return "The coverage has no outlet “" + name + "”. The list is under sources."
}

// SayBusy answers what is not taken because too much waits.
const SayBusy = "Too many questions are waiting, and this one was not taken. Ask it again in a minute."

// sayBack leads from further passages to the first ones.
const labelBack = "Back"

// Reasons are what can be wrong with an answer.
func Reasons() []string {
	return []string{
		"It does not answer the question", "It is out of date", "The quote is out of context",
		"The coverage has something better", "Something else",
	}
}

// NearestHeading stands over a quote that is shown though it does not answer.
const NearestHeading = "What comes nearest, and does not answer:"

const sayCurrent = "Searches see all of it."

func sayLastArrival(t time.Time) string { return "Last arrival: " + calendar.Moment(t) + "." }

// sayBehind says that the index has not taken in the newest arrivals.
func sayBehind(n int, since time.Time) string {
	return "Searches do not see " + words.Count(n, "arrival") + " yet, the first of them from " + calendar.Moment(since) + "."
}

// saySources heads the list of outlets.
func saySources(articles, outlets int) string {
	if outlets == 0 {
		return "The coverage has " + words.Count(articles, "article") + ", and none names its outlet."
	}
	return "The coverage has " + words.Count(articles, "article") + " from " + words.Count(outlets, "outlet") + "."
}

// help lists what can be asked, a line each.
func sayHelp() []string {
	return []string{
		"A question in plain words: How many shells did Russia receive?",
		"Filters inside it: source:yonhap, since:2024-06, until:2024-10-20, person:blinken, or in words: since October 2024, last week, in Yonhap.",
		"In a thread, on the last answer: since October, only Yonhap, by Blinken, without dates, more, reset.",
		"Further: more (passages), why (how they were weighed), verify (whether quotes still stand), sources, status.",
	}
}

const sayNoDigests = "Digests are posted by dateline serve, and not from here."

// SaySoFar stands below the bar of a day that is not over.
const SaySoFar = "so far"

const sayNoDoctor = "Dateline examines itself only where it runs as a service."
