package text

import "strings"

// stampWords are what, beside figures, a line consists of that says when a page
// was made.
var stampWords = WordSet(`updated posted published last first modified created
on at of and the in ago est edt et pst pdt pt cst cdt ct mst mdt mt gmt utc bst cet cest msk kst jst ist
am pm a.m p.m hour hours minute minutes min mins day days read local time eastern pacific noon midnight
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
today yesterday обновлено опубликовано изменено дата публикации время в на г года мск часов минут назад сегодня вчера
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
понедельник вторник среда четверг пятница суббота воскресенье
입력 수정 등록 기사입력 최종수정 최종 기사 승인 송고 송고시간 업데이트 오전 오후`)

// stampLetters may stand right behind the figures of a date or a time: 3rd,
// 10pm, 2023년.
var stampLetters = WordSet("st nd rd th am pm h m s z t utc gmt et est edt 년 월 일 시 분 초")

// isStamp tells whether a line consists of dates and times, and of the words
// around them.
func isStamp(words []string) bool {
	if len(words) > 24 {
		return false
	}
	figures := 0
	for _, w := range words {
		w = strings.ToLower(strings.Trim(w, ".,:;|·•()[]/-–—―"))
		switch {
		case w == "" || stampWords[w]:
		case isFigureOfTime(w):
			figures++
		default:
			return false
		}
	}
	return figures > 0
}

// isFigureOfTime tells whether a word is of figures with signs between them, or
// of a figure and a unit of time.
func isFigureOfTime(w string) bool {
	if kinds[w[0]] != digit {
		return false
	}
	rest := strings.TrimLeft(w, "0123456789:./-–")
	if rest == "" {
		return true
	}
	for _, part := range strings.FieldsFunc(rest, func(r rune) bool { return r >= '0' && r <= '9' || strings.ContainsRune(":./-–", r) }) {
		if !stampLetters[part] {
			return false
		}
	}
	return true
}
