package text

import "strings"

// american returns the American spelling of a lower-case English word whose
// British spelling differs by rule: organise, colour, centre, defence. The
// result is compared and never shown, so a rule may also change words that have
// only one spelling (promise), provided that it changes all their forms alike.
func american(word string) string {
	for i := range british {
		r := &british[i]
		at := strings.LastIndex(word, r.british)
		if at < r.from || !strings.ContainsAny(word[:at], "aeiouy") && r.from > 0 {
			continue
		}
		if r.after != "" && !strings.Contains(r.after, word[at-1:at]) {
			continue
		}
		ending := word[at+len(r.british):]
		if r.endings != nil && !r.endings[ending] {
			continue
		}
		if ending == "d" {
			ending = "ed"
		}
		return word[:at] + r.american + ending
	}
	return word
}

// A spellingRule replaces the last occurrence of some letters in a word, if it
// starts at byte from or later, after a vowel and directly after one of the
// letters in after (empty: any letter), and one of the endings follows it (nil:
// any ending).
type spellingRule struct {
	british, american string
	from              int
	after             string
	endings           map[string]bool
}

var (
	verbal  = WordSet("e es ed ing ings ingly er ers able")
	plurals = map[string]bool{"": true, "s": true, "d": true}
	nominal = map[string]bool{
		"": true, "s": true, "ed": true, "ing": true, "ings": true, "er": true, "ers": true, "able": true, "ably": true, "ful": true, "less": true,
		"al": true, "ite": true, "ites": true, "hood": true, "hoods": true, "ly": true, "y": true, "ist": true, "ists": true,
	}
	doubled = WordSet("ed ing er ers ous")
	british = [...]spellingRule{
		{"isation", "ization", 3, "", nil},
		{"vertis", "vertis", 1, "", nil}, // has one spelling, and advertisement beside it
		{"kris", "kris", 1, "", nil},     // is German: Finanzkrise, Krise
		{"icis", "iciz", 2, "", verbal},
		{"is", "iz", 3, "bdghlmnrst", verbal},
		{"ys", "yz", 3, "l", verbal},
		{"our", "or", 2, "bcdghilmnpv", nominal},
		{"tre", "ter", 2, "aeiucns", plurals},
		{"bre", "ber", 2, "i", plurals},
		{"ell", "el", 2, "", doubled},
		{"ogue", "og", 3, "l", plurals},
		{"gramme", "gram", 2, "", plurals},
		{"fence", "fense", 1, "ef", nil},
		{"licence", "license", 0, "", nil},
		{"haem", "hem", 0, "", nil}, {"aemi", "emi", 2, "", nil}, {"paed", "ped", 0, "", nil},
		{"aesth", "esth", 0, "", nil}, {"rrhoe", "rrhe", 2, "", nil}, {"oeuvre", "euver", 3, "", plurals},
	}
)
