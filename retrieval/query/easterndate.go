package query

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Korean, Japanese and Chinese put the words of a bound behind the date, and
// write them together with it and with what comes before and after:
//
//	easternFilter = period bound ["except"] | period "except" | relative | ["from"] date "to" date
//	period        = relative | date
//	date          = [year "年"] [month "月"] [day "日"]
//
// So they are read by bytes instead of words, and the words are cut around what
// was read.

// easternFilters takes the filters by date in Korean, Japanese and Chinese.
func (p *parser) easternFilters(body string) {
	taken := 0
	for i := 0; i < len(p.words) && taken < maxEasternFilters; i++ {
		w := p.words[i]
		if !p.mayHoldDate(i) {
			continue
		}
		end := p.untakenEnd(i, body)
		for at, places := w.Start, 0; at < w.End && places < maxEasternPlaces; places++ {
			r, size := utf8.DecodeRuneInString(body[at:])
			name := easternScript(r, body[at:w.End])
			if name != "" && (at == w.Start || name != "ko") && !insideDate(body[:at]) {
				if n := p.easternFilter(calendars()[name], body[at:end]); n > 0 {
					p.takeBytes(at, at+n)
					taken++
					break
				}
			}
			at += size
			for unicode.IsDigit(r) && at < w.End && unicode.IsDigit(rune(body[at])) {
				at++ // 10月 is not 0月
			}
		}
	}
}

// insideDate tells whether a text ends within a date, whose year was not read.
func insideDate(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " "))
	return strings.ContainsRune("년年월月", r)
}

const (
	// maxEasternPlaces bounds at how many places of a word a date is looked for.
	maxEasternPlaces = 40
	// maxEasternFilters bounds how many filters one question may have.
	maxEasternFilters = 8
)

// untakenEnd is where the words from one on end that no filter has taken, or
// maxFilterWords of them.
func (p *parser) untakenEnd(i int, body string) int {
	words := p.untaken(i)
	return words[len(words)-1].End
}

// easternScript is the language whose dates may begin with a rune: the one whose
// signs follow a number.
func easternScript(r rune, rest string) string {
	switch {
	case unicode.IsDigit(r):
		for _, after := range rest {
			switch {
			case unicode.IsDigit(after):
			case unicode.Is(unicode.Hangul, after):
				return "ko"
			case unicode.In(after, unicode.Han, unicode.Hiragana, unicode.Katakana):
				return "zh"
			default:
				return ""
			}
		}
		return ""
	case unicode.Is(unicode.Hangul, r):
		return "ko"
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return "zh"
	}
	return ""
}

// easternFilter reads a filter that a text begins with, and returns how many
// bytes it takes, 0 for none.
func (p *parser) easternFilter(c *calendar, said string) int {
	lead := 0
	for _, from := range []string{"自从", "自", "从", "從", "到", "直到", "在"} {
		if strings.HasPrefix(said, from) {
			lead = len(from)
			break
		}
	}
	when, relative, n := p.easternPeriod(c, said[lead:])
	if n == 0 {
		return 0
	}
	n += lead
	if b, m := p.easternRange(c, said[n:]); m > 0 && !relative {
		if p.canFilter(when, false) && p.canFilter(b, false) && when.Start.Before(b.End) {
			p.since(when.Start)
			p.until(b.End)
			return n + m
		}
		return 0
	}
	key, m := easternBound(said[n:])
	if m > 0 && p.belongsToEastern(said, n, key, when, relative) {
		return 0
	}
	switch {
	case m > 0 && p.canFilter(when, key == "since"):
		n += m
	case m > 0:
		return 0
	case untilLead(said) && !relative && p.canFilter(when, true):
		key = "until"
	case !relative || lead > 0 || attributive(said[n:]) || !p.canFilter(when, true):
		return 0
	default:
		p.since(when.Start)
		p.until(when.End)
		return n + timeParticle(said[n:])
	}
	if m := easternExcept(said[n:]); m > 0 {
		p.applyExcept(key, when)
		return n + m
	}
	if key == "except" {
		p.filter.NotDates = append(p.filter.NotDates, when)
		return n
	}
	p.apply(key, when)
	return n
}

func untilLead(said string) bool {
	return strings.HasPrefix(said, "到") || strings.HasPrefix(said, "直到")
}

// applyExcept leaves out what a bound would take in: "before March, excluded" is
// since March.
func (p *parser) applyExcept(key string, when Period) {
	switch key {
	case "since":
		p.until(when.Start)
	case "before":
		p.since(when.Start)
	case "until":
		p.since(when.End)
	case "after":
		p.until(when.End)
	case "except":
		p.filter.NotDates = append(p.filter.NotDates, when)
	}
}

// easternExcept is the length of what leaves out the bounded period before it.
func easternExcept(said string) int {
	space := len(said) - len(strings.TrimLeft(said, " "))
	rest, longest := trimObject(said[space:]), 0
	for _, word := range easternPhrases()["except"] {
		if strings.HasPrefix(rest, word) {
			longest = max(longest, len(word))
		}
	}
	return addIfAny(longest, len(said)-len(rest))
}

// trimObject is a text without the particle of an object: 1월을 제외.
func trimObject(said string) string {
	for _, particle := range []string{"을 ", "를 ", "은 ", "는 ", "이 ", "가 "} {
		if rest, ok := strings.CutPrefix(said, particle); ok {
			return rest
		}
	}
	return said
}

// easternRange reads the end of a range: ~5월, 부터 5월까지, から5月まで, 到5月.
func (p *parser) easternRange(c *calendar, said string) (when Period, n int) {
	for _, link := range []string{"부터 ", "에서 ", "から", "至", "到", "~", "～", "–", "-"} {
		rest, ok := strings.CutPrefix(said, link)
		if !ok {
			continue
		}
		when, _, m := p.easternPeriod(c, rest)
		if m == 0 {
			return when, 0
		}
		n = len(link) + m
		if key, m := easternBound(said[n:]); m > 0 && key == "until" {
			n += m
		}
		return when, n
	}
	return when, 0
}

// easternPeriod reads a period; relative tells whether it is said by its
// distance from today.
func (p *parser) easternPeriod(c *calendar, said string) (when Period, relative bool, n int) {
	if when, n = p.easternDate(said); n > 0 {
		if part, m := easternPart(when, said[n:]); m > 0 {
			return part, true, n + m
		}
		return when, false, n
	}
	if when, n = p.koreanAmount(said); n > 0 {
		return when, true, n
	}
	longest := ""
	var grammar []string
	for _, name := range easternLanguages(c) {
		for form, g := range relativePhrases(name) {
			if len(form) > len(longest) && strings.HasPrefix(said, form) {
				longest, grammar = form, g
			}
		}
	}
	if longest == "" {
		return Period{}, false, 0
	}
	words := make([]word, len(grammar))
	for i, g := range grammar {
		words[i] = word{text: capitalised(g), bare: g, through: 1}
	}
	if when, n = p.anyPeriod(words); n < len(words) {
		return Period{}, false, 0
	}
	return when, grammar[0] != "christmas" && grammar[0] != "newyear", len(longest)
}

// easternPart reads what makes a part of a month or a year: 6월 초, 1月下旬, 2025년
// 2분기.
func easternPart(whole Period, said string) (part Period, n int) {
	rest := strings.TrimPrefix(said, " ")
	monthly := whole.End.Sub(whole.Start) < 32*24*time.Hour
	if oneDay(whole) {
		return part, 0
	}
	if q, size := easternQuarter(rest); !monthly && q > 0 {
		start := whole.Start.AddDate(0, 3*q-3, 0)
		return Period{start, start.AddDate(0, 3, 0)}, len(said) - len(rest) + size
	}
	for third, names := range [3][]string{{"초순", "초", "上旬", "初"}, {"중순", "중반", "中旬"}, {"하순", "말", "下旬", "末", "底"}} {
		for _, name := range names {
			after, ok := strings.CutPrefix(rest, name)
			if first, _ := utf8.DecodeRuneInString(after); !monthly || !ok || unicode.Is(unicode.Hangul, first) && timeParticle(after) == 0 {
				continue
			}
			part = Period{whole.Start.AddDate(0, 0, 10*third), whole.Start.AddDate(0, 0, 10*third+10)}
			if third == 2 {
				part.End = whole.End
			}
			return part, len(said) - len(after)
		}
	}
	return part, 0
}

// easternQuarter reads 2분기 and 第二季度.
func easternQuarter(said string) (q, n int) {
	if len(said) > 1 && said[0] >= '1' && said[0] <= '4' && strings.HasPrefix(said[1:], "분기") {
		return int(said[0] - '0'), 1 + len("분기")
	}
	for i, name := range []string{"第一季度", "第二季度", "第三季度", "第四季度"} {
		if strings.HasPrefix(said, name) {
			return i + 1, len(name)
		}
	}
	return 0, 0
}

// koreanAmount reads 2주 전, two weeks ago, and 최근 2주, the last two weeks.
func (p *parser) koreanAmount(said string) (Period, int) {
	rest, recent := said, false
	for _, lead := range []string{"최근 ", "지난 "} {
		if after, ok := strings.CutPrefix(said, lead); ok {
			rest, recent = after, true
		}
	}
	digits := 0
	for digits < min(len(rest), 3) && rest[digits] >= '0' && rest[digits] <= '9' {
		digits++
	}
	many := parseCount(rest[:digits])
	for _, unit := range koreanUnits {
		after, ok := strings.CutPrefix(strings.TrimPrefix(rest[digits:], " "), unit[0])
		if many == 0 || !ok {
			continue
		}
		words := []word{{bare: rest[:digits]}, {bare: unit[1]}, {bare: "ago"}}
		if recent {
			start, _ := p.unitsAgo(words)
			after = strings.TrimPrefix(strings.TrimPrefix(after, "간"), "동안")
			return Period{start, p.endOfToday()}, len(said) - len(after)
		}
		after, ok = strings.CutPrefix(strings.TrimPrefix(after, " "), "전")
		if !ok || after != "" && timeParticle(after) == 0 && !strings.HasPrefix(after, " ") {
			return Period{}, 0
		}
		when, _ := p.ago(words)
		return when, len(said) - len(after)
	}
	return Period{}, 0
}

// koreanUnits are units of time with their words in the grammar.
var koreanUnits = [][2]string{{"주일", "week"}, {"주", "week"}, {"일", "day"}, {"개월", "month"}, {"달", "month"}}

// easternLanguages are those that a text in a script may be in.
func easternLanguages(c *calendar) []string {
	if c.language == "ko" {
		return []string{"ko"}
	}
	return []string{"ja", "zh"}
}

// easternSigns follow the numbers of a date.
var easternSigns = [3][]string{{"년", "年"}, {"월", "月"}, {"일", "日", "号", "號"}}

// easternDate reads a date such as 2024年10月3日 or 10월 3일. It needs a month, or
// a year with a bound behind it.
func (p *parser) easternDate(said string) (when Period, n int) {
	var date [3]int
	for unit, signs := range easternSigns {
		at := n + len(said[n:]) - len(strings.TrimLeft(said[n:], " "))
		digits := at
		for digits < len(said) && digits < at+5 && said[digits] >= '0' && said[digits] <= '9' {
			digits++
		}
		if digits == at || digits-at > 4 {
			continue
		}
		for _, sign := range signs {
			if strings.HasPrefix(said[digits:], sign) {
				date[unit], _ = strconv.Atoi(said[at:digits]) // at most four digits
				n = digits + len(sign)
			}
		}
	}
	if n == 0 || date[0] == 0 && date[1] == 0 || date[1] == 0 && date[2] > 0 {
		return Period{}, 0
	}
	return p.easternDay(date, n)
}

// easternDay is the period of year, month and day, 0 where missing. Without a
// year it is the latest that has begun.
func (p *parser) easternDay(date [3]int, n int) (Period, int) {
	if date[0] > 0 {
		when, ok := p.koreanPeriod(date)
		if !ok {
			return Period{}, 0
		}
		return when, n
	}
	if date[1] > 12 {
		return Period{}, 0
	}
	year, month := p.today().Year(), time.Month(date[1])
	if utcDate(year, month, max(1, date[2])).After(p.today()) {
		year--
	}
	return p.monthOrDay(year, month, date[2], n)
}

// easternBound reads the word of a bound behind a date, and what only ends it.
func easternBound(said string) (key string, n int) {
	space := len(said) - len(strings.TrimLeft(said, " "))
	if space > 1 {
		return "", 0
	}
	rest := said[space:]
	if object := trimObject(rest); len(object) < len(rest) {
		if m := easternExcept(object); m > 0 {
			return "except", space + len(rest) - len(object) + m
		}
		return "", 0
	}
	longest := ""
	for bound, forms := range easternPhrases() {
		for _, form := range forms {
			if len(form) > len(longest) && strings.HasPrefix(rest, form) && endsBound(form, rest[len(form):]) {
				key, longest = bound, form
			}
		}
	}
	if longest == "" {
		return "", 0
	}
	n = space + len(longest)
	return key, n + timeParticle(said[n:])
}

// endsBound tells whether a bound may end before a text. A Korean one ends its
// word, apart from a particle; short ones of Chinese and Japanese are often the
// beginning of another word: 前 of 前首相.
func endsBound(form, rest string) bool {
	first, _ := utf8.DecodeRuneInString(rest)
	switch {
	case rest == "" || unicode.IsSpace(first) || unicode.IsPunct(first):
		return true
	case unicode.Is(unicode.Hangul, first):
		return timeParticle(rest) > 0 || easternExcept(rest) > 0
	}
	last, _ := utf8.DecodeLastRuneInString(form)
	return !unicode.Is(unicode.Hangul, last) && (utf8.RuneCountInString(form) > 1 || form == "起" || form == "后" || form == "後")
}

// timeParticle is the length of a particle that ends a time.
func timeParticle(said string) int {
	for _, particle := range []string{"에는", "에", "의", "には", "に", "の", "は", "，", "、"} {
		if rest, ok := strings.CutPrefix(said, particle); ok {
			if r, _ := utf8.DecodeRuneInString(rest); unicode.Is(unicode.Hangul, []rune(particle)[0]) && rest != "" && unicode.IsLetter(r) {
				continue
			}
			return len(particle)
		}
	}
	return 0
}

// attributive tells whether a time before a text belongs to the noun that
// follows: last week's summit.
func attributive(said string) bool {
	for _, particle := range []string{"의", "の", "的", "之"} {
		if strings.HasPrefix(said, particle) {
			return true
		}
	}
	r, _ := utf8.DecodeRuneInString(said)
	return unicode.Is(unicode.Hangul, r) && timeParticle(said) == 0
}

// takeBytes takes a stretch of the question, and cuts the words around it.
func (p *parser) takeBytes(from, to int) {
	var cut []word
	for _, w := range p.words {
		if w.End <= from || w.Start >= to {
			cut = append(cut, w)
			continue
		}
		if w.Start < from {
			cut = append(cut, w.part(w.Start, from))
		}
		middle := w.part(max(w.Start, from), min(w.End, to))
		middle.taken = true
		cut = append(cut, middle)
		if w.End > to {
			cut = append(cut, w.part(to, w.End))
		}
	}
	p.words, p.head, p.tail = cut, 0, 0
	for i := range p.words {
		p.words[i].through = i + 1
	}
}

// part is a piece of a word between two places of the question.
func (w word) part(from, to int) word {
	said := w.text[from-w.Start : to-w.Start]
	part := newWord(said, wholeOf(said))
	part.Start, part.End = from, to
	return part
}
