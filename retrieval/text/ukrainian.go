package text

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// isUkrainian tells whether a folded Cyrillic word is surely no Russian one: it
// has a letter that Russian lacks. A word without may be in either language, and
// gets a Russian stem.
func isUkrainian(word string) bool { return strings.ContainsAny(word, "іє") }

// stemUkrainian stems a folded word that is surely Ukrainian, such that it meets
// those of its forms that only Russian endings are taken from: Одесі is одес, as
// Одеса and Одеси are.
func stemUkrainian(word string) string {
	stem, ok := ukrainianBase(word)
	if !ok {
		stem = openSyllable(word)
	}
	if stem == word || isUkrainian(stem) {
		stem = cutUkrainianEnding(stem)
	}
	return stemRussian(strings.ReplaceAll(stem, "є", "е"))
}

// cutUkrainianEnding cuts the longest ending that leaves a stem.
func cutUkrainianEnding(word string) string {
	for _, ending := range ukrainianEndings {
		stem, ok := strings.CutSuffix(word, ending)
		if ok && isUkrainianStem(stem) && (!strings.HasPrefix(ending, "ти") || endsInVerbVowel(stem)) {
			return stem
		}
	}
	return word
}

// isUkrainianStem tells whether what is left of a word is enough to know it by.
func isUkrainianStem(stem string) bool {
	return utf8.RuneCountInString(stem) >= 2 && strings.ContainsAny(stem, "аеєиіоуюя")
}

// endsInVerbVowel tells whether a stem is one from which -ти makes an infinitive
// more often than -и a plural: зібрати, but освіти.
func endsInVerbVowel(stem string) bool {
	return strings.HasSuffix(stem, "а") || strings.HasSuffix(stem, "и")
}

// openSyllable undoes what happens to the vowel of a syllable that no other
// vowel follows: радість is радості without its ending, Львів Львова, кінець
// кінця. Most words in -ів are plurals; their ending is cut elsewhere.
func openSyllable(word string) string {
	for _, s := range [][2]string{{"ість", "ості"}, {"істю", "ості"}, {"ець", "ці"}, {"ок", "ку"}, {"ень", "ення"}} {
		if head, ok := strings.CutSuffix(word, s[0]); ok && isUkrainianStem(head) {
			return head + s[1]
		}
	}
	if head, ok := strings.CutSuffix(word, "ів"); ok && !isUkrainianStem(head) {
		return head + "ов"
	}
	return word
}

// ukrainianEndings are the endings of nouns, adjectives and verbs, folded, the
// longest first.
var ukrainianEndings = func() []string {
	endings := strings.Fields(`
а я у ю о е є и і й ь ою ею єю ом ем єм ам ям ах ях ями ами ів ей
ія ію ій іі ією ієм іям іях іями
ий им их ими ім іх іми ого ього ому ьому оі ьоі ьою
ти тися тись ється ється ать ять`)
	slices.SortStableFunc(endings, func(a, b string) int { return len(b) - len(a) })
	return slices.Compact(endings)
}()

// ukrainianBase returns the form whose stem a word has, if no rule brings it
// there.
func ukrainianBase(word string) (base string, ok bool) {
	if base, ok = ukrainianIrregular[word]; ok {
		return base, true
	}
	for _, s := range closedSyllables {
		head, ok := strings.CutSuffix(word, s[0])
		if ok && (head == "" || ukrainianPrefixes[head]) {
			return head + s[1], true
		}
	}
	return "", false
}

// closedSyllables are syllables that become others as soon as an ending follows
// them, also where a prefix comes before them: вихід, виходу.
//
//nolint:gochecknoglobals // constant
var closedSyllables = syllablePairs(`
хід ход бір бор твір твор двір двор договір договор простір простор колір кольор вечір вечор табір табор тік ток
бік бок ріг рог поріг порог ніж нож ніс нос ніч ночі річ речі піч печі сіль солі біль болю дім дом стіл стол міст мост
віз воз кіт кот рід род бій боі спокій спокоі стрій строі спосіб способ засіб засоб дозвіл дозвол престіл престол
камінь каменя осінь осені корінь кореня промінь променя кінь коня повінь повені сторін сторон доріг дорог робіт робот
шкіл школ гір гор осіб особ слів слов ніг ног сіл сел діб доб фірм фірм вод вод потік поток вогнів вогню день дня
тернопіль тернополя бориспіль борисполя`)

// ukrainianPrefixes are those with which a noun is derived from a verb.
var ukrainianPrefixes = WordSet("в ви від до з за на над не об під пере по пре при про роз с су у пів")

// ukrainianIrregular maps forms, folded, to others from which their stems are
// made.
var ukrainianIrregular = func() map[string]string {
	forms := map[string]string{}
	for line := range strings.Lines(`
року рік році
дня дні днів
друга друзі друзів друзям друзями друзях
людина люді
особа особі
діти дітьми дітей дітям дітях
тижня тиждень
бійця боєць
гривня гривень
лікарня лікарень
рівня рівень
січня січень
квітня квітень
півдня південь
ночі ніччю
речі річчю
печі піччю
солі сіллю
статті статтю
жінка жінці
рука руці
нога нозі
увага увазі
дорога дорозі
книга книзі
безпека безпеці
політика політиці
економіка економіці
практика практиці
республіка республіці
америка америці
африка африці
прага празі
рига ризі
розробка розробці
поїздка поїздці
точка точці
думка думці
сторінка сторінці
виставка виставці
посадка посадці
`) {
		words := strings.Fields(line)
		for i := 1; i < len(words); i++ {
			forms[foldWord(words[i])] = foldWord(words[0])
		}
	}
	return forms
}()

// syllablePairs reads a list of pairs.
func syllablePairs(list string) (pairs [][2]string) {
	words := strings.Fields(list)
	for i := 0; i+1 < len(words); i += 2 {
		pairs = append(pairs, [2]string{words[i], words[i+1]})
	}
	return pairs
}

// foldWord folds each letter of a word.
func foldWord(word string) string {
	var b strings.Builder
	for _, r := range word {
		b.WriteString(fold(r))
	}
	return b.String()
}
