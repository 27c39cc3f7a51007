package text

import (
	"strings"
	"sync"
)

// cardinals are the words for numbers of languages that put the larger part
// first, in the cases that articles use: a number, its language, and its words.
// Those that are also other words (семь is a stem of family) are left out of
// what is searched by numberSpellings.
const cardinals = `
2 ru два две двух двум двумя
3 ru три трех трем тремя трое троих
4 ru четыре четырех четырем четырьмя четверо
5 ru пять пяти пятью пятеро
6 ru шесть шести шестью шестеро
7 ru семь семи семью семеро
8 ru восемь восьми восемью
9 ru девять девяти девятью
10 ru десять десяти десятью
11 ru одиннадцать одиннадцати
12 ru двенадцать двенадцати
13 ru тринадцать тринадцати
14 ru четырнадцать четырнадцати
15 ru пятнадцать пятнадцати
16 ru шестнадцать шестнадцати
17 ru семнадцать семнадцати
18 ru восемнадцать восемнадцати
19 ru девятнадцать девятнадцати
20 ru двадцать двадцати
30 ru тридцать тридцати
40 ru сорок сорока
50 ru пятьдесят пятидесяти
60 ru шестьдесят шестидесяти
70 ru семьдесят семидесяти
80 ru восемьдесят восьмидесяти
90 ru девяносто девяноста
100 ru сто ста
200 ru двести двухсот
300 ru триста трехсот
400 ru четыреста четырехсот
500 ru пятьсот пятисот
600 ru шестьсот шестисот
700 ru семьсот семисот
800 ru восемьсот восьмисот
900 ru девятьсот девятисот
2 uk два дві двох двом
3 uk три трьох трьом
4 uk чотири чотирьох
5 uk п'ять п'яти
6 uk шість шести
7 uk сім семи
8 uk вісім восьми
9 uk дев'ять дев'яти
10 uk десять десяти
11 uk одинадцять одинадцяти
12 uk дванадцять дванадцяти
13 uk тринадцять
14 uk чотирнадцять
15 uk п'ятнадцять
16 uk шістнадцять
17 uk сімнадцять
18 uk вісімнадцять
19 uk дев'ятнадцять
20 uk двадцять двадцяти
30 uk тридцять тридцяти
40 uk сорок сорока
50 uk п'ятдесят
60 uk шістдесят
70 uk сімдесят
80 uk вісімдесят
90 uk дев'яносто
100 uk сто ста
200 uk двісті
300 uk триста
400 uk чотириста
500 uk п'ятсот
2 de zwei
3 de drei
4 de vier
5 de fünf
6 de sechs
7 de sieben
8 de acht
9 de neun
10 de zehn
11 de elf
12 de zwölf
13 de dreizehn
14 de vierzehn
15 de fünfzehn
16 de sechzehn
17 de siebzehn
18 de achtzehn
19 de neunzehn
20 de zwanzig
30 de dreißig
40 de vierzig
50 de fünfzig
60 de sechzig
70 de siebzig
80 de achtzig
90 de neunzig
100 de hundert einhundert
200 de zweihundert
300 de dreihundert
400 de vierhundert
500 de fünfhundert
`

// A cardinal is one word for a number, with its language.
type cardinal struct {
	value          int
	language, word string
}

// cardinalTable are the cardinals, by word as it is folded and by number.
type cardinalTable struct {
	byWord  map[string]cardinal
	byValue map[int][]cardinal
}

//nolint:gochecknoglobals // read once from a constant list, then constant
var cardinalWords = sync.OnceValue(func() cardinalTable {
	t := cardinalTable{map[string]cardinal{}, map[int][]cardinal{}}
	add := func(c cardinal) {
		t.byValue[c.value] = append(t.byValue[c.value], c)
		if form := foldedWord(c.word); t.byWord[form].value == 0 {
			t.byWord[form] = c
		}
	}
	for line := range strings.Lines(strings.TrimSpace(cardinals)) {
		fields := strings.Fields(line)
		value := 0
		for _, digit := range fields[0] {
			value = 10*value + int(digit-'0')
		}
		for _, word := range fields[2:] {
			add(cardinal{value, fields[1], word})
		}
	}
	for tens := 20; tens < 100; tens += 10 {
		for unit := 1; unit < 10; unit++ {
			ones := "ein"
			if unit > 1 {
				ones = t.byValue[unit][len(t.byValue[unit])-1].word
			}
			add(cardinal{tens + unit, "de", ones + "und" + t.byValue[tens][len(t.byValue[tens])-1].word})
		}
	}
	return t
})

// foldedWord is a word in lower case, without accents and apostrophes.
func foldedWord(word string) string {
	return strings.ReplaceAll(FoldName(word), "ʼ", "")
}

// ForeignNumber is the number that a word of Russian, Ukrainian or German spells
// out, and the language; 0 if it is no such word.
func ForeignNumber(word string) (value int, language string) {
	c := cardinalWords().byWord[foldedWord(word)]
	return c.value, c.language
}

// SpellIn writes a number below a thousand in words of a language, in the cases
// that are known.
func SpellIn(language string, n int) (spellings []string) {
	of := func(n int) (words []string) {
		for _, c := range cardinalWords().byValue[n] {
			if c.language == language {
				words = append(words, c.word)
			}
		}
		return words
	}
	if n < 2 || n > 999 {
		return nil
	}
	if whole := of(n); whole != nil || language == "de" {
		return whole
	}
	var parts [][]string
	for _, part := range []int{n / 100 * 100, n % 100 / 10 * 10, n % 10} {
		if part >= 10 && n%100 < 20 && part < 100 {
			parts = append(parts, of(n%100))
			break
		}
		if part > 0 {
			parts = append(parts, of(part))
		}
	}
	longest := 0
	for _, p := range parts {
		if len(p) == 0 {
			return nil
		}
		longest = max(longest, len(p))
	}
	for i := range longest {
		words := make([]string, len(parts))
		for k, p := range parts {
			words[k] = p[min(i, len(p)-1)]
		}
		spellings = append(spellings, strings.Join(words, " "))
	}
	return spellings
}
