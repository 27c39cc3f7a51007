package query

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed followwants.txt
var followWantText string

//nolint:gochecknoglobals // read once from an embedded file, then constant
var followWantPhrases = sync.OnceValue(func() phrasebook { return readPhrasebook(expandNames(followWantText)) })

// maxFollowWant is how many words a message may have that asks for an amount or a
// list of what was just asked about.
const maxFollowWant = 16

// AfterAmount reads a message that asks for an amount, a list or a table of what the
// last question of its conversation was about: "which outlets?", "by month". After a
// question for an answer, only one that points back at it counts: "who first reported
// it?". It is false for every other message.
func (m Message) AfterAmount(last Query) (Message, bool) {
	if m.Act > Refinement || len(m.Typed.Links) > 0 || core(last.Text) == "" && last.Wants == "" {
		return m, false
	}
	w := readWords(m.Typed.Text)
	short := last.Wants != "" && len(m.said) <= maxWantBytes && len(w.units) <= maxFollowWant
	if m.Typed.Wants != "" {
		if want, ok := followWant(readWords(m.said)); ok && short {
			return m.wantOfTheSame(last, want, true)
		}
		return m.wantOfTheSame(last, m.Typed.Wants, onlyPoints(w))
	}
	if !short || len(w.units) == 0 {
		return m, false
	}
	if want, ok := followWant(w); ok {
		return m.wantOfTheSame(last, want, true)
	}
	led := w.trimLead()
	if topic, want, ok := w.otherTopic(last.Text); ok {
		return m.wantOf(topic, want), true
	}
	return m.fragmentOf(last, w, led)
}

// wantOfTheSame asks for an amount or a list on the topic of the last question.
func (m Message) wantOfTheSame(last Query, want Want, ok bool) (Message, bool) {
	if !ok {
		return m, false
	}
	if last.Wants == "" {
		return m.wantOf(core(last.Text), want), true
	}
	m.Act, m.Text, m.Filter, m.Typed.Wants = Refinement, "", m.Typed.Filter, want
	return m, true
}

// wantOf asks for an amount or a list on a topic.
func (m Message) wantOf(topic string, want Want) Message {
	m.Act, m.Text, m.Filter, m.Typed.Wants = NewQuestion, topic, m.Typed.Filter, want
	return m
}

// onlyPoints tells whether words stand for something said before, and name nothing.
func onlyPoints(w words) bool {
	points := false
	for i, u := range w.units {
		switch {
		case w.pointsBack(i) || u.said == "этом" || u.said == "этого":
			points = true
		case !isEmptyWord(u.said) && u.said != "story" && u.said != "news":
			return false
		}
	}
	return points
}

// followWant is what a whole message asks for, if it names no topic.
func followWant(w words) (Want, bool) {
	book := followWantPhrases()
	w.trimLead()
	units := w.units
	for _, l := range []struct {
		heading string
		want    Want
	}{{"first", First}, {"outlets", Outlets}, {"list", List}, {"count", Count}, {"over time", OverTime}} {
		if len(units) > 0 && book[l.heading].prefix(units) == len(units) {
			return l.want, true
		}
	}
	rest, by := cutPeriod(units)
	return by, by != "" && (len(rest) == 0 || book["beside period"].prefix(rest) == len(rest))
}

// otherTopic is the topic of a message that counts again: "how many about Selby?"
// counts that, "how many of them mention Selby?" that beside the last topic.
func (w words) otherTopic(last string) (topic string, want Want, ok bool) {
	book := followWantPhrases()
	for heading, before := range map[string]string{"about": "", "of them about": last + " "} {
		if n := book[heading].prefix(w.units); n > 0 && n < len(w.units) && !hasAuxiliary(w.units[n:]) {
			return before + words{w.text, w.units[n:]}.statement(), Count, true
		}
	}
	if n := book["ko about"].suffix(w.units); n > 0 && n < len(w.units) {
		rest := endTopic(w.units[:len(w.units)-n], "대한")
		named := words{w.text, rest}
		return withoutParticle(named.statement()), Count, true
	}
	return "", "", false
}

func hasAuxiliary(units []unit) bool {
	for _, u := range units {
		if auxiliaries[u.said] {
			return true
		}
	}
	return false
}

// fragmentOf puts a few words after an opening, as in "and the pumps?", in the place
// of the topic that was counted or, if they name somebody, of a name in it. What
// filters by an outlet or a date stays a filter.
func (m Message) fragmentOf(last Query, w words, led bool) (Message, bool) {
	f := readFollowUp(m.Typed.Text)
	filters := m.Act == Refinement && len(m.Filter.People) == len(m.Typed.Filter.People) || !m.Filter.Not.IsZero()
	if !led || filters || f.asks || f.points || f.person >= 0 || f.content == 0 || f.content > maxFragment || hasAuxiliary(w.units) {
		return m, false
	}
	first := w.units[0].said
	if first == "by" || first == "naming" || first == "only" || first == "not" || prepositions[first] > 1 {
		return m, false
	}
	if prepositions[first] == prepositions["about"] && len(w.units) > 1 {
		w.units = w.units[1:]
	}
	const on = "on " // so that the first word of the topic counts as a name by its capital
	if asked, swapped, ok := readWords(on + last.Text).replaceName(w); ok {
		m = m.wantOf(strings.TrimPrefix(asked, on), last.Wants)
		m.Swapped = swapped
		return m, true
	}
	return m.wantOf(strings.TrimRight(w.statement(), "?!. "), last.Wants), true
}
