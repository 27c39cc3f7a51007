package evidence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

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

// readWords reads what surrounds the words of a text.
func readWords(body string, tokens []text.Token) []word {
	words := make([]word, len(tokens))
	end := 0
	for i, t := range tokens {
		gap := body[end:max(end, t.Start)]
		first, _ := utf8.DecodeRuneInString(body[t.Start:])
		w := word{Token: t, capital: unicode.IsUpper(first), name: -1}
		w.possessive = beginsPossessive(body[t.End:])
		if full, ok := contractedAuxiliaries[t.Form]; ok && losesNot(body[t.End:]) {
			w.Form, w.Term = full, full
		}
		if i > 0 && words[i-1].possessive {
			gap = strings.TrimLeft(gap, "'’s")
		}
		w.closed = i == 0 || strings.ContainsAny(gap, ".,;:!?()—–\"“”\n")
		w.begins = i == 0 || strings.ContainsAny(gap, "!?:\n“\"") || strings.Contains(gap, ".") && !initial(&words[i-1], body)
		w.follows = strings.ContainsAny(gap, "!?\n") || strings.Contains(gap, ".") && w.begins
		if initialGap(gap) && i > 0 && initial(&words[i-1], body) {
			w.closed = false
		}
		words[i] = w
		end = t.End
	}
	return words
}

// contractedAuxiliaries are the auxiliary verbs by what stands of them before the
// apostrophe of a lost not, which by itself may be another word: won't, shan't.
var contractedAuxiliaries = map[string]string{
	"won": "will", "can": "can", "shan": "shall", "don": "do", "doesn": "does", "didn": "did", "isn": "is", "aren": "are",
	"wasn": "was", "weren": "were", "hasn": "has", "haven": "have", "hadn": "had", "wouldn": "would", "couldn": "could",
	"shouldn": "should", "mustn": "must", "mightn": "might",
}

// losesNot tells whether a text begins with the end of a contraction with not.
func losesNot(after string) bool {
	return strings.HasPrefix(after, "'t") || strings.HasPrefix(after, "’t")
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
func initial(w *word, body string) bool {
	typed := body[w.Start:w.End]
	return w.capital && (len(typed) == 1 || text.IsInitials(typed+".") || text.IsAbbreviation(w.Form))
}

func initialGap(gap string) bool { return strings.Trim(gap, ". ") == "" }

// latin tells whether a text is written in Latin letters, as all is that the
// rules about English read. A word or two in another script do not matter.
func latin(s string) bool {
	letters, other := 0, 0
	for _, r := range s {
		if r < 0x250 {
			letters++
		} else if unicode.IsLetter(r) {
			other++
		}
	}
	return other*5 <= letters
}

// isDigits tells whether a word consists of n ASCII digits.
func isDigits(word string, n int) bool { return len(word) == n && text.IsNumber(word) }
