package evidence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// A reading is a text as the rules see it: its words, and who is named where.
type reading struct {
	text  string
	words []word
	names []name // in order, disjoint
	// typed: people typed it, and may have left out capitals.
	typed bool
	// isName tells of a word whether it is known to be a name.
	isName func(word) bool
}

// A word is a token of a text, with what its surroundings say of it.
type word struct {
	text.Token
	// capital: it begins with a capital letter.
	capital bool
	// begins: a sentence begins with it, perhaps inside quotation marks; follows:
	// another sentence ends before it.
	begins, follows bool
	// closed: punctuation parts it from the word before.
	closed bool
	// possessive: it ends in an apostrophe and an s.
	possessive bool
	// name is the index of the name that it belongs to, or -1.
	name int
}

// read reads a text. A word is a name by its capital, or because isName says so.
func read(b *body, typed bool, isName func(word) bool) *reading {
	r := &reading{text: b.text, words: readWords(b), typed: typed, isName: isName}
	for i := 0; i < len(r.words); {
		n, ok := r.nameAt(i)
		if !ok {
			i++
			continue
		}
		r.addName(n)
		i = n.to
	}
	return r
}

// readWords reads what surrounds the words of a text.
func readWords(b *body) []word {
	body := b.text
	words := make([]word, len(b.words))
	end := 0
	for i, t := range b.words {
		gap := body[end:max(end, t.Start)]
		first, _ := utf8.DecodeRuneInString(body[t.Start:])
		w := word{Token: t, capital: unicode.IsUpper(first), name: -1}
		w.possessive = beginsPossessive(body[t.End:])
		if i > 0 && words[i-1].possessive {
			gap = strings.TrimLeft(gap, "'’s")
		}
		w.closed = i == 0 || strings.ContainsAny(gap, ".,;:!?()—–\"“”\n")
		w.begins = i == 0 || strings.ContainsAny(gap, "!?:\n“\"") || strings.Contains(gap, ".") && !initial(words[i-1], body)
		w.follows = strings.ContainsAny(gap, "!?\n") || strings.Contains(gap, ".") && w.begins
		if initialGap(gap) && i > 0 && initial(words[i-1], body) {
			w.closed = false
		}
		words[i] = w
		end = t.End
	}
	return words
}

// beginsPossessive tells whether a text goes on with an apostrophe that makes
// the word before it possessive.
func beginsPossessive(after string) bool {
	r, size := utf8.DecodeRuneInString(after)
	if r != '\'' && r != '’' {
		return false
	}
	after = after[size:]
	next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(after, "s"))
	return !unicode.IsLetter(next)
}

// initial tells whether a word is the initial or the abbreviated title before
// a name, so that its full stop ends no sentence.
func initial(w word, body string) bool {
	typed := body[w.Start:w.End]
	return w.capital && (len(typed) == 1 || text.IsInitials(typed+".") || text.IsAbbreviation(w.Form))
}

func initialGap(gap string) bool { return strings.Trim(gap, ". ") == "" }

// typed is how words from..to are written.
func (r *reading) slice(from, to int) string {
	return r.text[r.words[from].Start:r.words[to-1].End]
}

// addName enters a name.
func (r *reading) addName(n name) {
	for i := n.from; i < n.to; i++ {
		r.words[i].name = len(r.names)
	}
	r.names = append(r.names, n)
}

// holds tells whether the text has a term.
func (r *reading) holds(term string) bool {
	for i := range r.words {
		if r.words[i].Term == term {
			return true
		}
	}
	return false
}

// maxClip is how many bytes of a text are repeated at most.
const maxClip = 80

// clip returns the words of a span, cut short at a space.
func (r *reading) clip(s text.Span) string {
	words := strings.Join(strings.Fields(r.text[s.Start:s.End]), " ")
	if len(words) <= maxClip {
		return words
	}
	at := strings.LastIndexByte(words[:maxClip], ' ')
	if at < 0 {
		return words
	}
	return words[:at] + " …"
}
