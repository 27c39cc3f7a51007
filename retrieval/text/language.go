package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A language is one whose sentences end by rules of their own.
type language uint8

const (
	otherLanguage language = iota
	german
	ukrainian
)

// languageBlock is the length in bytes of the pieces of a text whose language is
// told one by one, each from itself and the pieces beside it.
const languageBlock = 512

// languageAt is the language of the text around a position. It depends on
// nothing but the text there, so that a passage has the sentences that its
// article has.
func (c *segmenter) languageAt(at int) language {
	block := at / languageBlock
	if c.block != block+1 {
		c.block = block + 1
		c.language = languageOf(c.whole[max(0, (block-1)*languageBlock):min(len(c.whole), (block+2)*languageBlock)])
	}
	return c.language
}

// languageOf tells the language of a text by its letters and its smallest words.
func languageOf(body string) language {
	if strings.ContainsAny(body, "іїєґІЇЄҐ") || hasUkrainianWord(body) {
		return ukrainian
	}
	if GermanScore(body) >= minGermanScore {
		return german
	}
	return otherLanguage
}

// hasUkrainianWord tells whether a text has a small word of Ukrainian, such as це
// or що, that needs none of the letters that only Ukrainian has.
func hasUkrainianWord(body string) bool {
	for word := range strings.FieldsFuncSeq(body, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if word[0] >= utf8.RuneSelf && len(word) <= maxWord && UkrainianStopWords[strings.ToLower(word)] {
			return true
		}
	}
	return false
}

// minGermanScore is the least score of a German text. One word alone may be a
// name from Germany.
const minGermanScore = 2

// GermanScore is higher the more of the small words of a text are German, and
// not of a language beside it. Words that are English too count only beside
// others, and those that names have (Das Boot, Ursula von der Leyen) little or
// nothing.
func GermanScore(body string) (score int) {
	sure, before := false, ""
	for word := range strings.FieldsFuncSeq(body, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(word) > maxWord {
			continue
		}
		folded := strings.ToLower(word)
		first, _ := utf8.DecodeRuneInString(word)
		if before == "was" && unicode.IsUpper(first) { // was Müller fired
			score--
		}
		switch {
		case before == "von" || before == "van":
		case germanWords[folded] && (folded == word || !germanArticles[folded]):
			score += 2
			sure = true
		case germanWords[folded], strings.ContainsAny(folded, "äöüß"):
			score++
			sure = true
		case alsoGermanWords[folded]:
			score++
		case foreignToGerman[folded]:
			score -= 2
		}
		before = folded
	}
	if !sure {
		return 0
	}
	return score
}

var (
	germanWords = WordSet(`
der das und ist nicht dem ein eine einen einem einer eines mit auf für im vom zum zur sich wird auch nach aus oder
wurde wurden werden haben sind bei durch über unter zwischen gegen ohne seit wie wer warum wann wo welche welcher
welches welchen wieviel sie wir ihr ihre seine sein kann soll muss dass weil wenn noch nur aber doch beim bis vor ihm ihn
keine kein mehr als wegen während um wem wen wessen woher wohin wozu womit wofür worüber wogegen weshalb wieso`)
	germanArticles = WordSet("der das ein eine")
	// GermanStopWords are words, in small letters, that are not searched in a
	// question that is put in German. An article is indexed with them.
	GermanStopWords = func() map[string]bool {
		stops := WordSet(`
wem wen wessen welchem wieviele womit wofür worüber wogegen woran worauf wovon wobei weshalb wieso inwiefern denn eigentlich
bitte viel viele gibt gab sagt sagte sagten sagen gesagt erklärt erklärte laut waren wäre würde würden können konnte
konnten könnte sollen sollte wollen wollte dürfen darf müssen musste mussten hatte hatten ins ans aufs ihnen ihrem ihren
ihrer seinem seinen seiner dieser diese dieses diesem diesen jener jene alle alles etwas nichts jemand ja nein damit dazu
dort hier dann heute eure unser unsere uns euch mir mich dir dich bin bist sei seien mal schon sehr so solche zurück`)
		for word := range germanWords {
			stops[word] = true
		}
		for word := range alsoGermanWords {
			stops[word] = true
		}
		return stops
	}()
	// alsoGermanWords are words of other languages too.
	alsoGermanWords = WordSet("von die den des am an in so war hat man es er was also will ab zu du")
	// foreignToGerman are small words of the languages that share letters and
	// words with German.
	foreignToGerman = WordSet(`
the of and to is that for with on by at from he she it said are were this which be has had not or what who whom when where why how did does do say says can could would should about
le la les et est une que du dans pour sur par el los las y se una con del het een van voor niet op och att som av og til`)
)

// nextLetters is the first word of a text, in letters of any alphabet.
func nextLetters(text string) string {
	text = strings.TrimLeft(text[:min(len(text), maxLookBack)], " \t\r\n\u00a0\"“„«‘([–—-")
	for i, r := range text {
		if !unicode.IsLetter(r) && r != '\'' && r != '’' {
			return text[:i]
		}
	}
	return text
}

// nextIsDigit tells whether a digit follows, after white space.
func nextIsDigit(text string) bool {
	text = strings.TrimLeft(text[:min(len(text), maxLookBack)], " \t\r\n\u00a0")
	return text != "" && kinds[text[0]] == digit
}

// wordBefore returns the word that ends a text, and what stands before it.
func wordBefore(text string) (before, word string) {
	text = strings.TrimRight(text, " \u00a0")
	at := strings.LastIndexAny(text, " \t\r\n\u00a0(\"“„«‘—–/")
	if at < 0 {
		return "", text
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return text[:at], text[at+size:]
}
