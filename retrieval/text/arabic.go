package text

import (
	"strings"
	"unicode/utf8"
)

// stemArabic is the light stemmer of Larkey, Ballesteros and Connell, "Light
// Stemming for Arabic Information Retrieval" (2007), which other search engines
// use as well. Beyond it, Russia, Libya and the like lose what their adjectives
// do not have.
func stemArabic(word string) string {
	word = strings.NewReplacer("ى", "ي", "ة", "ه").Replace(word)
	for _, prefix := range []string{"وال", "بال", "كال", "فال", "ولل", "ال", "لل"} {
		if rest, ok := strings.CutPrefix(word, prefix); ok && utf8.RuneCountInString(rest) >= 2 {
			return arabicStem(rest)
		}
	}
	if rest, ok := strings.CutPrefix(word, "و"); ok && utf8.RuneCountInString(rest) >= 3 {
		word = rest
	}
	return arabicStem(word)
}

// arabicStem takes the suffixes of a word off.
func arabicStem(word string) string {
	for _, suffix := range []string{"ها", "ان", "ات", "ون", "ين", "يا", "يه", "ه", "ي"} {
		if rest, ok := strings.CutSuffix(word, suffix); ok && utf8.RuneCountInString(rest) >= 2 {
			word = rest
		}
	}
	return word
}

// ArabicStopWords are Arabic words, folded, that are too common to search for,
// and those by which Arabic puts a question.
var ArabicStopWords = WordSet(`
في من الي على علي عن مع و او ثم ان انه انها لا لم لن ما قد لقد كان كانت يكون تكون كل بعض بعد قبل بين حول خلال عند عندما حتي حتى منذ
هذا هذه ذلك تلك هو هي هم هن نحن انا انت التي الذي الذين اللذين اللتين هناك كما لكن ولكن بل اذا لو كي لكي
من ماذا متي متى اين كيف كم بكم لماذا هل اي ايه مما بماذا لمن عما قال قالت وقال وقالت يقول تقول بحسب وفق وفقا اليوم فيه فيها به بها له لها لهم منه منها عليه عليها`)
