package query

import (
	"strconv"
	"strings"
	"time"

	"dateline/retrieval/text"
)

// koreanSigns follow the numbers of a date: year, month, day.
var koreanSigns = [3]string{"년", "월", "일"}

// koreanDate reads a date such as 2024년 10월 at the beginning of words: year,
// month and day (0 where missing), a particle attached to the last of them, and
// how many words it takes, 0 for none.
func koreanDate(words []word) (date [3]int, particle string, n int) {
	for unit, sign := range koreanSigns {
		if n == len(words) {
			break
		}
		number, rest, ok := strings.Cut(words[n].folded(), sign)
		if !ok || !text.IsNumber(number) || len(number) > 4 {
			continue
		}
		date[unit], _ = strconv.Atoi(number) // at most four digits
		n++
		if rest != "" {
			return date, rest, n
		}
	}
	return date, "", n
}

// koreanPeriod is the period of a date; ok is false if it has no year or does
// not exist.
func (p *parser) koreanPeriod(date [3]int) (when Period, ok bool) {
	year, month, day := date[0], date[1], date[2]
	if !plausibleYear(year) || month > 12 || day > 0 && month == 0 {
		return Period{}, false
	}
	if month == 0 {
		return yearOf(year), true
	}
	when, n := p.monthOrDay(year, time.Month(month), day, 1)
	return when, n > 0
}

// continuesKoreanDate tells whether the month that tokens begin with has a day or
// a particle of time after it.
func (q Query) continuesKoreanDate(tokens []text.Token, sign string) bool {
	if timeParticle(strings.TrimPrefix(sign, koreanSigns[1])) > 0 {
		return true
	}
	return len(tokens) > 2 && text.IsNumber(q.typed(tokens[1])) && strings.HasPrefix(q.Text[tokens[2].Start:], koreanSigns[2])
}

// stopKoreanDates makes stop words of a date's signs, months and days. Its year
// is searched: articles write it, too, and the rest is used by recency.
func (q Query) stopKoreanDates(tokens []text.Token) {
	dated := false
	for i := 1; i < len(tokens); i++ {
		number, sign := q.typed(tokens[i-1]), q.Text[tokens[i].Start:]
		if tokens[i].Start != tokens[i-1].End || !text.IsNumber(number) {
			continue
		}
		switch {
		case strings.HasPrefix(sign, koreanSigns[0]) && len(number) == 4:
			tokens[i].Stop, dated = true, true
		case !dated && len(number) <= 2 && strings.HasPrefix(sign, koreanSigns[1]) && q.continuesKoreanDate(tokens[i:], sign):
			tokens[i-1].Stop, tokens[i].Stop, dated = true, true, true
		case dated && len(number) <= 2 && (strings.HasPrefix(sign, koreanSigns[1]) || strings.HasPrefix(sign, koreanSigns[2])):
			tokens[i-1].Stop, tokens[i].Stop = true, true
		}
	}
}
