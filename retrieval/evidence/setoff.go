package evidence

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// MaxSetOff is how many places of a text are set off as what may be the answer.
const MaxSetOff = 2

// SetOff are those of the answers in a text that are sure enough to be set off
// for a reader: at most MaxSetOff, in order and disjoint, and not beginning or
// ending with words that the question has itself.
func (d *Demands) SetOff(quote string) (picked []text.Span) {
	r := d.cut(quote)
	said := map[string]bool{}
	for _, s := range d.answers(r) {
		if len(picked) == MaxSetOff {
			break
		}
		if !d.isSure(r, s) {
			continue
		}
		s = d.trim(r, s)
		if words := quote[s.Start:s.End]; words != "" && !said[words] && !slices.ContainsFunc(picked, s.Overlaps) {
			said[words] = true
			picked = append(picked, s)
		}
	}
	slices.SortFunc(picked, func(s, t text.Span) int { return cmp.Compare(s.Start, t.Start) })
	return picked
}

// trim takes the words of the question from both ends of a place.
func (d *Demands) trim(r *reading, s text.Span) text.Span {
	words := r.within(s)
	from, to := 0, len(words)
	for from < to && d.asksTerm(words[from].Term) {
		from++
	}
	for from < to && d.asksTerm(words[to-1].Term) {
		to--
	}
	if from == to {
		return text.Span{}
	}
	if from > 0 {
		s.Start = words[from].Start
	}
	if to < len(words) {
		s.End = words[to-1].End
	}
	return s
}

// isSure tells whether a place that may be the answer is likely to be: a figure
// or a time, the full name of a person, a country or state. Other names are too
// many in any text.
func (d *Demands) isSure(r *reading, s text.Span) bool {
	words := r.within(s)
	if len(words) == 0 {
		return false
	}
	a := &d.asking
	switch {
	case d.foreign == Why || a.kind == Why:
		return plainReasons[words[0].Form]
	case a.kind == Who || d.foreign == Who:
		return isPerson(r, words) && !slices.ContainsFunc(words, d.asksToken)
	case a.kind == HowMany:
		return d.countsNoun(r, s)
	case a.kind == Which:
		return statehood[a.noun[0]] && isCountry(words) || a.noun[0] == "state" && isAmericanState(words)
	case a.kind == Where:
		return isCountry(words) || isAmericanState(words)
	}
	return d.foreign != Where && d.foreign != Which
}

// countsNoun tells whether what is counted follows soon after a figure.
func (d *Demands) countsNoun(r *reading, s text.Span) bool {
	const reach = 4
	after, _ := slices.BinarySearchFunc(r.words, s.End, func(w word, end int) int { return cmp.Compare(w.Start, end) })
	near := slices.Concat(r.within(s), r.words[after:min(len(r.words), after+reach)])
	return len(d.asking.noun) == 0 || slices.ContainsFunc(near, func(t word) bool { return slices.Contains(d.asking.noun, t.Term) })
}

// isPerson tells whether a name looks like that of a person: it has two words or
// more, of which the last is no ordinary word, and is no place.
func isPerson(r *reading, words []word) bool {
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(r.text[w.Start:]); !unicode.IsUpper(r) {
			return false
		}
	}
	return len(words) > 1 && text.EnglishListing(words[len(words)-1].Term) != text.ListedWord && !isCountry(words) && !isAmericanState(words)
}

// isCountry tells whether words are the name of a country.
func isCountry(words []word) bool {
	c := countryAt(words)
	return c != nil && !c.adjective && len(c.words) == len(words)
}

func isAmericanState(words []word) bool {
	forms := make([]string, len(words))
	for i, w := range words {
		forms[i] = w.Form
	}
	return americanStates[strings.Join(forms, " ")]
}

var (
	// statehood are the stems of nouns that countries and states go by.
	statehood = map[string]bool{"country": true, "countri": true, "nation": true, "state": true}

	//nolint:gochecknoglobals // a constant list
	americanStates = wordsBetween(`alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida,
georgia, hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan,
minnesota, mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey, new mexico, new york,
north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota,
tennessee, texas, utah, vermont, virginia, washington, west virginia, wisconsin, wyoming`)
)

// wordsBetween is the set of what stands between commas.
func wordsBetween(list string) map[string]bool {
	set := map[string]bool{}
	for entry := range strings.SplitSeq(list, ",") {
		set[strings.Join(strings.Fields(entry), " ")] = true
	}
	return set
}
