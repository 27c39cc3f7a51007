package query

import (
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// maxKoreanEnding is the most characters that may follow a Korean noun or verb
// stem within one word.
const maxKoreanEnding = 7

// koreanParticles follow a noun.
var koreanParticles = text.WordSet(`
이 가 을 를 은 는 의 에 께 도 만 로 와 과 나 랑 측 간 용 상 적 들 씩 별 여 쪽
에서 에게 에는 에도 에만 에의 으로 로서 로써 부터 까지 보다 처럼 마다 조차 이나 이란 이며 이랑 하고 한테 라도 마저 밖에
적인 적으로 간의 간에 들이 들을 들은 들의 들도 들에 들과 들에게 들이나
에서는 에서도 에서의 에게서 에게는 에게도 으로는 으로도 으로서 으로써 으로의 로는 로도 로의 로부터 으로부터 까지는 까지의 부터는 과의 와의
께서 께서는 이라 이라고 라고 라는 이라는 이든지 이든 측이 측은 측의 측에`)

// koreanVerbs begin what makes a verb of a noun (방문했나), or a sentence.
var koreanVerbs = []string{
	"하", "했", "한", "할", "함", "합", "해", "되", "됐", "된", "될", "됨", "됩", "돼", "당하", "당했", "당한", "시키", "시켰", "시킨",
	"받았", "받은", "받는", "받고", "이다", "이었", "인가", "인지", "입니", "였", "일까",
}

// koreanVerbEndings begin what follows the stem of a verb.
const koreanVerbEndings = "았었였겠는은을던고지면나니다아어여게기며려도라자네냐까요습"

// endsKoreanNoun tells whether what follows a noun within its word only
// inflects it.
func endsKoreanNoun(rest string) bool {
	if rest == "" || koreanParticles[rest] {
		return true
	}
	rest = strings.TrimPrefix(rest, "들")
	if utf8.RuneCountInString(rest) > maxKoreanEnding {
		return false
	}
	for _, verb := range koreanVerbs {
		if strings.HasPrefix(rest, verb) {
			return true
		}
	}
	return false
}

// endsKoreanVerb tells whether what follows the stem of a verb inflects it.
func endsKoreanVerb(rest string) bool {
	first, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || strings.ContainsRune(koreanVerbEndings, first) && utf8.RuneCountInString(rest) <= maxKoreanEnding
}

// Hangul syllables are numbered: initials × 21 vowels × 28 finals.
const (
	hangulFirst  = '가'
	hangulLast   = '힣'
	hangulVowels = 21
	hangulFinals = 28

	finalN, finalL, finalB, finalSS = 4, 8, 17, 20
)

// openSyllable splits a syllable into the one without its final consonant, and
// the number of that consonant, 0 for none.
func openSyllable(r rune) (open rune, final int) {
	if r < hangulFirst || r > hangulLast {
		return r, 0
	}
	final = int(r-hangulFirst) % hangulFinals
	return r - rune(final), final
}

// contractions are the vowels that a stem's last vowel becomes before 아 or 어:
// 오 becomes 와, 리 becomes 려.
var contractions = map[int]int{9: 8, 14: 13, 6: 20, 10: 11} // ㅘ ㅗ, ㅝ ㅜ, ㅕ ㅣ, ㅙ ㅚ

// uncontracted are the syllables that a stem may end in if its inflected form
// ends in r: 내 for 냈, 낸, 낼 and 냅; 리 for 렸.
func uncontracted(r rune) []rune {
	open, final := openSyllable(r)
	if open == '해' {
		return []rune{'하'}
	}
	switch final {
	case finalN, finalL, finalB:
		return []rune{open}
	case finalSS, 0:
		vowel := int(open-hangulFirst) / hangulFinals % hangulVowels
		short, ok := contractions[vowel]
		switch {
		case ok:
			return []rune{open, open + rune((short-vowel)*hangulFinals)}
		case final == finalSS:
			return []rune{open}
		}
	}
	return nil
}

// contracted is the past form of the last syllable of a stem: 냈 for 내, 렸 for
// 리; 0 if its past is written in two.
func contracted(r rune) rune {
	open, final := openSyllable(r)
	switch {
	case r == '하':
		return '했'
	case final != 0 || r < hangulFirst || r > hangulLast:
		return 0
	}
	vowel := int(open-hangulFirst) / hangulFinals % hangulVowels
	for long, short := range contractions {
		if short == vowel {
			return open + rune((long-short)*hangulFinals) + finalSS
		}
	}
	switch vowel {
	case 0, 1, 4, 5: // ㅏ ㅐ ㅓ ㅔ
		return open + finalSS
	}
	return 0
}

// koreanVerbForms are the usual beginnings of the forms of a verb, at least two
// characters each, as articles are searched for them.
func koreanVerbForms(stem string) []string {
	last, size := utf8.DecodeLastRuneInString(stem)
	head, open := stem[:len(stem)-size], false
	if _, final := openSyllable(last); final == 0 {
		open = true
	}
	var forms []string
	add := func(form string) {
		if utf8.RuneCountInString(form) > 1 {
			forms = append(forms, form)
		}
	}
	if !open {
		for _, ending := range []string{"았", "었", "은", "는", "을", "고", "아", "어", "지"} {
			add(stem + ending)
		}
		return forms
	}
	if past := contracted(last); past != 0 {
		add(head + string(past))
	}
	if add(stem); head != "" {
		add(head + string(last+finalN))
		add(head + string(last+finalL))
		return forms
	}
	for _, ending := range []string{"는", "고", "지", "면"} {
		add(stem + ending)
	}
	return forms
}
