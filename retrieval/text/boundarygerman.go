package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// goesOnInGerman tells whether the full stop after some text belongs to an
// ordinal or an abbreviation, so that a German sentence goes on with what
// follows; known is false if it belongs to neither.
func goesOnInGerman(before, after string) (goesOn, known bool) {
	rest, word := wordBefore(before)
	following := nextLetters(after)
	starts := germanStarters[strings.ToLower(following)]
	switch {
	case isOrdinal(word):
		return following != "" && ordinalGoesOn(rest, following, starts), true
	case isRomanNumber(word):
		_, name := wordBefore(rest)
		first, _ := utf8.DecodeRuneInString(name)
		return following != "" && !starts && unicode.IsUpper(first), true
	case len(word) == 1 && word[0] >= 'a' && word[0] <= 'z':
		_, number := wordBefore(rest)
		measured := number != "" && kinds[number[0]] == digit && germanUnits[word]
		return !measured, !measured
	}
	small := strings.ToLower(word[strings.LastIndexByte(word, '-')+1:])
	switch {
	case germanAbbreviations[small] && !isPlainNoun[word]:
		return following != "" && !starts || nextIsDigit(after), true
	case germanEndings[small] || strings.HasSuffix(small, "str"):
		return nextIsDigit(after), true
	case strings.Contains(small, ".") && IsInitials(small):
		return !starts, true
	}
	return false, false
}

// isOrdinal tells whether a word is a number that may be an ordinal: of years
// there are none.
func isOrdinal(word string) bool {
	return word != "" && len(word) <= 3 && strings.Trim(word, "0123456789") == ""
}

// isRomanNumber tells whether a word is a Roman number of two letters or more.
func isRomanNumber(word string) bool {
	return len(word) > 1 && strings.Trim(word, "IVX") == ""
}

// ordinalGoesOn tells whether a number with a full stop counts the noun that
// follows: after an article or a preposition that takes one, and before months
// and centuries.
func ordinalGoesOn(before, following string, starts bool) bool {
	if germanCounted[strings.ToLower(following)] {
		return true
	}
	_, word := wordBefore(before)
	word = strings.ToLower(word)
	return !starts && (word == "" || beforeGermanOrdinals[word])
}

var (
	germanCounted = WordSet(`
januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert jahrhunderts
jahrhunderte jahrtausend jan feb apr jun jul aug sept okt nov dez juli liga bundesliga geburtstag jahrestag mal minute
auflage etage stock stockwerk klasse runde platz spieltag weltkrieg kapitel tag woche monat`)
	beforeGermanOrdinals = WordSet(`
am im zum vom beim zur der die das den dem des ab bis seit ein eine einen einem einer und oder sein seine seinen seinem
ihr ihre ihren ihrem unser unsere jeder jede jedes jeden dieser diese dieses diesen diesem deren dessen`)
	// germanAbbreviations are those that words follow, germanEndings those that
	// as often end a sentence.
	germanAbbreviations = WordSet(`
dr prof hr hrn fr frl nr nrn fa bd bde kap abs art abb tel bzw ca vgl evtl ggf inkl exkl zzgl max mind sog gez geb gest
verh dipl ing gegr dtld hrsg lt insb bes allg mio mrd tsd st bspw ebd einschl entspr gem ges jur kath ev med phil rer nat pol städt
staatl zit zw od u.a z.b d.h i.d.r u.u v.a h.c z.t z.zt o.ä s.o s.u m.e i.v a.d u.ä`)
	germanEndings = WordSet("usw etc co chr jh jhd std min sek str km kg ff")
	germanUnits   = WordSet("m g l h s t")
	// isPlainNoun are words that are abbreviations only in another case.
	isPlainNoun = WordSet("Art Max Gem Ges Pol Nat Med Bes Od Ing")
	// germanStarters are words that, when capitalised, begin a sentence.
	germanStarters = WordSet(`
der die das den dem des ein eine einen einem einer er sie es wir ich ihr man in im am an auf aus bei beim bis durch für
gegen mit nach ohne seit über um unter von vom vor während wegen zu zum zur zwischen doch aber und oder denn sondern dann
danach dabei dafür dagegen daher deshalb deswegen damit darauf davon dazu auch noch nur schon so jedoch allerdings
außerdem zudem dennoch trotzdem wenn als weil dass ob obwohl nachdem bevor sobald wer was wann wo wie warum welche
welcher dieser diese dieses diesen diesem jeder jede jedes alle viele einige mehrere kein keine sein seine ihre unser
heute gestern morgen jetzt hier dort laut nun zuvor später bereits insgesamt rund etwa ebenfalls anschließend inzwischen
zunächst künftig damals dort dadurch davor ferner`)
)
