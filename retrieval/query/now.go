package query

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// The words of now, in the grammar of relativeday.go:
//
//	now    = nowWord | ("this" | "last" | "past" | "these") span | ("on" | "this" | "last" | "past") weekday
//	span   = "week" | "weekend" | "month" | "night" | "morning" | … | amount unit
//	amount = number | "few" | "couple of" | "several"
//
// Russian and Korean have lists of phrases.

// OfNow tells whether the question is about the present or the last few weeks:
// it says recently, this week, yesterday or on Monday, in English, Russian or
// Korean.
func (q Query) OfNow() bool {
	words := cutWords(q.Text)
	for i := range words {
		if saysNow(words, i) || saysNowInRussian(words[i:]) || saysNowInKorean(words[i:]) {
			return true
		}
	}
	return false
}

// saysNow tells whether the English words at a place say that something is of
// now. Names have capitals: Russia Today is not today.
func saysNow(words []word, i int) bool {
	first := nowForm(words[i])
	if capital(words[i].text) && !beginsSentence(words, i) {
		return false
	}
	if nowWords[first] {
		return true
	}
	if i+1 == len(words) || !nowLeads[first] {
		return false
	}
	next := nowForm(words[i+1])
	if _, ok := weekdays[next]; ok && first != "these" {
		return true
	}
	return first != "on" && saysSpan(words[i+1:])
}

// saysSpan tells whether words begin with a span of a few weeks at most: week,
// three days, few weeks.
func saysSpan(words []word) bool {
	n := 0
	for n < len(words) && (parseCount(words[n].bare) > 0 || amountWords[words[n].bare]) {
		n++
	}
	if n == len(words) {
		return false
	}
	if unit := nowForm(words[n]); n > 0 {
		return shortUnits[unit]
	} else if !nowSpans[unit] {
		return false
	}
	return len(words) == 1 || words[1].bare != "of" // the last week of June
}

// nowForm is a word in lower case, without a possessive ending.
func nowForm(w word) string {
	return strings.TrimSuffix(strings.TrimSuffix(w.folded(), "'s"), "’s")
}

func beginsSentence(words []word, i int) bool {
	return i == 0 || strings.ContainsAny(words[i-1].text[len(words[i-1].text)-1:], ".?!:")
}

var (
	nowWords    = text.WordSet("recent recently latest newest just yesterday today tonight currently now nowadays")
	nowLeads    = text.WordSet("this last past these on")
	nowSpans    = text.WordSet("week weekend month night morning afternoon evening days")
	shortUnits  = text.WordSet("hour hours day days week weeks weekend weekends")
	amountWords = text.WordSet("few couple several of")
)

// saysNowInRussian tells whether words begin with a Russian phrase of now.
func saysNowInRussian(words []word) bool {
	first := strings.ReplaceAll(words[0].folded(), "ё", "е")
	if russianNow[first] || slices.ContainsFunc(russianNowStems, func(stem string) bool { return strings.HasPrefix(first, stem) }) {
		return true
	}
	if len(words) == 1 {
		return false
	}
	next := words[1].folded()
	return russianNow[first+" "+next] || russianNearLeads[first] && russianSpans[next] || (first == "в" || first == "во") && russianWeekdays[next]
}

var (
	russianNow = map[string]bool{
		"недавно": true, "сегодня": true, "вчера": true, "позавчера": true, "сейчас": true, "теперь": true,
		"последние": true, "последних": true, "последними": true, "свежие": true, "свежих": true,
		"только что": true, "последнее время": true, "на днях": true, "эти дни": true,
	}
	russianNowStems  = []string{"недавн", "сегодняшн", "вчерашн"}
	russianNearLeads = text.WordSet("этой этом эти эту этот прошлой прошлом прошлые прошлую прошлый минувшей минувшем минувшие минувший последней")
	russianSpans     = text.WordSet("неделе неделю недели месяце месяц выходные выходных ночью ночь утром утро вечером вечер " +
		"понедельник вторник среду четверг пятницу субботу воскресенье")
	russianWeekdays = text.WordSet("понедельник вторник среду четверг пятницу субботу воскресенье")
)

// saysNowInKorean tells whether words begin with a Korean phrase of now.
func saysNowInKorean(words []word) bool {
	first := withoutTimeParticle(words[0].folded())
	if koreanNow[first] {
		return true
	}
	return len(words) > 1 && koreanNearLeads[first] && koreanSpans[withoutTimeParticle(words[1].folded())]
}

// withoutTimeParticle is a Korean word without a particle that may follow a time.
func withoutTimeParticle(word string) string {
	for _, particle := range koreanTimeParticles {
		if bare, ok := strings.CutSuffix(word, particle); ok && bare != "" {
			return bare
		}
	}
	return word
}

var (
	koreanTimeParticles = []string{"에는", "에도", "에서", "까지", "부터", "에", "의", "은", "는", "엔"}
	koreanNow           = text.WordSet("최근 방금 오늘 어제 그제 오늘밤 어젯밤 오늘날 요즘 현재 지금 이번주 지난주 금주 이달 이번달 지난달 지난밤 " +
		"월요일 화요일 수요일 목요일 금요일 토요일 일요일 최신")
	koreanNearLeads = text.WordSet("이번 지난 최근")
	koreanSpans     = text.WordSet("주 주말 달 밤 며칠 월요일 화요일 수요일 목요일 금요일 토요일 일요일")
)
