package retrieval

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxDesignation is the most bytes of a name of letters and digits.
const maxDesignation = 40

// designations adds the other ways to write names of letters and digits, such as
// KN-23, KN 23 and KN23, F-16s, and С-400 in either alphabet.
func (e *expander) designations() {
	for i := range e.tokens {
		word := e.text(i, i+1)
		if len(word) > maxDesignation {
			continue
		}
		if parts := lettersAndDigits(word); len(parts) > 1 {
			e.joinedDesignation(i, parts)
		} else if e.adjoinsNext(i) && designates(word) {
			next := e.text(i+1, i+2)
			if parts := lettersAndDigits(next); len(next) <= maxDesignation && next[0] >= '0' && next[0] <= '9' && len(parts) <= 2 && (len(parts) == 1 || isPlural(parts[1])) {
				e.designation(i, i+2, word, parts[0])
				e.missApart(i)
				e.nameNumber(i)
			}
		}
	}
}

// missApart takes the number of a hyphenated designation for absent where nothing
// holds letters and number together: KN-99 is not held by a coverage of KN-23
// and 99 sailors.
func (e *expander) missApart(i int) {
	word := e.text(i, i+1)
	id, ok := e.conceptByTerm[e.tokens[i+1].Term]
	named := unicode.IsUpper(firstRune(word)) || e.allSmall() && !isWord(e.tokens[i].Term)
	if !ok || !named || e.between(i) != "-" || e.tokens[i].Stop || !e.concepts[id].held || e.v.Spread(e.tokens[i].Term) == 0 {
		return
	}
	if !e.v.Together([]string{e.tokens[i].Term, e.tokens[i+1].Term}) {
		e.concepts[id].held, e.concepts[id].surface = false, e.text(i, i+2)
	}
}

// nameNumber takes the number of a designation that the coverage lacks for a part
// of a name, without which nothing answers: KV-52 is no answer to KV-53.
func (e *expander) nameNumber(i int) {
	if id, ok := e.conceptByTerm[e.tokens[i+1].Term]; ok && e.between(i) == "-" && unicode.IsUpper(firstRune(e.text(i, i+1))) && !e.concepts[id].held {
		e.concepts[id].named = true
	}
}

// joinedDesignation searches a designation that is one word.
func (e *expander) joinedDesignation(i int, parts []string) {
	switch {
	case len(parts) == 2 && unicode.IsLetter(firstRune(parts[0])):
		e.designation(i, i+1, parts[0], parts[1])
	case len(parts) == 3 && unicode.IsLetter(firstRune(parts[0])) && isPlural(parts[2]):
		e.designation(i, i+1, parts[0], parts[1])
	case len(parts) <= 4:
		e.addDesignation(i, i+1, strings.Join(parts, "-"))
		if len(parts) == 3 {
			e.addDesignation(i, i+1, parts[0]+"-"+parts[1]+parts[2])
			e.addDesignation(i, i+1, parts[0]+parts[1]+"-"+parts[2])
		}
	}
}

// designation searches letters and a number together and apart, one or many of
// the thing, in either alphabet.
func (e *expander) designation(from, to int, letters, number string) {
	for _, letters := range alphabets(letters) {
		for _, plural := range []string{"", "s"} {
			e.addDesignation(from, to, letters+"-"+number+plural)
			e.addDesignation(from, to, letters+number+plural)
		}
	}
}

// addDesignation searches a designation of which each part counts, be it one
// letter.
func (e *expander) addDesignation(from, to int, form string) {
	if e.text(from, to) != form {
		e.addForm(from, to, form)
	}
}

// alphabets are the letters of a designation as they are, as the other alphabet
// transliterates them, and in the letters of it that look the same.
func alphabets(letters string) []string {
	lower := strings.ToLower(letters)
	all := []string{lower}
	for _, other := range []string{latin.Replace(lower), shortCyrillic.Replace(lower), lookalikes(lower)} {
		if other != "" && !slices.Contains(all, other) {
			all = append(all, other)
		}
	}
	return all
}

// shortCyrillic transliterates the letters of a designation.
var shortCyrillic = strings.NewReplacer("ch", "ч", "sh", "ш", "zh", "ж", "kh", "х", "ts", "ц", "ya", "я", "yu", "ю",
	"a", "а", "b", "б", "c", "с", "d", "д", "e", "е", "f", "ф", "g", "г", "h", "х", "i", "и", "j", "й", "k", "к", "l", "л", "m", "м", "n", "н",
	"o", "о", "p", "п", "r", "р", "s", "с", "t", "т", "u", "у", "v", "в", "w", "в", "y", "ы", "z", "з")

// lookalikes are the letters of the other alphabet that look the same; empty if
// one has none.
func lookalikes(letters string) string {
	const latinLetters, cyrillicLetters = "abcehkmoptxy", "авсенкмортху"
	var b strings.Builder
	from, to := []rune(latinLetters), []rune(cyrillicLetters)
	if first, _ := utf8.DecodeRuneInString(letters); unicode.Is(unicode.Cyrillic, first) {
		from, to = to, from
	}
	for _, r := range letters {
		at := slices.Index(from, r)
		if at < 0 {
			return ""
		}
		b.WriteRune(to[at])
	}
	return b.String()
}

// lettersAndDigits cuts a word between letters and digits.
func lettersAndDigits(word string) (parts []string) {
	start, digits := 0, false
	for at, r := range word {
		isDigit := r >= '0' && r <= '9' || r == '.' && digits
		if at > 0 && isDigit != digits {
			parts = append(parts, word[start:at])
			start = at
		}
		digits = isDigit
	}
	return append(parts, word[start:])
}

// designates tells whether a word may be the letters of a designation.
func designates(word string) bool {
	return lettersOnly(word) && len(word) <= maxDesignation/2
}

func isPlural(ending string) bool { return ending == "s" || ending == "S" }

// parseNumber reads the term of a number.
func parseNumber(term string) (float64, error) { return strconv.ParseFloat(term, 64) }
