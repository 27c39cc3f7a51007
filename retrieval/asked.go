package retrieval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// An answerType is the sort of words that a question asks for.
type answerType uint8

const (
	// anything: the question does not say, or asks for a topic.
	anything answerType = iota
	// aNumber is for how many, how much, how old.
	aNumber
	// aTime is for when and what year.
	aTime
	// aPerson is for who.
	aPerson
	// aPlace is for where and which country.
	aPlace
	// aName is for which, and for what with a noun.
	aName
	// aReason is for why.
	aReason
)

// An asked is what a question asks for.
type asked struct {
	of answerType
	// counted is the noun that is counted or measured, as typed in lower case
	// and without its ending; empty if the question gives none.
	counted string
	// year: a time is asked for, and a year is enough. money: a sum. percent: a
	// share.
	year, money, percent bool
	// words are the words of the question in lower case, without endings.
	words map[string]bool
	// room holds the words of one sentence after the other.
	room []word
}

// readAsked reads what a question asks for. Of several sentences the last one
// that asks decides: the others set the scene.
func readAsked(question string) asked {
	a := asked{words: map[string]bool{}}
	for _, w := range wordsOf(question) {
		a.words[stemOf(w.of(question))] = true
	}
	asking := askingSentence(question)
	var words []string
	for _, w := range wordsOf(asking) {
		words = append(words, strings.ToLower(w.of(asking)))
	}
	for i := range words {
		if a.read(words[i:]); a.of != anything {
			break
		}
	}
	return a
}

// askingSentence is the last sentence of a question with a word that asks, or
// the last one.
func askingSentence(question string) string {
	all := text.Sentences(question, text.Span{End: len(question)})
	for _, s := range slices.Backward(all) {
		sentence := question[s.Start:s.End]
		for _, w := range wordsOf(sentence) {
			if askingWords[strings.ToLower(w.of(sentence))] {
				return sentence
			}
		}
	}
	return question
}

var askingWords = text.WordSet(`how who whom whose when where why which what number
сколько кто кого кому кем когда где куда откуда почему зачем какой какая какое какие какую каком какого
누가 누구 누구를 누구의 언제 어디 어디서 어디에 왜 어느 어떤 몇 얼마 얼마나`)

// read reads the type from the words of a question if they begin with one that
// asks.
func (a *asked) read(words []string) {
	second := ""
	if len(words) > 1 {
		second = words[1]
	}
	switch words[0] {
	case "how":
		a.readHow(second, words)
	case "сколько", "몇", "얼마", "얼마나":
		a.of, a.counted = aNumber, stemOf(second)
	case "number":
		if second == "of" && len(words) > 2 {
			a.of, a.counted = aNumber, stemOf(words[2])
		}
	case "who", "whom", "whose", "кто", "кого", "кому", "кем", "누가", "누구", "누구를", "누구의":
		a.of = aPerson
	case "when", "когда", "언제":
		a.of = aTime
	case "where", "где", "куда", "откуда", "어디", "어디서", "어디에":
		a.of = aPlace
	case "why", "почему", "зачем", "왜":
		a.of = aReason
	case "which", "what", "какой", "какая", "какое", "какие", "какую", "каком", "какого", "어느", "어떤":
		a.readWhich(words)
	}
}

var measures = text.WordSet("many much old far long tall high often big large heavy deep fast wide hot cold expensive")

func (a *asked) readHow(second string, words []string) {
	switch {
	case second == "come":
		a.of = aReason
	case measures[second]:
		a.of = aNumber
		if second == "many" && len(words) > 2 {
			a.counted = stemOf(words[2])
		}
		a.money = second == "much" || second == "expensive"
	}
}

var (
	numberNouns = text.WordSet("percentage percent number amount share age price cost sum total distance length score temperature magnitude salary fee fine процент число возраст цена сумма")
	timeNouns   = text.WordSet("year day date month time week decade century году год день месяце дата 해 날")
	placeNouns  = text.WordSet("country city state continent place town nation province region county island village district capital location venue countries states cities стране страна город городе 나라 도시")
	personNouns = text.WordSet("president minister senator actor actress singer player athlete person politician star celebrity lawmaker congressman congresswoman quarterback coach author director justice judge governor mayor candidate billionaire ceo musician rapper artist golfer driver boxer host leader comedian model")
	plainVerbs  = text.WordSet("is was are were did do does has have had will would can could may might should must happened happens caused led made makes is't isn't else")
)

// readWhich reads which and what by the noun behind them.
func (a *asked) readWhich(words []string) {
	which := words[0] != "what"
	for i, w := range words[1:] {
		switch {
		case i == 0 && !which && plainVerbs[w]:
			a.readWhatIs(words[2:])
			return
		case numberNouns[w]:
			a.of, a.percent = aNumber, strings.HasPrefix(w, "perc") || w == "share" || w == "процент"
			a.money = w == "price" || w == "cost" || w == "sum" || w == "salary" || w == "fee" || w == "fine"
			return
		case timeNouns[w]:
			a.of, a.year = aTime, w == "year" || w == "году" || w == "год" || w == "해"
			return
		case placeNouns[w]:
			a.of = aPlace
			return
		case personNouns[w]:
			a.of = aPerson
			return
		case plainVerbs[w] || i > 3:
			a.of = aName
			return
		}
	}
	a.of = aName
}

// readWhatIs reads what is asked for behind "what is".
func (a *asked) readWhatIs(words []string) {
	for i, w := range words[:min(4, len(words))] {
		if numberNouns[w] {
			a.of = aNumber
			return
		}
		if w == "name" && i < 3 {
			a.of = aName
			return
		}
	}
}

// A word is where a word of a text stands.
type word text.Span

func (w word) of(body string) string { return body[w.Start:w.End] }

// wordsOf finds the words of a text: letters and digits, with the signs that
// join them inside a number or name, and a currency sign before a number.
func wordsOf(body string) []word { return appendWords(nil, body) }

// appendWords appends the words of a text to a list.
func appendWords(words []word, body string) []word {
	start, end, joint := -1, 0, 0
	for i, size := 0, 0; i < len(body); i += size {
		var r rune
		if r, size = rune(body[i]), 1; r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(body[i:])
		}
		switch {
		case inWord(r):
			if start >= 0 && i != end && i != joint {
				words = append(words, word{start, end})
				start = -1
			}
			if start < 0 {
				start = i
			}
			end = i + size
		case r == ' ': // nearly always
		case i == end && strings.ContainsRune(".,'’-&:", r):
			joint = i + size
		case unicode.Is(unicode.Sc, r):
			if start >= 0 {
				words = append(words, word{start, end})
			}
			start, end = i, i+size
		}
	}
	if start >= 0 {
		words = append(words, word{start, end})
	}
	return words
}

// inWord tells whether a rune is a letter, a mark on one, or a digit.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// stemOf is a word in lower case without its possessive or plural ending, or a
// Russian one without the letters that inflect it: enough to compare the words
// of a question with those of an answer.
func stemOf(w string) string {
	w = strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"))
	if text.IsASCII(w) {
		if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
			return w[:len(w)-1]
		}
		return w
	}
	if runes := []rune(w); len(runes) > 5 && unicode.Is(unicode.Cyrillic, runes[0]) {
		return string(runes[:len(runes)-2])
	}
	return w
}
