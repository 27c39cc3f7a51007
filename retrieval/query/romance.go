package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// French and Spanish share their letters with English, and their words are
// indexed as if they were English. So a question is read as French or Spanish
// only if enough of its small words are.

// minRomance is the least score of a question in French or Spanish.
const minRomance = 2

// IsFrench tells whether the question is put in French.
func (q Query) IsFrench() bool { return q.romance() == &french }

// IsSpanish tells whether the question is put in Spanish.
func (q Query) IsSpanish() bool { return q.romance() == &spanish }

// romance is the language that the question is put in; nil if it is another.
func (q Query) romance() *romance {
	inFrench, inSpanish := q.romanceScore(&french), q.romanceScore(&spanish)
	switch {
	case max(inFrench, inSpanish) < minRomance:
		return nil
	case inFrench >= inSpanish:
		return &french
	}
	return &spanish
}

// A romance is one of these languages.
type romance struct {
	// asks are words that no other language has, and count twice. articles count
	// once, unless they have a capital, as in names.
	asks, articles map[string]bool
	// stops are further words that are not searched.
	stops map[string]bool
	// elides: a vowel is left out before another.
	elides bool
}

// romanceScore is higher the more small words of a language the question has, and
// the fewer of English.
func (q Query) romanceScore(l *romance) (score int) {
	if !l.elides && strings.ContainsAny(q.Text, "¿¡") {
		score = minRomance
	}
	for word := range strings.FieldsFuncSeq(q.Text, func(r rune) bool { return !unicode.IsLetter(r) && !isApostrophe(r) }) {
		if len(word) > maxRomanceWord {
			continue
		}
		small := strings.ToLower(word)
		if clitic, rest := splitElision(small); l.elides && clitic != "" {
			if first, _ := utf8.DecodeLastRuneInString(word[:len(word)-len(rest)+1]); unicode.IsLower(first) && clitic != "d" {
				score += 2 // not in Qu'Appelle and coup d'état
			}
			small = rest
		}
		switch {
		case l.asks[small]:
			score += 2
		case l.articles[small]:
			if first, _ := utf8.DecodeRuneInString(word); unicode.IsLower(first) {
				score++
			}
		case l.stops[small]:
		case text.EnglishStopWords[small]:
			score -= 2
		}
	}
	return score
}

// maxRomanceWord is the length in bytes of the longest word that is looked up.
const maxRomanceWord = 24

// stopRomance cuts the elided words off a French question, and makes stop words of
// those that only make a question of a French or Spanish one.
func (q Query) stopRomance(tokens []text.Token) {
	l := q.romance()
	if l == nil {
		return
	}
	for i := range tokens {
		if l.elides {
			q.cutElision(&tokens[i])
		}
		if word := q.typed(tokens[i]); l.asks[word] || l.articles[word] || l.stops[word] {
			tokens[i].Stop = true
		}
	}
}

// cutElision makes a token of what follows the apostrophe of an elided word.
func (q Query) cutElision(t *text.Token) {
	typed := q.Text[t.Start:t.End]
	clitic, rest := splitElision(typed)
	if clitic == "" {
		return
	}
	if cut := text.Analyze(nil, rest); len(cut) == 1 {
		start := t.End - len(rest)
		cut[0].Start, cut[0].End = start+cut[0].Start, start+cut[0].End
		*t = cut[0]
	}
}

// splitElision splits a word such as l'école after its apostrophe. clitic is
// empty if it has none.
func splitElision(word string) (clitic, rest string) {
	at := strings.IndexFunc(word, isApostrophe)
	if at <= 0 || !elided[strings.ToLower(word[:at])] {
		return "", word
	}
	_, size := utf8.DecodeRuneInString(word[at:])
	if rest = word[at+size:]; rest == "" {
		return "", word
	}
	return word[:at], rest
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// elided are the words that lose their vowel.
var elided = text.WordSet("l d qu n s j m t c jusqu lorsqu puisqu quoiqu")

var (
	french = romance{
		elides: true,
		asks: text.WordSet(`
qui quand combien pourquoi comment où quel quelle quels quelles lequel laquelle lesquels lesquelles quoi est-ce
dans avec chez cette cet ces leur leurs aux depuis pendant selon après avant sous très ont sont était été être`),
		articles: text.WordSet("le la les du des un une de et au est en par sur pour que ou ce il elle ils elles ne pas se son sa ses"),
		stops: text.WordSet(`
l d qu n s j m t c y a ai as on je tu nous vous moi lui eux me te qu'est quelqu dont donc or ni car mais si comme
ceci cela ça ceux celle celles celui fait font faire dit disent déclaré déclare annoncé affirmé avoir avait avaient
étaient seront sera serait doit doivent peut peuvent vont va vers entre contre sans plus moins aussi encore déjà
jusqu jusque lorsque lorsqu puisque puisqu parce afin ainsi où pu peu beaucoup quelque quelques tout toute tous toutes
propos sujet dites dites-moi sait-on savoir veut veulent mon ma mes ton ta tes notre nos votre vos même`),
	}
	spanish = romance{
		asks: text.WordSet(`
qué quién quiénes cuándo cuánto cuánta cuántos cuántas dónde adónde cómo cuál cuáles porqué quien quienes cuando cuanto
cuanta cuantos cuantas donde cual cuales según está están también desde hasta sobre hubo fueron después`),
		articles: text.WordSet("el la los las del un una unos unas de que y en por para con sin al es son se su sus lo fue ha han más como o"),
		stops: text.WordSet(`
a e u ni no sí si pero sino porque pues ya muy le les me te nos os mi mis tu tus yo él ella ellos ellas usted ustedes
ese esa eso esos esas este esta esto estos estas aquel aquella cuyo cuya ante bajo contra entre durante mediante tras
ser era eran será serán sido estar estaba estado hay había haber habrá hace hacen hacer hizo dijo dicho dice dicen decir
declaró afirmó anunció puede pueden debe deben va van sea tiene tienen tan tanto algo alguien todo toda todos todas
otro otra otros otras mismo misma cada sabe saber quiere respecto acerca estuvo estuvieron hacia`),
	}
)
