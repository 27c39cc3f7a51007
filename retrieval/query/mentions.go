package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// A MentionKind says what a name in a text is the name of.
type MentionKind int

// The kinds of mentions.
const (
	// Somebody is a person.
	Somebody MentionKind = iota + 1
	// Someplace is a country, a town or another place.
	Someplace
	// SomeBody is a company, a ministry or another body.
	SomeBody
)

// A Gender is what a text says of a person by a title, an ending or a pronoun.
type Gender int

// The genders; the zero Gender is unknown.
const (
	Female Gender = iota + 1
	Male
)

// may tells whether a pronoun of one gender can stand for a person of another.
func (g Gender) may(h Gender) bool { return g == 0 || h == 0 || g == h }

// A Mention is a name in a text, without offices and titles.
type Mention struct {
	text.Span
	Name   string
	Kind   MentionKind
	Gender Gender
}

// maxMentionBytes bounds how much of a text is read for names.
const maxMentionBytes = 4000

// Mentions returns the persons, places and bodies that a text names, each once, in
// the order of their first mention.
func Mentions(body string) []Mention {
	if len(body) > maxMentionBytes {
		body = body[:maxMentionBytes]
		for len(body) > 0 && !utf8.ValidString(body[len(body)-1:]) && !utf8.RuneStart(body[len(body)-1]) {
			body = body[:len(body)-1]
		}
	}
	r := mentionReader{words: readWords(body)}
	for i := 0; i < len(r.units); {
		i = r.readAt(i)
	}
	r.readPronouns()
	var out []Mention
	for _, f := range r.found {
		out = AddMention(out, f.Mention)
	}
	return out
}

// AddMention adds a mention to a list, unless it names one that the list has
// already: then the fuller name and the gender are kept.
func AddMention(list []Mention, m Mention) []Mention {
	for i := range list {
		if old := &list[i]; old.Kind == m.Kind && samePerson(old.Name, m.Name) {
			if len(m.Name) > len(old.Name) {
				old.Name, old.Span = m.Name, m.Span
			}
			if old.Gender == 0 {
				old.Gender = m.Gender
			}
			return list
		}
	}
	return append(list, m)
}

// samePerson tells whether one of two names is the other or its last or first word:
// Holm and Ida Holm.
func samePerson(a, b string) bool {
	x, y := strings.Fields(text.FoldName(a)), strings.Fields(text.FoldName(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return false
	}
	if len(x) == 1 {
		return x[0] == y[len(y)-1] || x[0] == y[0]
	}
	return x[0] == y[0] && x[len(x)-1] == y[len(y)-1]
}

// A mentionReader finds the names in a text.
type mentionReader struct {
	words
	found []foundMention
}

// A foundMention is a mention at units from..to.
type foundMention struct {
	Mention
	from, to int
}

// readAt reads the name that begins at unit i, if one does, and returns where to
// read on.
func (r *mentionReader) readAt(i int) int {
	if strings.ContainsFunc(r.units[i].said, isHangul) {
		r.readKorean(i)
		return i + 1
	}
	to := r.runEnd(i)
	if to == i {
		return i + 1
	}
	from, gender, titled := r.withoutTitles(i, to)
	if from < to {
		r.add(from, to, r.kindOf(from, to, titled), gender)
	}
	return to
}

// add notes a name; one of no kind is none.
func (r *mentionReader) add(from, to int, kind MentionKind, gender Gender) {
	if kind == 0 {
		return
	}
	if kind == Somebody {
		from = r.russianName(from, to)
	}
	start, end := r.nameStart(from), r.units[to-1].wordEnd(r.text)
	name := bareName(strings.Trim(r.text[start:end], `"“”«»'‘’()[]`))
	if kind == Somebody && gender == 0 {
		gender = russianGender(name)
	}
	r.found = append(r.found, foundMention{Mention{text.Span{Start: start, End: start + len(name)}, name, kind, gender}, from, to})
}

// nameStart is where a unit's word begins, after marks before it.
func (r *mentionReader) nameStart(i int) int {
	u := r.units[i]
	word := r.text[u.Start:u.End]
	return u.Start + len(word) - len(strings.TrimLeft(word, `"“”«»'‘’([`+courtesyMarks))
}

// runEnd is where the run of capitalised words ends that begins at unit i; i if
// none does.
func (r *mentionReader) runEnd(i int) int {
	to := i
	for to < len(r.units) && to < i+longestName+2 && r.inName(to, to == i) {
		u := r.units[to]
		to++
		if possessive(u.said) || u.ends && !r.abbreviated(to-1) {
			break
		}
	}
	if to == i+1 && r.begins(i) && !r.sureName(i) {
		return i
	}
	return to
}

// inName tells whether unit i may belong to a name.
func (r *mentionReader) inName(i int, first bool) bool {
	u := r.units[i]
	word := strings.TrimLeft(r.text[u.Start:u.End], `"“”«»'‘’([`)
	c, _ := utf8.DecodeRuneInString(word)
	said := strings.Trim(u.said, `"“”«»'‘’()[]`)
	switch {
	case unicode.IsUpper(c) && text.IsInitials(strings.TrimRight(word, ",")) && i+1 < len(r.units) && r.units[i+1].capital:
		return true
	case !unicode.IsUpper(c) || IsCalendarWord(bareName(said)) || isQuestionWord(said) || said == "i":
		return first && titleWord(said) && i+1 < len(r.units) && r.units[i+1].capital && !u.ends
	case text.EnglishStopWords[said] || text.RussianStopWords[said] || personWords[said] || pointingWords[said]:
		return false
	}
	return true
}

// begins tells whether a sentence begins with unit i.
func (r *mentionReader) begins(i int) bool {
	if i == 0 {
		return true
	}
	before := r.text[r.units[i-1].wordEnd(r.text):r.units[i].Start]
	return strings.ContainsAny(before, ".?!:\n“\"«") && !r.abbreviated(i-1)
}

// abbreviated tells whether the full stop after unit i is that of an abbreviation
// or of initials.
func (r *mentionReader) abbreviated(i int) bool {
	u := r.units[i]
	word := strings.TrimRight(r.text[u.Start:u.End], ",")
	return u.dot && (text.IsInitials(word) || text.IsAbbreviation(u.said) || titleWord(u.said))
}

// sureName tells whether the first word of a sentence is a name although it has a
// capital anyway.
func (r *mentionReader) sureName(i int) bool {
	said := bareName(r.units[i].said)
	return r.knownLength(i) > 0 || places[said] || isUnlisted(said)
}

// withoutTitles leaves out what comes before a person's name: offices, titles and
// initials. It tells what they say of the gender, and whether there were any.
func (r *mentionReader) withoutTitles(from, to int) (name int, gender Gender, titled bool) {
	for from < to && titleWord(r.units[from].said) {
		if g := genderTitles[r.units[from].said]; g != 0 {
			gender = g
		}
		from, titled = from+1, true
	}
	if to-from > 2 && r.begins(from) && text.EnglishListing(stem(r.units[from].said)) == text.ListedWord {
		from++ // Envoys Lena Falk and Rosa Hart
	}
	for from > 0 && !titled && from < to && titleWord(r.units[from-1].said) && !r.begins(from) {
		gender, titled = genderTitles[r.units[from-1].said], true
	}
	return from, gender, titled
}

// titleWord tells whether a word is an office or a title before a name.
func titleWord(said string) bool {
	return offices[said] || titles[said] || genderTitles[said] != 0 || russianOffices[said] || moreOffices[said]
}

// kindOf tells what a name is the name of; 0 if that cannot be told.
func (r *mentionReader) kindOf(from, to int, titled bool) MentionKind {
	units := r.units[from:to]
	last := bareName(strings.Trim(units[len(units)-1].said, `"“”«»'‘’()[]`))
	word := r.text[units[0].Start:units[len(units)-1].wordEnd(r.text)]
	switch {
	case bodyWords[last] || bodyWords[units[0].said]:
		return SomeBody
	case isPlace(units) || places[last]:
		return Someplace
	case placeWords[last]:
		return Someplace
	case titled:
		return Somebody
	case len(units) == 1 && from > 0 && placeLeads[r.units[from-1].said] && !r.units[from-1].ends:
		return Someplace
	case len(word) > 1 && strings.ToUpper(word) == word && text.IsASCII(word) && len(units) == 1:
		return SomeBody // NATO
	case len(units) == 1 && !r.speaks(from, to):
		return 0
	case len(units) > 3 || strings.ContainsFunc(word, unicode.IsDigit) || slices.ContainsFunc(units, func(u unit) bool { return ofCountry(u.said) }):
		return 0
	case text.IsASCII(last) && !isUnlisted(last) && !r.speaks(from, to) && !isUnlisted(units[0].said):
		return 0
	}
	return Somebody
}

// ofCountry tells whether a word is that of a country or a people: Finnish, Russian,
// North Korean.
func ofCountry(said string) bool {
	said = bareName(said)
	people := strings.TrimSuffix(said, "s")
	return places[said] || places[strings.TrimSuffix(people, "n")] || places[strings.TrimSuffix(people, "ian")] || countryAdjectives[people]
}

// speaks tells whether a word for saying or doing what people do stands beside a
// name.
func (r *mentionReader) speaks(from, to int) bool {
	for i := to; i < min(len(r.units), to+2) && (i == to || !r.units[i-1].ends); i++ {
		if speechWords[r.units[i].said] {
			return !r.units[to-1].dot
		}
	}
	return from > 0 && speechWords[r.units[from-1].said] && !r.units[from-1].ends
}

// readPronouns gives the person named last before "he" or "she" the gender of the
// pronoun, if no other person was named since the sentence before began.
func (r *mentionReader) readPronouns() {
	for i, u := range r.units {
		g := pronounGenders[u.said]
		if g == 0 {
			continue
		}
		var last *foundMention
		for k := range r.found {
			f := &r.found[k]
			if f.Kind == Somebody && f.to <= i && i-f.to <= maxPronounReach {
				last = f
			}
		}
		if last != nil && last.Gender == 0 {
			last.Gender = g
		}
	}
}

// maxPronounReach is how many words a pronoun may stand after the name that it
// stands for.
const maxPronounReach = 25
