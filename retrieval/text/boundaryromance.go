package text

import "strings"

// romanceTitles are abbreviations of French and Spanish, as they are written,
// that a name or a number follows. None is one of English.
var romanceTitles = WordSet("Pr Mme Mlle MM Sra Srta Sres Dra Dña Ud Uds Vd Mons Excmo Ilmo núm núms pág págs chap env apr av avda aprox tél cf p.ex p.ej párr dép prov Lic Sta Gral Cnel Tte")

// romanceStarters are words that, when capitalised, begin a sentence in French or
// Spanish.
var romanceStarters = WordSet("le la les un une des il elle ils elles on ce cette ces mais et en dans pour el los las una unos pero y con por para se su sus este esta")

// endsRomanceAbbreviation tells whether the full stop after a word belongs to an
// abbreviation of French or Spanish, and the sentence goes on at following.
func endsRomanceAbbreviation(word, following string) bool {
	switch word {
	case "EE":
		return following == "UU"
	case "UU":
		return following != "" && !romanceStarters[strings.ToLower(following)]
	case "a", "d": // antes de Cristo
		return following == "C"
	}
	return romanceTitles[word] && following != ""
}
