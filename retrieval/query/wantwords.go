package query

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// narrows are words that may follow the articles and say which.
var narrows = text.WordSet(`by from in since until before after between during published on within over last this
yesterday today without except не кроме без с из за от до после в`)

// asksAlone are words that ask for an amount or a list even without a topic.
var asksAlone = text.WordSet("how list show сколько")

// isCost are words that make paying, hiding or standing in of "covered".
var isCost = text.WordSet(`up for cost costs bill bills expenses expense fee fees loss losses damage damages debt debts shift
shifts deficit shortfall rent salary salaries`)

// cutPeriod takes the period by which is counted out of a question, as in "by
// month"; by is empty if it names none.
func cutPeriod(units []unit) (rest []unit, by Want) {
	for i := range units {
		n := wantPhrases()["period"].prefix(units[i:])
		if n == 0 {
			n = wantPhrases()["ko period"].prefix([]unit{{said: strings.TrimSuffix(units[i].said, "로")}})
		}
		if n == 0 {
			continue
		}
		rest = append(append(rest, units[:i]...), units[i+n:]...)
		return rest, periodNamed(units[i : i+n])
	}
	return units, ""
}

// periodNamed is the length of the period that words name.
func periodNamed(units []unit) Want {
	for _, u := range units {
		for _, p := range []struct {
			by    Want
			words string
		}{
			{ByDay, "day days daily дням день ежедневно 일별 날짜별 일자별"},
			{ByWeek, "week weeks weekly неделям неделю еженедельно понедельно 주별 주간"},
			{ByMonth, "month months monthly quarter месяцам месяц ежемесячно помесячно 월별 달별"},
			{ByYear, "year years yearly annually годам год 연도별 연별 년도별"},
		} {
			for w := range strings.FieldsSeq(p.words) {
				if strings.TrimSuffix(u.said, "로") == w && (u.said != "years" && u.said != "months" && u.said != "weeks") {
					return p.by
				}
			}
		}
	}
	return OverTime
}

// wantEnds are the phrases with which questions of the kind end.
var wantEnds = []wantLead{
	{heading: "after count", want: Count},
	{heading: "after list", want: List},
	{heading: "after outlets", want: Outlets},
	{heading: "after first", want: First},
	{heading: "after by period", want: OverTime, periodic: true},
	{heading: "ko count", want: Count},
	{heading: "ko list", want: List},
	{heading: "ko outlets", want: Outlets},
	{heading: "ko first", want: First},
	{heading: "ko timeline", want: OverTime},
	{heading: "ko by period", want: OverTime, periodic: true},
	{heading: "ko newest", order: NewestFirst},
	{heading: "ko oldest", order: OldestFirst},
}

// readEnd reads a question whose last words say what is wanted, as Korean puts
// it, and English after a topic: "quarry strike: list all articles".
func readEnd(units []unit, periodic bool) (best wantReading, ok bool) {
	book, longest := wantPhrases(), 0
	for _, l := range wantEnds {
		n := book[l.heading].suffix(units)
		if n <= longest || l.periodic && !periodic || n == len(units) {
			continue
		}
		topic := units[:len(units)-n]
		if strings.HasPrefix(l.heading, "after") && (asksWith[topic[0].said] || slices.ContainsFunc(topic, func(u unit) bool { return auxiliaries[u.said] })) {
			continue
		}
		best, longest, ok = wantReading{want: l.want, order: l.order, topic: endTopic(topic, units[len(units)-n].said)}, n, true
	}
	if n, m := book["ko outlets lead"].prefix(units), book["ko outlets verb"].suffix(units); n > 0 && m > 0 && n+m < len(units) {
		return wantReading{want: Outlets, topic: endTopic(units[n:len(units)-m], "보도한")}, true
	}
	return best, ok
}

// endTopic takes the particle off the last word of a topic that what follows it
// asks for: 파업에 before 대한, 파업을 before 다룬.
func endTopic(topic []unit, next string) []unit {
	particles := "을 를"
	switch next {
	case "대한", "관한", "대해", "관해":
		particles = "에"
	case "언급된", "나오는", "나온", "등장하는", "관련", "관련된":
		particles = "이 가 와 과"
	case "자주", "얼마나", "몇", "언급됐나", "보도됐나", "언급되나":
		particles = "은 는 이 가"
	}
	last := topic[len(topic)-1]
	for p := range strings.FieldsSeq(particles) {
		if word, ok := strings.CutSuffix(last.said, p); ok && utf8.RuneCountInString(word) > 1 {
			last.End -= len(p)
			return append(append([]unit(nil), topic[:len(topic)-1]...), last)
		}
	}
	return topic
}
