package retrieval

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// measure searches the unit after a number in its other spellings, and number and
// unit in one word. A percent sign, a currency and a counter of Korean may stand
// as a mark that is no word, so that nobody can tell whether the coverage holds
// them: they are not missed.
func (e *expander) measure(i int, n numeral) {
	e.implyBefore(i)
	last := i + n.taken - 1
	at := i + n.taken
	if at >= len(e.tokens) {
		return
	}
	between := e.between(last)
	if e.implyAfter(at, between) {
		return
	}
	if strings.Trim(between, "-‑ °º\u00a0\u202f") != "" {
		return
	}
	for _, length := range []int{3, 2, 1} {
		if at+length > len(e.tokens) {
			continue
		}
		unit := e.text(at, at+length)
		others := otherUnits(unit)
		if others == nil {
			continue
		}
		for _, other := range others {
			e.addForm(at, at+length, other)
			if !strings.Contains(other, " ") {
				e.addUnit(i, at+length, e.text(i, at)+other)
			}
		}
		e.addUnit(i, at+length, strings.TrimRight(e.text(i, at), "- ")+unit)
		return
	}
}

// joinedUnits searches a number that is written together with its unit: 300km, or
// 7m, which may be metres or million.
func (e *expander) joinedUnits() {
	for i := range e.tokens {
		word := e.text(i, i+1)
		cut := strings.LastIndexAny(word, "0123456789") + 1
		if cut == 0 || cut == len(word) || len(word) > maxDesignation || strings.Trim(word[:cut], "0123456789.,") != "" || word[0] > '9' {
			continue
		}
		others := otherUnits(word[cut:])
		if t := e.analyze(word[cut:]); len(t) == 1 && countedMarks()[t[0].Term] {
			e.addForm(i, i+1, word[:cut])
			continue
		}
		if others == nil {
			continue
		}
		numbers := []string{word[:cut]}
		if t := e.analyze(word[:cut]); len(t) == 1 {
			if n, err := parseNumber(t[0].Term); err == nil && n == float64(int(n)) && n > 1 && n < 1000 {
				numbers = append(numbers, spellings(int(n))...)
				numbers = append(numbers, e.foreignSpellings(int(n))...)
			}
		}
		for _, number := range numbers {
			e.addUnit(i, i+1, number+" "+word[cut:])
			for _, other := range others {
				e.addUnit(i, i+1, number+" "+other)
			}
		}
	}
}

// addUnit searches another way to write a number with its unit, of which a sign
// such as that of degrees may stand between the two.
func (e *expander) addUnit(from, to int, form string) {
	before := len(e.substitutes)
	e.addForm(from, to, form)
	if len(e.substitutes) > before {
		e.substitutes[before].tight = false
	}
}

// implyBefore makes a concept of a currency's code before a number, and of its
// country before its sign, as in US$3, one that is not missed.
func (e *expander) implyBefore(i int) {
	if i == 0 {
		return
	}
	if r, _ := utf8.DecodeRuneInString(e.between(i - 1)); unicode.Is(unicode.Sc, r) || e.adjoinsNext(i-1) && currencyCode(e.text(i-1, i)) {
		e.imply(i - 1)
	}
}

// currencyCode tells whether a word is the code of a currency, in capitals.
func currencyCode(word string) bool {
	return len(word) == 3 && strings.ToUpper(word) == word && countedMarks()[strings.ToLower(word)]
}

// implyAfter does the same with what a number counts: percent, a currency, the
// ending of a Russian ordinal, a Korean counter.
func (e *expander) implyAfter(at int, between string) bool {
	end := query.WordEnd(e.tokens, at)
	word := e.text(at, end)
	first, _ := utf8.DecodeRuneInString(word)
	hangul := unicode.Is(unicode.Hangul, first)
	switch {
	case hangul && strings.TrimLeft(between, " ") == "":
		if !query.CountsKorean(word) && !beginsWithAny(word, koreanMeasures) {
			return false
		}
	case between == "-" && len(word) <= 6 && unicode.Is(unicode.Cyrillic, first) && russianEndings[strings.ToLower(word)]:
	case strings.Trim(between, "- \u00a0\u202f") != "":
		return false
	case strings.EqualFold(word, "per") && at+1 < len(e.tokens) && e.tokens[at+1].Form == "cent":
		e.addForm(at, at+2, "percent")
		e.imply(at + 1)
		return true
	case strings.EqualFold(word, "US") && at+1 < len(e.tokens) && countedMarks()[e.tokens[at+1].Term]:
		e.imply(at + 1)
	case !countedMarks()[e.tokens[at].Term]:
		return false
	}
	if e.tokens[at].Form == "percent" {
		e.addForm(at, at+1, "per cent")
	}
	for ; at < end; at++ {
		e.imply(at)
	}
	return true
}

// imply makes a token's concept one that is not missed.
func (e *expander) imply(at int) {
	if id, ok := e.conceptByTerm[e.tokens[at].Term]; ok && !e.concepts[id].held {
		e.concepts[id].implied = true
	}
}

func beginsWithAny(word string, beginnings []string) bool {
	for _, b := range beginnings {
		if strings.HasPrefix(word, b) {
			return true
		}
	}
	return false
}

var (
	koreanMeasures = []string{"퍼센트", "프로", "달러", "원", "유로", "엔", "위안", "루블", "파운드", "형", "톤", "기"}
	russianEndings = text.WordSet("й го му м я е х ю ми ти ой ая ое ые ым ых ого ому летний летняя летнего")

	//nolint:gochecknoglobals // made once of a constant list, then constant
	countedMarks = sync.OnceValue(func() map[string]bool {
		marks := map[string]bool{}
		for _, t := range text.Analyze(nil, `percent percentage pct процент процентов відсоток відсотків Prozent
dollar dollars euro euros pound sterling rouble ruble roubles yuan renminbi yen won rupee franc crown krona hryvnia zloty lira peso
usd eur gbp cny rmb rub krw jpy uah chf доллар долларов евро рубль рублей руб юань юаней иен вон гривна гривен фунт фунтов доларів Euro Dollar`) {
			marks[t.Term] = true
		}
		return marks
	})
)

// units are the spellings of each unit, in the languages that are read.
const units = `
km|kilometres|kms|км|километров|кілометрів|킬로미터|Kilometer
m|metres|meter|м|метров|метрів|미터|Meter
cm|centimetres|см|сантиметров|센티미터
mm|millimetres|мм|миллиметров|밀리미터
miles|mi|миль|마일|Meilen
feet|ft|foot|футов|피트
inches|inch|дюймов|인치
kg|kilograms|kilos|kgs|кг|килограммов|킬로그램|Kilogramm
g|grams|grammes
lb|lbs|pounds
t|tons|tonnes|metric tons|т|тонн|톤|Tonnen
kph|kmh|km/h|kmph|kilometres per hour|kilometres an hour|км/ч|километров в час
mph|miles per hour|miles an hour|m.p.h.
C|degrees|degrees Celsius|degrees C|degrees centigrade|Celsius|градусов
F|degrees Fahrenheit|degrees F|Fahrenheit
hrs|hours|hr|h|час|часов|시간|Stunden
min|mins|minutes|минут|Minuten
sec|secs|seconds|секунд
MW|megawatts|МВт|мегаватт|메가와트
GW|gigawatts|ГВт|гигаватт
kW|kilowatts|кВт|киловатт
kWh|kilowatt hours
MWh|megawatt hours
GB|gigabytes
MB|megabytes
TB|terabytes
ha|hectares|га|гектаров|헥타르|Hektar
sq km|square kilometres|km2|sq. km|кв. км|квадратных километров
sq m|square metres|m2|sqm|кв. м
sq ft|square feet|sqft
nm|nautical miles|морских миль|해리
mm|millimetre|millimeter
bpd|barrels per day|barrels a day
million|m|mn
x|times`

// otherUnits are the other spellings of a unit; nil if it is none.
func otherUnits(unit string) []string {
	if len(unit) > maxUnit {
		return nil
	}
	return unitSpellings()[termsOf(unit)]
}

// maxUnit is the most bytes of a unit.
const maxUnit = 48

// unitSpellings are the other spellings of each unit, by its terms.
//
//nolint:gochecknoglobals // made once of a constant list, then constant
var unitSpellings = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for line := range strings.Lines(strings.TrimSpace(units)) {
		spellings := strings.Split(strings.TrimSpace(line), "|")
		for _, s := range spellings {
			key := termsOf(s)
			for _, other := range spellings {
				if termsOf(other) != key {
					all[key] = append(all[key], other)
				}
			}
		}
	}
	return all
})

// termsOf are the terms of a text, joined, stop words left out.
func termsOf(s string) string {
	var terms []string
	for _, t := range text.Analyze(nil, s) {
		if !t.Stop {
			terms = append(terms, t.Term)
		}
	}
	return strings.Join(terms, " ")
}
