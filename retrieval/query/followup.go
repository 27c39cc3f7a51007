package query

import (
	"strings"

	"dateline/retrieval/text"
)

// After reads a message as one that follows the last question of its
// conversation. A message that lacks a topic of its own is joined with it:
//
//   - "and about nuclear weapons?", "what about Choe?", "and Iran?" take the
//     place of what is of the same kind in the last question;
//   - "when was that?", "why?", "how many did they send?" are asked of the words
//     of the last question.
//
// Any other message, and one that only filters, is returned as it is.
func (m Message) After(last string) Message {
	f := readFollowUp(m.Typed.Text)
	if m.Act > Refinement || m.Act == Refinement && !f.mayName(m) || core(last) == "" {
		return m
	}
	f.town = m.town
	asked, swapped, ok := f.join(readWords(last))
	if !ok {
		return m
	}
	m.Act, m.Text, m.Filter, m.Swapped = NewQuestion, asked, m.Typed.Filter, swapped
	return m
}

// mayName tells whether a message that reads like a filter by a name may name
// what takes the place of another name: "and Lavrov?", but not "by Lavrov" and not
// the name of an outlet, unless that begins with the name of a place.
func (f followUp) mayName(m Message) bool {
	if !f.led || len(f.words.units) == 0 || !m.Filter.Not.IsZero() || f.words.units[0].said == "by" || f.words.units[0].said == "naming" {
		return false
	}
	return len(m.Filter.People) > len(m.Typed.Filter.People) || isPlace(f.words.units) || m.town
}

// A Swap is a name that a follow-up has put in the place of another.
type Swap struct{ Old, New string }

// In returns the people of a filter with the new name in the place of the old.
func (s Swap) In(people []string) []string {
	if s.Old == "" {
		return people
	}
	var out []string
	for _, p := range people {
		if strings.Contains(text.FoldName(s.Old), text.FoldName(p)) || strings.Contains(text.FoldName(p), text.FoldName(s.Old)) {
			p = s.New
		}
		out = append(out, p)
	}
	return out
}

// A followUp is a message as it may follow a question.
type followUp struct {
	// words are those of the message, without the opening that makes a follow-up
	// of it; led says that there was one.
	words words
	led   bool
	// content is how many words say what is asked about. asks: it is put as a
	// question, with a question word or a verb in front. points: one stands for something said before, such as "it". person:
	// one stands for a person, at this place, before any content; -1 for none.
	content int
	asks    bool
	points  bool
	// broughtUp: it is a Korean noun that is only brought up, as 서지안은?
	broughtUp bool
	// town: its name is a part of an outlet's as well, so that it takes the place of
	// another place or of nothing.
	town   bool
	person int
}

func readFollowUp(message string) followUp {
	f := followUp{words: readWords(message), person: -1}
	f.led = f.words.trimLead() || f.words.namesPlaceOnly()
	f.broughtUp = !f.led && f.words.isKoreanTopic()
	named := false
	for i, u := range f.words.units {
		f.asks = f.asks || isQuestionWord(u.said) || i == 0 && auxiliaries[u.said]
		switch {
		case isQuestionWord(u.said):
		case personWords[u.said]:
			if f.person < 0 && !named && f.content == 0 {
				f.person = i
			}
			f.points = f.points || !named && f.content == 1 && !nominative[u.said]
		case f.words.pointsBack(i):
			// "Russia says it will" speaks of Russia; "Kim confirmed it" does not of Kim.
			f.points = f.points || !named || i == len(f.words.units)-1
		case !isEmptyWord(u.said):
			f.content++
			named = named || u.capital && i > 0
		}
	}
	return f
}

// maxPointing is how many words of content a message may have that points back
// with a word such as "it". With more, that is likely to stand for something in
// the same message.
const maxPointing = 2

// maxOfPerson is how many words of content a message may have that is about "him"
// before it is about anything else. With more, he is likely to be named later in
// the same message.
const maxOfPerson = 5

// maxFragment is how many words of content a message may have that begins with
// "and" or "what about" and is no sentence.
const maxFragment = 4

// join joins the message with the last question. ok is false if it has a topic of
// its own.
func (f followUp) join(last words) (asked string, swapped Swap, ok bool) {
	switch {
	case len(f.words.units) == 0:
		return "", swapped, false
	case f.content == 0:
		return f.askOf(last), swapped, f.asks || f.points || f.person >= 0
	case f.countsOther(last):
		asked, ok = last.replaceCounted(f.words)
		return asked, swapped, ok
	case f.person >= 0 && f.content <= maxOfPerson && (f.asks || !f.led):
		return f.withPerson(last), swapped, true
	case f.points && f.content <= maxPointing:
		return f.askOf(last), swapped, true
	case f.broughtUp:
		asked, ok = last.replaceKorean(f.words)
		return asked, swapped, ok
	case !f.led:
		return "", swapped, false
	case f.town:
		asked, swapped, ok = last.replacePlace(f.words)
		return asked, swapped, ok
	case !f.asks && f.content <= maxFragment:
		return last.replace(f.words)
	case f.asks && f.content == 1:
		if asked, swapped, ok = last.replaceName(f.words.only()); ok {
			return asked, swapped, true
		}
		return f.askOf(last), swapped, true
	}
	return "", swapped, false
}

// askOf asks the message of the words of the last question, as in "when was that:
// Lavrov say about sanctions?".
func (f followUp) askOf(last words) string {
	return f.words.inquiry() + ": " + core(last.text) + "?"
}

// withPerson asks the message with the person of the last question in the place
// of "he".
func (f followUp) withPerson(last words) string {
	name, ok := last.person()
	said := f.words.units[f.person]
	switch {
	case !ok || f.points:
		return f.askOf(last)
	case !subjectWords[said.said]:
		return f.words.statement() + ": " + name + "?"
	}
	return f.words.text[f.words.units[0].Start:said.Start] + name + f.words.text[said.wordEnd(f.words.text):]
}

// countsOther tells whether the message is "how many missiles?" after "How many
// shells ...?".
func (f followUp) countsOther(last words) bool {
	_, counted := last.counted()
	_, counts := f.words.counted()
	return counted && counts && !f.points && f.person < 0 && f.content <= maxPointing && len(f.words.units) <= f.content+2
}

// core is what a question is about: its words from the first to the last that
// say so, without auxiliaries.
func core(question string) string {
	w := readWords(question)
	from, to := -1, 0
	for i, u := range w.units {
		if !isQuestionWord(u.said) && !isEmptyWord(u.said) && !personWords[u.said] {
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	if from < 0 {
		return ""
	}
	var kept []string
	for i, u := range w.units[from:to] {
		if auxiliaries[u.said] {
			continue
		}
		word := w.text[u.Start:u.End]
		if i == to-from-1 {
			word = w.text[u.Start:u.wordEnd(w.text)]
		}
		kept = append(kept, word)
	}
	return strings.Join(kept, " ")
}
