package query

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// A Want says what is asked for in the place of an answer: how many articles
// there are, or which. The zero Want is for an answer.
type Want string

// The wants.
const (
	// Count is for how many articles mention the topic.
	Count Want = "count"
	// List is for all articles that do, newest first.
	List Want = "list"
	// Outlets is for who published them, and how many each.
	Outlets Want = "outlets"
	// First is for who published first.
	First Want = "first"
	// ByDay and those after it are for how many there are in each period;
	// OverTime leaves the length of the periods open.
	ByDay    Want = "by-day"
	ByWeek   Want = "by-week"
	ByMonth  Want = "by-month"
	ByYear   Want = "by-year"
	OverTime Want = "over-time"
)

// Periodic tells whether the want is for numbers by period.
func (w Want) Periodic() bool {
	return slices.Contains([]Want{ByDay, ByWeek, ByMonth, ByYear, OverTime}, w)
}

//go:embed wants.txt
var wantText string

//nolint:gochecknoglobals // read once from an embedded file, then constant
var wantPhrases = sync.OnceValue(func() phrasebook { return readPhrasebook(expandNames(wantText)) })

// expandNames replaces the names of alternatives, which lines such as
// "@art = articles|stories" give, by the alternatives.
func expandNames(list string) string {
	var pairs []string
	for line := range strings.Lines(list) {
		if name, words, ok := strings.Cut(strings.TrimSpace(line), " = "); ok && strings.HasPrefix(name, "@") {
			pairs = append(pairs, name, words)
		}
	}
	return strings.NewReplacer(pairs...).Replace(list)
}

// The most bytes and words of a question that asks for an amount or a list.
const (
	maxWantBytes = 400
	maxWantWords = 48
)

// A wantReading is a question read as one for an amount, a list or an order.
type wantReading struct {
	want  Want
	order Order
	// topic are the words that are left.
	topic []unit
	// which is where words of the topic begin that stood before it and say which
	// articles are meant, 0 if none did.
	which int
	// only: nothing may be left of them beside filters, as in "how many articles
	// since May".
	only bool
	// told: the last of the words must be an outlet of the coverage.
	told bool
	// on: it follows an "on", after which a date says when.
	on bool
	// bare: it is a whole question without filters, too: "how many articles?"
	bare bool
}

// readWant reads a question for an amount, a list, or what is newest or oldest.
// It is false for every other text.
func readWant(body string) (string, wantReading, bool) {
	if len(body) > maxWantBytes {
		return "", wantReading{}, false
	}
	units := readMessage(body).units
	if len(units) == 0 || len(units) > maxWantWords || asksTwice(units) {
		return "", wantReading{}, false
	}
	if r, ok := readAlone(units); ok {
		return "", r, true
	}
	rest, by := cutPeriod(units)
	r, ok := readLead(rest[wantPhrases()["polite"].prefix(rest):], by != "")
	if !ok {
		r, ok = readTold(rest)
	}
	if !ok {
		r, ok = readEnd(rest, by != "")
	}
	if !ok || !r.plausible(body) {
		return "", r, false
	}
	r.bare = asksAlone[units[0].said]
	if by != "" && r.want != "" {
		r.want = by
	}
	return r.text(body), r, true
}

// asksTwice tells whether a question mark stands before the last word.
func asksTwice(units []unit) bool {
	return slices.ContainsFunc(units[:len(units)-1], func(u unit) bool { return u.asks })
}

// text is what is left to search for, without the marks at its end.
func (r wantReading) text(body string) string {
	words := make([]string, len(r.topic))
	for i, u := range r.topic {
		words[i] = strings.TrimRight(body[u.Start:u.End], "?？")
		switch {
		case i == 0 || i != r.which:
		case r.told:
			words[i] = "from " + words[i]
		case u.said == "by":
			words[i] = "from" // by Reuters: a filter after the topic
		}
	}
	return strings.TrimRight(strings.Join(words, " "), "?？!.,;: ")
}

// A wantLead is how questions of one kind begin.
type wantLead struct {
	heading string
	want    Want
	order   Order
	// names: the phrase ends with the articles, and what they do comes next.
	names bool
	// signed: who wrote them, or their language, must come next.
	signed bool
	// periodic: it needs a period elsewhere in the question.
	periodic bool
}

var wantLeads = []wantLead{
	{heading: "count whole", want: Count},
	{heading: "list whole", want: List},
	{heading: "outlets", want: Outlets},
	{heading: "first", want: First},
	{heading: "timeline", want: OverTime},
	{heading: "by period", want: OverTime, periodic: true},
	{heading: "newest", order: NewestFirst},
	{heading: "oldest", order: OldestFirst},
	{heading: "count", want: Count, names: true},
	{heading: "list", want: List, names: true},
	{heading: "signed", want: List, names: true, signed: true},
}

// readLead reads the longest of the phrases with which such questions begin.
func readLead(units []unit, periodic bool) (best wantReading, ok bool) {
	book, longest := wantPhrases(), 0
	for _, l := range wantLeads {
		n := book[l.heading].prefix(units)
		if n <= longest || l.periodic && !periodic || l.signed && !saysWhose(units[n:]) {
			continue
		}
		r := wantReading{want: l.want, order: l.order, topic: units[n:]}
		if l.names && !r.findTopic() {
			continue
		}
		if r.dropStanding(); len(r.topic) == 0 && !l.names {
			continue
		}
		best, longest, ok = r, n, true
	}
	for heading, want := range map[string]Want{"count": Count, "first": First} {
		n, m := book[heading+" around"].prefix(units), book[heading+" end"].suffix(units)
		if periodic && m == 0 {
			m = book[heading+" end, by period"].suffix(units)
		}
		if n > 0 && m > 0 && n+m > longest && n+m < len(units) && !(want == First && endsWithOrder(units)) {
			best, longest, ok = wantReading{want: want, topic: units[n : len(units)-m]}, n+m, true
		}
	}
	return best, ok
}

// endsWithOrder tells whether words end with an order: "newest first".
func endsWithOrder(units []unit) bool {
	said := ""
	for i := len(units) - 1; i >= max(0, len(units)-maxOrderWords); i-- {
		said = strings.TrimSpace(units[i].said + " " + said)
		if _, ok := orderPhrases[said]; ok {
			return true
		}
	}
	return false
}

// maxBetween is how many words may say of which articles is asked, before what
// they tell of: "all articles by Reuters about".
const maxBetween = 6

// findTopic takes off what articles do with their topic, as in "that mention".
func (r *wantReading) findTopic() bool {
	about := wantPhrases()["about"]
	words := r.topic
	for len(words) > 0 && wantPhrases()["stands"].prefix(words) > 0 && about.prefix(words) == 0 {
		words = words[wantPhrases()["stands"].prefix(words):]
	}
	if n := about.prefix(words); n > 0 && n < len(words) {
		r.topic, r.on = words[n:], words[n-1].said == "on"
		return true
	}
	for i := 1; i < min(maxBetween+1, len(words)) && narrows[words[0].said]; i++ {
		if n := about.prefix(words[i:]); n > 0 && i+n < len(words) {
			r.topic, r.which = slices.Concat(words[i+n:], words[:i]), len(words)-i-n
			return true
		}
	}
	r.topic, r.only = words, true
	return len(words) == 0 || narrows[words[0].said] || !words[0].capital && strings.Contains(words[0].said, ":")
}

// dropStanding takes off what says no more of the topic, such as "do we have".
func (r *wantReading) dropStanding() {
	left := make([]unit, 0, len(r.topic))
	for i := 0; i < len(r.topic); {
		n := wantPhrases()["stands"].prefix(r.topic[i:])
		if n == 0 {
			left = append(left, r.topic[i])
			n = 1
		}
		i += n
	}
	r.topic = left
}

// plausible tells whether the reading hardly can be a question about the news.
func (r wantReading) plausible(body string) bool {
	if len(r.topic) == 0 {
		return true
	}
	first := r.topic[0].said
	switch r.want {
	case Count, List:
		clause := first == "that" || first == "whether" || first == "if"
		return clause || !slices.ContainsFunc(r.topic, func(u unit) bool { return auxiliaries[u.said] })
	case Outlets, First:
		paid := slices.ContainsFunc(r.topic[:min(3, len(r.topic))], func(u unit) bool { return isCost[u.said] })
		told := strings.Contains(strings.ToLower(body), " to the ") || strings.Contains(strings.ToLower(body), " to police")
		return !isCost[first] && !paid && !(told && r.want == First)
	}
	return true
}

// readTold reads a question how often an outlet told of something: "How many
// articles did Reuters publish on it?".
func readTold(units []unit) (r wantReading, ok bool) {
	book := wantPhrases()
	n := book["told"].prefix(units)
	if n == 0 {
		return r, false
	}
	for i := n + 1; i < min(n+maxBetween, len(units)-1); i++ {
		if m := book["told end"].prefix(units[i:]); m > 0 && i+m < len(units) {
			topic := units[i+m:]
			r = wantReading{want: Count, topic: slices.Concat(topic, units[n:i]), which: len(topic), told: true}
			return r, true
		}
	}
	return r, false
}
