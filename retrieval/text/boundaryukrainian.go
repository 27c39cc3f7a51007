package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// goesOnInUkrainian tells whether the full stop after some text belongs to an
// abbreviation or to initials, so that a Ukrainian sentence goes on with what
// follows.
func goesOnInUkrainian(before, after string) bool {
	rest, word := wordBefore(before)
	_, previous := wordBefore(rest)
	following := nextLetters(after)
	counted := previous != "" && (kinds[previous[len(previous)-1]] == digit || isRomanNumber(previous) || isRomanDigit(previous))
	first, size := utf8.DecodeRuneInString(word)
	small := strings.ToLower(word)
	switch {
	case following == "США" && ukrainianUnits[small]:
		return true
	case size == len(word) && unicode.IsUpper(first) && !nextIsDigit(after):
		return following != "" && (isInitial(after, following) || !ukrainianStarters[strings.ToLower(following)])
	case previous == "т." && (small == "п" || small == "д"): // and so on
		return false
	case nextIsDigit(after):
		return ukrainianNumbered[small] || counted && ukrainianUnits[small]
	case counted && ukrainianYears[small]:
		return following != "" && opensWithTime(rest)
	case counted:
		return false
	case ukrainianTitles[small]:
		return following != ""
	case strings.Contains(small, ".") && IsInitials(small):
		return following != "" && unicode.IsUpper(first) && !ukrainianStarters[strings.ToLower(following)]
	}
	return false
}

// isInitial tells whether the first word of a text is a single letter with a full
// stop.
func isInitial(text, word string) bool {
	return utf8.RuneCountInString(word) == 1 && strings.Contains(text[:min(len(text), maxLookBack)], word+".")
}

func isRomanDigit(word string) bool { return word == "I" || word == "V" || word == "X" }

// opensWithTime tells whether all that a sentence has said so far is a time, as
// in У 1975 р.: then it goes on.
func opensWithTime(sentence string) bool {
	words := strings.Fields(lastLine(sentence))
	return len(words) > 0 && len(words) <= 4 && beforeUkrainianTime[strings.ToLower(words[0])]
}

func lastLine(text string) string { return text[strings.LastIndexByte(text, '\n')+1:] }

var (
	// ukrainianTitles are abbreviations that a name or a noun follows.
	ukrainianTitles = WordSet(`
м с смт р оз о вул просп пр пл пров бул наб туп шосе ім проф акад доц ген полк майор кап лейт ст св гр п пп тов див
напр зб ред вид упоряд т зв тзв мл заст нач зав канд д-р інж гол кн хут обл р-н укр рос англ нім пор`)
	// ukrainianNumbered are those that a number follows.
	ukrainianNumbered = WordSet("ст с стор рис табл п пп ч гл розд т вип кн кв буд корп оф тел ном див прим абз вул просп пл бул")
	// ukrainianUnits stand after one number, and another may follow.
	ukrainianUnits = WordSet("год хв сек грн дол руб коп тис млн млрд кг г км м см мм р рр")
	ukrainianYears = WordSet("р рр ст")
	// beforeUkrainianTime are the words with which a sentence begins by a time.
	beforeUkrainianTime = WordSet("у в з із до від після на наприкінці протягом упродовж восени взимку влітку навесні ще вже лише лютого станом")
	// ukrainianStarters are words that, when capitalised, begin a sentence.
	ukrainianStarters = WordSet(`
він вона воно вони це цей ця ці той та те ті у в на до від за з із зі про по при під над через після для без але а і й
або проте однак також тому тоді тепер там тут коли де хто що як який яка яке які якщо усі всі кожен ми ви я його її їх
не ні нині сьогодні вчора раніше згодом потім далі крім окрім серед між водночас натомість утім втім`)
)
