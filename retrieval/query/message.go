package query

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// An Act is what a message does in the conversation of its thread.
type Act int

const (
	// NewQuestion asks for something new, under the filters of the thread.
	NewQuestion Act = iota
	// Refinement consists of filters, so it applies to the last question.
	Refinement
	// NextPage asks for more of the last answer.
	NextPage
	// Reset asks the last question again without any filter.
	Reset
	// DropFacet asks the last question again without the filters by one facet.
	DropFacet
	// PickPassage asks for one passage of the last answer in its article.
	PickPassage
	// Chat asks nothing: it is thanks, or a word such as "yes".
	Chat
	// HelpWanted asks what can be asked.
	HelpWanted
)

// A Message is what somebody typed, read as a step in a conversation.
type Message struct {
	Act Act
	// Text and Filter are what the message adds to the conversation: the words
	// outside of filters, empty for a Refinement, and the filters.
	Text   string
	Filter Filter
	// Typed is the same message read on its own, by Parse.
	Typed Query
	// Dropped is the facet that a DropFacet message drops.
	Dropped Facet
	// Swapped is the name that a message has put in the place of another of the
	// last question; see After.
	Swapped Swap
	// Passage is the number of the passage that a PickPassage message picks, from
	// 1; LastPassage is the last.
	Passage int
	// Unresolved: it has a word for a person, and nobody that it can stand for was
	// named; see AfterTurn.
	Unresolved bool
	// said is what was typed, without courtesies.
	said string
	// town: what reads like a part of an outlet's name may be that of the town in it.
	town bool
	// SmallTalk says what a Chat message is.
	SmallTalk SmallTalk
}

// Standalone returns the message as it reads outside of any conversation.
func (m Message) Standalone() Message {
	if m.Act == Chat || m.Act == HelpWanted {
		return m
	}
	return Message{Text: m.Typed.Text, Filter: m.Typed.Filter, Typed: m.Typed}
}

// ParseMessage reads a message in a thread. It depends on the words alone, and
// not on the conversation, so that the same message always does the same.
func ParseMessage(text string, at time.Time, known Known) Message {
	typed := text
	text = withoutCourtesy(text)
	m := Message{Typed: parse(text, at, known), said: text}
	m.Text, m.Filter = m.Typed.Text, m.Typed.Filter
	if m.SmallTalk = readSmallTalk(typed); m.SmallTalk != NoSmallTalk {
		m.Act, m.Text, m.Filter = Chat, "", Filter{}
		return m
	}
	said := NormalizePhrase(text)
	n, picks := pickedPassage(said)
	switch {
	case picks:
		m.Act, m.Passage = PickPassage, n
	case slices.Contains(helpWords(), said):
		m.Act = HelpWanted
	case slices.Contains(pageWords(), said):
		m.Act = NextPage
	case slices.Contains(resetWords(), said):
		m.Act = Reset
	case m.Typed.Wants != "":
		if m.Text == "" { // how many articles?
			m.Act = Refinement
		}
	default:
		if k, ok := droppedFacet(said); ok {
			m.Act, m.Dropped = DropFacet, k
			if o, ok := ParseOrder(said); ok { // any time
				m.Filter.Order = o
			}
		} else if f, ok := bareFilters(text, at, known); ok {
			m.Act, m.Text, m.Filter = Refinement, "", f
			m.town = mayBeTown(text, known)
		}
	}
	if m.Act == NewQuestion || m.Act == Refinement {
		m.Typed.Links = links(typed)
	}
	return m
}

// maxFilterMessage is how many words a message may have that consists of filters.
const maxFilterMessage = 60

// bareFilters reads a message that consists of filters, in the short style of a
// conversation: "and since october", "only yonhap", "what about Blinken".
func bareFilters(text string, at time.Time, known Known) (Filter, bool) {
	if strings.Count(text, " ") > maxFilterMessage {
		return Filter{}, false
	}
	if f, ok := bareExclusions(text, at, known); ok {
		return f, true
	}
	rest, led, only := trimLead(text)
	if o, ok := orderAlone(rest); ok {
		return Filter{Order: o}, true
	}
	q := parse(rest, at, known)
	if dates, ok := bareDate(q.Text, at, known); ok {
		return q.Filter.And(dates)
	}
	words, link := trimLink(q.Text)
	if words == "" {
		return q.Filter, !q.Filter.IsZero()
	}
	mode := matchWhole
	if led && link != "in" || link == "from" || link == "by" {
		mode = matchPart
	}
	if names, unknown := matchOutletList(words, known, mode); unknown == "" && len(names) > 0 {
		return q.Filter.And(Filter{Sources: names})
	}
	if !q.Filter.IsZero() && !q.Asks() {
		return q.Filter, true
	}
	if by := only || link == "by" || link == "naming"; (by || led) && canBePerson(words, !by) {
		q.Filter.People = append(q.Filter.People, words)
		return q.Filter, true
	}
	return q.Filter, false
}

// bareExclusions reads a message that says what to leave out, "but not Yonhap", and
// nothing else but filters. There it can be said in words that would be asked about
// in a question.
func bareExclusions(text string, at time.Time, known Known) (Filter, bool) {
	p := newParser(text, at, known)
	p.alone = true
	p.writtenFilters()
	p.spokenFilters()
	q := p.query()
	return q.Filter, !q.Filter.Not.IsZero() && (q.Text == "" || !q.Asks())
}

// bareDate reads a message that consists of a date, such as "in June 2024".
// Within a longer question that may be what the question is about, so Parse
// leaves it alone; on its own it can only be a filter.
func bareDate(text string, at time.Time, known Known) (Filter, bool) {
	key, date := "on", strings.ReplaceAll(strings.TrimFunc(text, isMark), `"`, "")
	for word, k := range spokenDateKeys() {
		if rest, ok := cutPhrase(date, word); ok {
			key, date = k, rest
			break
		}
	}
	q := parse(key+`:"`+date+`"`, at, known)
	return q.Filter, q.Text == "" && !q.Filter.Empty()
}

// NormalizePhrase returns a message in the form in which it is compared with
// set phrases: lower case, without punctuation and polite words.
func NormalizePhrase(text string) string {
	words := strings.Fields(strings.ToLower(strings.TrimFunc(text, isMark)))
	for len(words) > 1 && (words[0] == "and" || words[0] == "show" || words[0] == "please") {
		words = words[1:]
	}
	if n := len(words); n > 1 && words[n-1] == "please" {
		words = words[:n-1]
	}
	for i, w := range words {
		words[i] = strings.TrimFunc(w, isMark)
	}
	return strings.Join(words, " ")
}

func isMark(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }

// canBePerson tells whether words can be somebody's name. If strictly is set
// they must have a capital.
func canBePerson(words string, strictly bool) bool {
	odd := func(r rune) bool {
		return unicode.IsDigit(r) || unicode.IsPunct(r) && r != '-' && r != '\'' && r != '’' && r != '.'
	}
	if strings.ContainsFunc(words, odd) || len(strings.Fields(words)) > 3 {
		return false
	}
	return !strictly || strings.ContainsFunc(words, unicode.IsUpper)
}
