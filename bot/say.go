package bot

// Every sentence that Dateline says to a person stands in this file, so that
// it speaks with one voice. The rules:
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

	"dateline/corpus"
	"dateline/retrieval"
)

const dot = " · "

// headline is the verdict line of an answer.
func headline(res retrieval.Result, quotes int, sources []Source) string {
	if res.Verdict == retrieval.None {
		return "Not in the coverage"
	}
	parts := []string{"Found", count(quotes, "passage"), count(len(sources), "article")}
	if res.Verdict == retrieval.Partly {
		parts[0] = "Partly"
	}
	if t := newest(sources); !t.IsZero() {
		parts = append(parts, "newest "+Date(t))
	}
	return strings.Join(parts, dot)
}

// foot says how much was searched.
func foot(s retrieval.Searched, receipt string) string {
	parts := []string{"Searched " + count(s.Articles, "article")}
	switch {
	case s.Oldest.IsZero():
	case Date(s.Oldest) == Date(s.Newest):
		parts = append(parts, Date(s.Oldest))
	default:
		parts = append(parts, Date(s.Oldest)+" to "+Date(s.Newest))
	}
	if receipt != "" {
		parts = append(parts, "receipt "+receipt)
	}
	return strings.Join(parts, dot)
}

// lines are the sentences under the quotes of an answer.
func lines(res retrieval.Result, sources []Source) []string {
	var out []string
	for _, a := range res.Also {
		out = append(out, fmt.Sprintf("Also searched: %s, for “%s”.", a.For, a.Word))
	}
	if len(res.Missing) > 0 {
		out = append(out, "The coverage does not hold: "+strings.Join(quoted(res.Missing), ", ")+".")
	}
	if n := briefs(sources); n > 0 && n == len(sources) {
		out = append(out, "Quoted from briefs, written in our own words, and not from the articles themselves.")
	} else if n > 0 {
		out = append(out, fmt.Sprintf("%s of these sources quoted from a brief in our own words.", number(n)))
	}
	return out
}

const (
	sayEmpty         = "Ask a question, for example: How many artillery shells did Russia receive?"
	sayScope         = "Nothing here can pass both filters: this place sees only %s."
	sayContradiction = "Those filters exclude one another, so nothing can pass both."
	sayStale         = "That answer is no longer kept. Ask the question again."
	sayNoMore        = "That is all that the coverage holds on this."
	sayNoPassage     = "That passage is no longer in the coverage: its article was corrected or withdrawn."
	sayTimeout       = "That search took too long and was stopped. A shorter question may help."
	sayNoCoverage    = "The coverage is empty: import articles first."
	sayThanks        = "Thank you. It is noted under receipt %s."
	sayFault         = "Something went wrong here, and the operator can find it under reference %s. Your question was not lost: ask it again."
	sayForgotten     = "Filters dropped. The next question searches all of the coverage."
	sayShared        = "That answer was shared here already."
	sayStand         = "%d of %s still stand"
	sayGone          = "No longer in the coverage: a quote from %s, which was corrected or withdrawn."
	saySources       = "The coverage has %s from %s."
	sayHelpHeading   = "Ask the coverage a question; the answer is quotes, with their sources."
)

// What adapters say of themselves, because it never comes to Handle.
const (
	// SaySearching holds the place of an answer that is not ready at once.
	SaySearching = "Searching …"
	// SayBusy answers what a queue refuses with ErrBusy.
	SayBusy = "Too many questions are waiting, and this one was not taken. Ask it again in a minute."
	// SayDraining answers what a queue refuses with ErrDraining.
	SayDraining = "Dateline is restarting and takes no questions just now. Ask again in a minute."
	// SayBack leads from further passages to the first ones.
	SayBack = "Back"
	// SayWindow answers a press whose window the platform no longer opens.
	SayWindow = "That took too long for a window to open. Press the button again."
	// SayWhatWasWrong asks for the reason after 👎; the choices are Reasons.
	SayWhatWasWrong = "What was wrong with this answer?"
)

// Reasons are what can be wrong with an answer.
func Reasons() []string {
	return []string{
		"It does not answer the question", "It is out of date", "The quote is out of context",
		"The coverage has something better", "Something else",
	}
}

// SayAskedBy says on whose behalf an answer is shared; who is the platform's
// mention of Reply.By.
func SayAskedBy(who string) string { return "asked by " + who }

// SayNotMember goes with an answer that could not be given in a channel, and
// so was given in private; invite is the command that lets the bot in.
func SayNotMember(invite string) string {
	return "I am not a member of this channel, so only you see this. To have answers there: " + invite
}

// SayPermission names the permission that is missing, as the platform calls
// it: SayPermission("see this channel", "send threads", "Send Messages in
// Threads").
func SayPermission(can, cannot, permission string) string {
	return fmt.Sprintf("I can %s but cannot %s here: %s", can, cannot, permission)
}

// NearestHeading stands over a quote that is shown though it does not answer.
const NearestHeading = "What comes nearest, and does not answer:"

// Citation is what is known of a source beside its title: outlet, date, link
// or file.
func Citation(s Source) string {
	var parts []string
	if s.Outlet != "" {
		parts = append(parts, s.Outlet)
	}
	if !s.Published.IsZero() {
		day := Date(s.Published)
		if s.Inferred {
			day += " (inferred)"
		}
		parts = append(parts, day)
	} else {
		parts = append(parts, "no date known")
	}
	if s.Brief {
		parts = append(parts, "brief")
	}
	switch {
	case s.Link != "":
		parts = append(parts, s.Link)
	case s.File != "" && s.File != s.Title:
		parts = append(parts, s.File)
	}
	return strings.Join(parts, dot)
}

// Stamp writes a time for programs: the day alone where no hour is known, else
// RFC 3339 in UTC.
func Stamp(t time.Time) string {
	t = t.UTC()
	if t.Equal(t.Truncate(24 * time.Hour)) {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

// explain gives each quote of a reply its reasons.
func explain(r *Reply) {
	for i, q := range r.Quotes {
		for _, s := range q.Passage.Signals {
			r.Quotes[i].Reasons = append(r.Quotes[i].Reasons, reason(s))
		}
	}
}

// reason says one signal's part in a score: its share, how it stands in
// itself, and how much it counts.
func reason(s retrieval.Signal) string {
	return fmt.Sprintf("%+.3f  %s (%.2f, counted %.2f times)", s.Value*s.Weight, s.Name, s.Value, s.Weight)
}

// outlet is one row of the list of sources.
func outlet(c corpus.SourceCount) string {
	name := c.Source
	if name == "" {
		name = "no outlet named"
	}
	parts := []string{name, count(c.Articles, "article")}
	switch {
	case c.Oldest.IsZero():
		parts = append(parts, "no date known")
	case Date(c.Oldest) == Date(c.Newest):
		parts = append(parts, Date(c.Oldest))
	default:
		parts = append(parts, Date(c.Oldest)+" to "+Date(c.Newest))
	}
	return strings.Join(parts, dot)
}

// help lists what can be asked, a line each.
func help() []string {
	return []string{
		"A question in plain words: How many shells did Russia receive?",
		"Filters inside it: source:yonhap, since:2024-06, until:2024-10-20, person:blinken, or in words: since October 2024, last week, in Yonhap.",
		"Further: more (passages), why (how they were weighed), verify (whether quotes still stand), sources, status.",
	}
}

// Date writes a day as Dateline does everywhere: 1 Nov 2024.
func Date(t time.Time) string { return t.Format("2 Jan 2006") }

// count writes a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return number(n) + " " + noun + "s"
}

// number writes n with commas between thousands.
func number(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func quoted(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = "“" + w + "”"
	}
	return out
}

func newest(sources []Source) time.Time {
	var t time.Time
	for _, s := range sources {
		if s.Published.After(t) {
			t = s.Published
		}
	}
	return t
}

func briefs(sources []Source) int {
	n := 0
	for _, s := range sources {
		if s.Brief {
			n++
		}
	}
	return n
}

// Imported sums up what became of articles that were brought in; counts are by
// corpus.Change.
func Imported(counts [4]int, leftOut, articles int) string {
	var parts []string
	for _, c := range []struct {
		n    int
		what string
	}{
		{counts[corpus.Added], "new"}, {counts[corpus.Changed], "changed"},
		{counts[corpus.Unchanged], "unchanged"}, {counts[corpus.Withdrawn], "withdrawn"},
		{leftOut, "left out"},
	} {
		if c.n > 0 {
			parts = append(parts, number(c.n)+" "+c.what)
		}
	}
	if len(parts) == 0 {
		parts = append(parts, "nothing to read")
	}
	return strings.Join(parts, ", ") + ". The coverage holds " + count(articles, "article") + "."
}
