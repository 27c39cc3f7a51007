package story

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostTerms is how many terms stand for an article, leadWords how far into
// its text its names are looked for.
const (
	mostTerms = 20
	leadWords = 120
)

// terms returns what an article is about: the words of its headline, and the
// names and numbers of its beginning, each once, as hashes; headline is how
// many of them are of the headline.
func terms(title, text string) (out []uint32, headline int) {
	t := collector{seen: map[string]bool{}}
	for _, w := range fields(title) {
		t.take(w.text, utf8.RuneCountInString(w.text) >= 4 || w.named)
	}
	headline = len(t.out)
	n := 0
	for _, w := range fields(text[:min(len(text), 12*leadWords)]) {
		if n++; n > leadWords {
			break
		}
		t.take(w.text, w.named && !w.first || w.foreign)
	}
	return t.out, headline
}

// A collector gathers terms.
type collector struct {
	seen map[string]bool
	out  []uint32
}

func (c *collector) take(word string, wanted bool) {
	word = strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(word), "’s"), "'s")
	if !wanted || len(c.out) == mostTerms || utf8.RuneCountInString(word) < 2 || plainWords[word] || c.seen[word] {
		return
	}
	c.seen[word] = true
	c.out = append(c.out, hash(word))
}

// plainWords are words of headlines that say nothing of what they are about.
var plainWords = set("about after again against ahead also amid another back been before being between could does down during " +
	"from further gets have having here into just latest like live make makes many more most much must near never next only " +
	"other over report reports said says seen should since some still such take takes than that their them then there these " +
	"they this those through tells time today told under until update updated very want wants warns were what when where " +
	"which while will with within without would year years your monday tuesday wednesday thursday friday saturday sunday " +
	"january february march april june july august september october november december")

func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// A field is a word with what its looks say.
type field struct {
	text string
	// named: it begins with a capital letter or is a number; first: it begins
	// a sentence; foreign: its script has no capitals.
	named, first, foreign bool
}

func fields(text string) []field {
	var out []field
	first := true
	for raw := range strings.FieldsSeq(text) {
		w := strings.TrimFunc(raw, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if w != "" {
			r, _ := utf8.DecodeRuneInString(w)
			out = append(out, field{
				text: w, first: first, named: unicode.IsUpper(r) || unicode.IsDigit(r),
				foreign: unicode.IsLetter(r) && !unicode.IsUpper(r) && !unicode.IsLower(r),
			})
		}
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(raw, `"'”’)`))
		first = strings.ContainsRune(".!?:。", last)
	}
	return out
}
