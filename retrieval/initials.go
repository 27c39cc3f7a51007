package retrieval

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxInitials is the most initials of a person.
const maxInitials = 4

// initials adds the other ways to write the initials of a person: A. J. Fenwick,
// A.J. Fenwick, AJ Fenwick.
func (e *expander) initials() {
	if strings.ToUpper(e.query.Text) == e.query.Text {
		return // nobody can tell them from words
	}
	for i := 0; i < len(e.tokens); {
		letters, end := e.initialsAt(i)
		if end == i {
			i++
			continue
		}
		e.addInitials(i, end, letters)
		i = end
	}
}

// initialsAt are the initials before a name that begin with a token, and the
// token after them.
func (e *expander) initialsAt(i int) (letters []string, end int) {
	for end = i; end < len(e.tokens) && len(letters) < maxInitials; end++ {
		word := e.text(end, end+1)
		if utf8.RuneCountInString(word) != 1 || end > i && !e.initialFollows(end) {
			break
		}
		if r := firstRune(word); !unicode.IsLetter(r) || !unicode.IsUpper(r) && !e.allSmall() {
			break
		}
		letters = append(letters, word)
	}
	if len(letters) == 0 {
		word := strings.ReplaceAll(e.text(i, i+1), ".", "")
		if n := utf8.RuneCountInString(word); n < 2 || n > maxInitials || strings.ToUpper(word) != word && !e.allSmall() || !lettersOnly(word) {
			return nil, i
		}
		letters, end = strings.Split(word, ""), i+1
	}
	if len(letters) < 2 || end >= len(e.tokens) || !e.initialFollows(end) {
		return nil, i
	}
	next := e.text(end, end+1)
	if utf8.RuneCountInString(next) < minSurname || !lettersOnly(next) || !e.allSmall() && !unicode.IsUpper(firstRune(next)) {
		return nil, i
	}
	return letters, end
}

// minSurname is the least number of letters of a name after initials.
const minSurname = 2

// initialFollows tells whether only a full stop and a space separate a token from
// the one before it.
func (e *expander) initialFollows(at int) bool {
	between := e.between(at - 1)
	return strings.Trim(between, ".- \u00a0\u202f") == "" && len(between) <= 4
}

// addInitials searches initials joined, and each by itself before the name, which
// must follow.
func (e *expander) addInitials(from, end int, letters []string) {
	covers := concepts(e.tokens[from:end], e.conceptByTerm)
	name := e.tokens[end].Term
	var apart []string
	for _, letter := range letters {
		if t := e.analyze(letter); len(t) == 1 && !t[0].Stop {
			apart = append(apart, t[0].Term)
		}
	}
	if len(apart) == 0 { // by themselves they are stop words
		for at := from; at < end; at++ {
			e.imply(at)
		}
	}
	forms := [][]string{append(apart[:len(apart):len(apart)], name)}
	if t := e.analyze(strings.Join(letters, "")); len(t) == 1 && !t[0].Stop {
		forms = append(forms, []string{t[0].Term, name})
	}
	for _, terms := range forms {
		if len(terms) > 1 {
			e.addSubstitute(substitute{terms: terms, asked: e.text(from, end), covers: covers}, e.v)
		}
	}
}
