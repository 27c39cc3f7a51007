package clean

import "unicode"

// scriptSample is how many letters Language examines.
const scriptSample = 2000

// Language returns the language of text as a BCP 47 tag if its script alone
// determines it, or else an empty string: many languages are written in Latin,
// Arabic and Devanagari letters.
func Language(text string) string {
	var c scriptCounts
	letters := 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		c.count(r)
		if letters++; letters == scriptSample {
			break
		}
	}
	return c.language(letters)
}

// scriptCounts counts letters that distinguish languages.
type scriptCounts struct {
	hangul, kana, han, cyrillic, greek, hebrew, thai, georgian, armenian int
	// Letters that Russian has but Ukrainian, Bulgarian, Serbian and Macedonian
	// lack; and letters of Ukrainian and of other languages that Russian lacks.
	russian, ukrainian, otherCyrillic int
}

func (c *scriptCounts) count(r rune) {
	if r < 0x370 {
		return // Latin
	}
	for _, s := range []struct {
		n     *int
		table *unicode.RangeTable
	}{
		{&c.cyrillic, unicode.Cyrillic}, {&c.hangul, unicode.Hangul}, {&c.han, unicode.Han},
		{&c.kana, unicode.Hiragana}, {&c.kana, unicode.Katakana}, {&c.greek, unicode.Greek},
		{&c.hebrew, unicode.Hebrew}, {&c.thai, unicode.Thai}, {&c.georgian, unicode.Georgian}, {&c.armenian, unicode.Armenian},
	} {
		if unicode.Is(s.table, r) {
			*s.n++
			break
		}
	}
	switch unicode.ToLower(r) {
	case 'ы', 'э', 'ё':
		c.russian++
	case 'ї', 'є', 'ґ', 'і':
		c.ukrainian++
	case 'ў', 'ј', 'љ', 'њ', 'ћ', 'ђ', 'џ', 'ѓ', 'ќ', 'ѕ', 'қ', 'ғ', 'ң', 'ө', 'ү', 'ұ', 'һ', 'ә':
		c.otherCyrillic++
	}
}

func (c *scriptCounts) language(letters int) string {
	most := func(n int) bool { return n > 0 && 2*n > letters }
	switch {
	case most(c.hangul):
		return "ko"
	case most(c.kana + c.han):
		if 10*c.kana > c.han {
			return "ja"
		}
		return "zh"
	case most(c.cyrillic):
		return c.cyrillicLanguage()
	case most(c.greek):
		return "el"
	case most(c.hebrew):
		return "he"
	case most(c.thai):
		return "th"
	case most(c.georgian):
		return "ka"
	case most(c.armenian):
		return "hy"
	}
	return ""
}

// cyrillicLanguage tells Russian and Ukrainian apart by the letters that only
// one of them has.
func (c *scriptCounts) cyrillicLanguage() string {
	switch {
	case c.otherCyrillic > 0:
		return ""
	case c.ukrainian > 0 && c.russian <= c.ukrainian/10:
		return "uk"
	case c.russian > 0 && c.ukrainian <= c.russian/10:
		return "ru"
	}
	return ""
}
