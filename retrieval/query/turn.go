package query

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// A Turn is what a message may go on from: the last question of its conversation
// and what the answer to it named.
type Turn struct {
	Question string
	// People are the persons by whom the last question was filtered.
	People []string
	// Answers are the names among the words that may be the answer, Shown those of
	// each quote that was shown, best first.
	Answers []Mention
	Shown   [][]Mention
	// Outlets are those of the quotes, best first.
	Outlets []string
}

// A Choice is one of the things that a message may mean, and the message as it
// reads if it does.
type Choice struct {
	Name string
	// Person: the name is somebody's.
	Person  bool
	Message Message
}

// maxChoices is how many choices a person is given.
const maxChoices = 3

// PointsBack tells whether a message has a word that stands for somebody or
// something named before, so that [Message.AfterTurn] needs what the answer named.
func (m Message) PointsBack() bool {
	return m.Act <= Refinement && len(findPointers(readFollowUp(m.Typed.Text))) > 0
}

// NeedsTurn tells whether a message asks for nothing without one before it: it has a
// word that stands for something said, and hardly any other.
func (m Message) NeedsTurn() bool {
	f := readFollowUp(m.Typed.Text)
	return m.Act == NewQuestion && f.asks && f.content <= 1 && (f.points || f.person >= 0) && m.Filter.Empty()
}

// AfterTurn reads a message as one that follows a turn of its conversation. What
// stands for a person, a place, a body or an outlet that the question or its answer
// named is asked by name; the rest is as [Message.After] has it. If a word may stand
// for several as likely, all of them are returned, and the message is as typed.
func (m Message) AfterTurn(t Turn) (Message, []Choice) {
	if m.Act > Refinement || core(t.Question) == "" {
		return m.After(t.Question), nil
	}
	f := readFollowUp(m.Typed.Text)
	var names []string // of the pointer at the unit open
	open := -1
	pointers := findPointers(f)
	for i := range pointers {
		p := &pointers[i]
		switch found := t.referents(p); {
		case len(found) == 0, len(found) == 1 && f.words.says(found[0]):
		case len(found) > 1 && open < 0:
			open, names = p.from, found
			p.name = found[0]
		default:
			p.name = found[0]
		}
	}
	pointers = slices.DeleteFunc(pointers, func(p pointer) bool { return p.name == "" })
	if len(pointers) == 0 {
		m.Unresolved = slices.ContainsFunc(findPointers(f), func(p pointer) bool { return p.kind == toPerson })
		return m.After(t.Question), nil
	}
	at := slices.IndexFunc(pointers, func(p pointer) bool { return p.from == open })
	if at < 0 {
		return m.resolved(f, pointers, t), nil
	}
	var choices []Choice
	for _, name := range names[:min(len(names), maxChoices)] {
		pointers[at].name = name
		choices = append(choices, Choice{name, pointers[at].kind == toPerson, m.resolved(f, pointers, t)})
	}
	return m, choices
}

// replaceOwner puts what belongs to somebody in the place of that person: her union
// in that of her.
func (w words) replaceOwner(said string, p pointer) (asked string, ok bool) {
	if p.from > 0 || !p.owns {
		return "", false
	}
	for _, n := range w.names(false) {
		if samePerson(w.text[w.units[n.from].Start:w.units[n.to-1].wordEnd(w.text)], p.name) {
			return w.splice(n.from, n.to, said), true
		}
	}
	return "", false
}

// says tells whether the words name somebody.
func (w words) says(name string) bool {
	return slices.ContainsFunc(w.units, func(u unit) bool { return u.capital && samePerson(bareName(u.said), name) })
}

// resolved is the message with names in the place of its pointers, joined with the
// last question if it is no whole question by itself.
func (m Message) resolved(f followUp, pointers []pointer, t Turn) Message {
	said := f.words.resolve(pointers)
	out := m
	out.Act, out.Text, out.Filter = NewQuestion, said, m.Typed.Filter
	if !f.asks && f.led {
		last := readWords(t.Question)
		if asked, ok := last.replaceOwner(readWords(said).statement(), pointers[0]); ok {
			out.Text = asked
		} else if asked, swapped, ok := last.replace(readWords(said)); ok {
			out.Text, out.Swapped = asked, swapped
		}
	}
	for _, p := range pointers {
		if p.kind == toOutlet && len(out.Filter.Sources) == 0 {
			out.Filter.Sources = []string{p.name}
		}
	}
	return out
}

// referents are those for which a pointer most likely stands.
func (t Turn) referents(p *pointer) []string {
	switch p.kind {
	case toPerson:
		return t.persons(p.gender)
	case toPlace:
		if places := placesIn(t.Question); len(places) > 0 {
			return places[len(places)-1:]
		}
		return t.named(Someplace, 0)
	case toBody:
		if bodies := bodiesIn(t.Question); len(bodies) > 0 {
			return bodies[:1]
		}
		return t.named(SomeBody, 0)
	case toOutlet:
		return distinct(t.Outlets)
	case toAnswer:
		if p.many {
			if named := t.askedBodies(); len(named) == 1 {
				return named
			}
		}
		if bodies := ofKind(t.Answers, SomeBody, 0); len(bodies) == 1 && len(ofKind(t.Answers, Somebody, 0)) == 0 {
			return bodies
		}
	}
	return nil
}

// askedBodies are the outlets and other bodies that the question names.
func (t Turn) askedBodies() []string {
	named := bodiesIn(t.Question)
	said := " " + text.FoldName(t.Question) + " "
	for _, o := range distinct(t.Outlets) {
		if strings.Contains(said, " "+foldOutlet(o)+" ") && !slices.Contains(named, o) {
			named = append(named, o)
		}
	}
	return named
}

// persons are the persons of whom the turn was, as far as a gender allows: the one
// of the question and, if it asks who, the one of the answer; else those whom the
// answer names first.
func (t Turn) persons(gender Gender) []string {
	asked := t.askedPersons(gender)
	if len(asked) > 1 {
		asked = asked[:1]
	}
	if asksWho(t.Question) {
		for _, name := range ofKind(t.Answers, Somebody, gender) {
			if !slices.ContainsFunc(asked, func(a string) bool { return samePerson(a, name) }) {
				asked = append(asked, name)
			}
		}
	}
	if len(asked) > 0 {
		return asked
	}
	return t.named(Somebody, gender)
}

// askedPersons are the persons in the question and its filters.
func (t Turn) askedPersons(gender Gender) (names []string) {
	w := readWords(t.Question)
	for _, p := range w.names(false) {
		for p.from+1 < p.to && titleWord(w.units[p.from].said) {
			p.from++
		}
		name := bareName(w.text[w.units[p.from].Start:w.units[p.to-1].wordEnd(w.text)])
		if last := bareName(w.units[p.to-1].said); !p.place && !bodyWords[last] && !placeWords[last] && !t.namesOther(name) {
			names = append(names, name)
		}
	}
	for _, name := range t.People {
		if !slices.ContainsFunc(names, func(n string) bool { return samePerson(n, name) }) {
			names = append(names, name)
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return !t.genderOf(name).may(gender) })
}

// namesOther tells whether the answer uses a name for a place or a body.
func (t Turn) namesOther(name string) bool {
	return slices.ContainsFunc(slices.Concat(t.Shown...), func(m Mention) bool { return m.Kind != Somebody && strings.EqualFold(m.Name, name) })
}

// genderOf is what the answer or the name itself says of a person's gender.
func (t Turn) genderOf(name string) Gender {
	for _, m := range slices.Concat(t.Shown...) {
		if m.Kind == Somebody && m.Gender != 0 && samePerson(m.Name, name) {
			return m.Gender
		}
	}
	return russianGender(name)
}

// named are the names of a kind that the answer names first: among the words that
// may be the answer, else in the first quote that has any.
func (t Turn) named(kind MentionKind, gender Gender) []string {
	for _, list := range append([][]Mention{t.Answers}, t.Shown...) {
		if names := ofKind(list, kind, gender); len(names) > 0 {
			return names
		}
	}
	return nil
}

// ofKind are the names of a kind; where the gender is known of some, theirs alone.
func ofKind(list []Mention, kind MentionKind, gender Gender) []string {
	var sure, perhaps []string
	for _, m := range list {
		switch {
		case m.Kind != kind || !m.Gender.may(gender):
		case gender != 0 && m.Gender == gender:
			sure = append(sure, m.Name)
		default:
			perhaps = append(perhaps, m.Name)
		}
	}
	if len(sure) > 0 {
		return sure
	}
	return perhaps
}

func asksWho(question string) bool {
	return slices.ContainsFunc(readWords(question).units, func(u unit) bool { return whoWords[u.said] })
}

// placesIn are the places that a question names.
func placesIn(question string) []string { return mentionsOf(question, Someplace) }

// bodiesIn are the bodies that a question names.
func bodiesIn(question string) []string { return mentionsOf(question, SomeBody) }

func mentionsOf(question string, kind MentionKind) (names []string) {
	for _, m := range Mentions(question) {
		if m.Kind == kind {
			names = append(names, m.Name)
		}
	}
	return names
}

func distinct(names []string) (out []string) {
	for _, n := range names {
		if n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}
