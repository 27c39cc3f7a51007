package clean

import "unicode"

// scriptSample is how many letters Language looks at.
const scriptSample = 2000

// Language returns the language of text as a BCP 47 tag where its script alone
// tells it, else the empty string: Latin, Arabic and Devanagari letters write
// many languages.
func Language(text string) string {
	var c scripts
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

// scripts counts letters that tell one language from another.
type scripts struct {
	hangul, kana, han, cyrillic, greek, hebrew, thai, georgian, armenian int
	// Letters that Russian has and Ukrainian, Bulgarian, Serbian and
	// Macedonian lack; and those of Ukrainian and of other languages that
	// Russian lacks.
	russian, ukrainian, otherCyrillic int
}

func (c *scripts) count(r rune) {
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

func (c *scripts) language(letters int) string {
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
		return c.slavic()
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

// slavic tells Russian and Ukrainian apart where their own letters do.
func (c *scripts) slavic() string {
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
