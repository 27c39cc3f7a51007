package query

import (
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// A Dictionary translates words of the news between languages.
type Dictionary struct {
	words []dictionaryWord
	// senses has the words of each sense.
	senses [][]int
	// first finds words by their first indexed word, korean Korean ones by what
	// they begin with: the whole noun, or the stem of the verb.
	first  map[string][]int
	korean map[string][]int
	// longest is the most characters of a Korean word.
	longest int
}

// A dictionaryWord is a word or phrase of one language in one sense.
type dictionaryWord struct {
	text string
	// form is the form of it that has these terms.
	form     string
	terms    []string
	language Language
	// verb: text is the stem of a Korean verb.
	verb  bool
	sense int
}

// A Translation is a word or phrase that means what another one does.
type Translation struct {
	// Text is the word as a dictionary gives it.
	Text string
	// Forms are its indexed words, in each of its forms.
	Forms [][]string
}

//go:embed dictionary.txt
var shippedDictionary string

// ShippedDictionary returns the dictionary that is built into the program.
//
//nolint:gochecknoglobals // read once from an embedded file, then constant
var ShippedDictionary = sync.OnceValue(func() *Dictionary {
	d, err := ReadDictionary(strings.NewReader(shippedDictionary))
	if err != nil {
		return &Dictionary{} // a test holds that the file is sound
	}
	return d
})

// maxDictionaryFile bounds a dictionary, in bytes.
const maxDictionaryFile = 4 << 20

// ReadDictionary reads a dictionary: one sense a line, its words in all
// languages separated by commas, those in Ukrainian last, after a bar. Empty lines and those that begin with # say
// nothing. A Korean verb is given as its stem and a hyphen.
func ReadDictionary(r io.Reader) (*Dictionary, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxDictionaryFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxDictionaryFile {
		return nil, fmt.Errorf("the dictionary takes more than %d MB", maxDictionaryFile>>20)
	}
	d := &Dictionary{first: map[string][]int{}, korean: map[string][]int{}}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		if err := d.addSense(line); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
	}
	return d, nil
}

// addSense adds a line of the file.
func (d *Dictionary) addSense(line string) error {
	line, ukrainian, _ := strings.Cut(line, "|")
	var languages [Ukrainian + 1]bool
	count := 0
	d.senses = append(d.senses, nil)
	for word := range strings.SplitSeq(line, ",") {
		word = strings.TrimSpace(word)
		language := LanguageOf(word)
		if language == NoLanguage {
			return fmt.Errorf("%q is no English, Russian or Korean word", word)
		}
		if !languages[language] {
			languages[language] = true
			count++
		}
		d.addWord(word, language)
	}
	if count < 2 {
		return fmt.Errorf("%q is in one language only", line)
	}
	for word := range strings.SplitSeq(ukrainian, ",") {
		if word = strings.TrimSpace(word); LanguageOf(word) == Russian {
			d.addWord(word, Ukrainian)
		} else if word != "" {
			return fmt.Errorf("%q is no Ukrainian word", word)
		}
	}
	return nil
}

// addWord adds a word in the latest sense, with its irregular forms, unless all
// of it is too common to be searched.
func (d *Dictionary) addWord(word string, language Language) {
	w := dictionaryWord{text: word, language: language, sense: len(d.senses) - 1}
	if language == Korean {
		w.text, w.verb = strings.CutSuffix(word, "-")
	}
	d.addForm(w, w.text)
	if language == Russian {
		for _, form := range russianForms(word) {
			d.addForm(w, form)
		}
	}
}

// addForm adds a form of a word, unless another form of it has the same terms.
func (d *Dictionary) addForm(w dictionaryWord, form string) {
	w.form = form
	for _, t := range text.Analyze(nil, form) {
		if !t.Stop {
			w.terms = append(w.terms, t.Term)
		}
	}
	same := func(id int) bool {
		v := &d.words[id]
		return v.text == w.text && v.language == w.language && slices.Equal(v.terms, w.terms)
	}
	if len(w.terms) == 0 || slices.ContainsFunc(d.senses[w.sense], same) {
		return
	}
	id := len(d.words)
	d.words = append(d.words, w)
	d.senses[w.sense] = append(d.senses[w.sense], id)
	if w.language == Korean {
		d.korean[form] = append(d.korean[form], id)
		d.longest = max(d.longest, utf8.RuneCountInString(form))
		return
	}
	d.first[w.terms[0]] = append(d.first[w.terms[0]], id)
}

// Match finds the longest word or phrase that tokens[at:] begin with, and how
// many tokens it takes; 0 if there is none. Of several words those are returned
// whose form is nearest to the one typed, in the order of the file. The tokens
// are those of body. A Cyrillic word is taken for a Russian one.
func (d *Dictionary) Match(body string, tokens []text.Token, at int) (words []int, taken int) {
	return d.match(body, tokens, at, Ukrainian)
}

// MatchUkrainian is Match for a text in Ukrainian.
func (d *Dictionary) MatchUkrainian(body string, tokens []text.Token, at int) (words []int, taken int) {
	return d.match(body, tokens, at, Russian)
}

// match is Match without the words of one language.
func (d *Dictionary) match(body string, tokens []text.Token, at int, without Language) (words []int, taken int) {
	if LanguageOf(body[tokens[at].Start:tokens[at].End]) == Korean {
		return d.matchKorean(body, tokens, at)
	}
	least := 0
	for _, id := range d.first[tokens[at].Term] {
		n := matchTerms(d.words[id].terms, tokens[at:])
		if n == 0 || n < taken || d.words[id].language == without {
			continue
		}
		distance := formDistance(body[tokens[at].Start:tokens[at+n-1].End], d.words[id].form)
		if n > taken || distance < least {
			words, taken, least = nil, n, distance
		}
		if distance == least {
			words = append(words, id)
		}
	}
	return words, taken
}

// formDistance is how many letters at the end of two forms differ, and one more
// if only one of them is capitalised. Words may share a stem and mean different
// things: Испания and испытание.
func formDistance(typed, word string) int {
	x, y := []rune(typed), []rune(word)
	distance := len(x) + len(y)
	if unicode.IsUpper(x[0]) != unicode.IsUpper(y[0]) {
		distance++
	}
	for i := 0; i < min(len(x), len(y)) && unicode.ToLower(x[i]) == unicode.ToLower(y[i]); i++ {
		distance -= 2
	}
	return distance
}

// matchTerms is how many tokens some terms take if the tokens begin with them,
// else 0. Stop words inside are ignored.
func matchTerms(terms []string, tokens []text.Token) int {
	at := 0
	for i, term := range terms {
		for i > 0 && at < len(tokens) && tokens[at].Stop {
			at++
		}
		if at >= len(tokens) || tokens[at].Stop || tokens[at].Term != term {
			return 0
		}
		at++
	}
	return at
}

// Language is the language of a word, where word is a result of Match.
func (d *Dictionary) Language(word int) Language { return d.words[word].language }

// Translations are those of a word into one language, where word is a result of
// Match.
func (d *Dictionary) Translations(word int, into Language) (all []Translation) {
	if d.words[word].language == into {
		return nil
	}
	for _, id := range d.senses[d.words[word].sense] {
		if w := &d.words[id]; w.language == into {
			all = append(all, w.translation())
		}
	}
	return all
}

func (w *dictionaryWord) translation() Translation {
	if !w.verb {
		return Translation{w.text, [][]string{w.terms}}
	}
	t := Translation{Text: w.text + "다"}
	for _, form := range koreanVerbForms(w.text) {
		t.Forms = append(t.Forms, termsOf(form))
	}
	return t
}

// termsOf are the indexed words of a text.
func termsOf(body string) (terms []string) {
	for _, t := range text.Analyze(nil, body) {
		terms = append(terms, t.Term)
	}
	return terms
}
