package query

import (
	"slices"
	"strconv"
	"strings"

	"dateline/retrieval/text"
)

// LastPassage is the number that "the last one" picks.
const LastPassage = -1

// maxPicked is the greatest number that picks a passage: a larger one is a year, or
// something to look for.
const maxPicked = 50

// pickedPassage reads a message that picks a passage of the last answer by its
// number or its place: "2", "open 2", "the second one", «покажи вторую», "2번".
func pickedPassage(said string) (n int, ok bool) {
	words := strings.Fields(said)
	if len(words) > maxPickWords {
		return 0, false
	}
	opens, points, thing, digits := false, false, false, false
	for _, w := range words {
		w = strings.Trim(w, "#[]()№")
		switch m, exact := numberPicked(w); {
		case m != 0 && n != 0:
			return 0, false
		case m != 0:
			n, ok, digits = m, ok || exact, w[0] >= '0' && w[0] <= '9'
		case pickVerbs[w]:
			opens = true
		case pickNouns[w]:
			points = true
		case pickThings[w]:
			points, thing = true, true
		case !pickFillers[w]:
			return 0, false
		}
	}
	if thing && digits && !opens { // Article 5 is one of a treaty
		return 0, false
	}
	// "last" and "first" alone are no choice: "the last one" is, and "open the first".
	return n, n != 0 && (ok || opens || points)
}

// maxPickWords is the most words of a message that picks a passage.
const maxPickWords = 7

// numberPicked reads a number or an ordinal. exact says that it picks a passage
// even without any other word.
func numberPicked(w string) (n int, exact bool) {
	w = strings.TrimSuffix(w, "번")
	for i, forms := range ordinals() {
		if slices.Contains(forms, w) {
			return i + 1, i > 0 && (text.IsASCII(w) || strings.HasSuffix(w, "째") || !strings.ContainsFunc(w, isHangul))
		}
	}
	if lastWords[w] {
		return LastPassage, false
	}
	digits := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(w, "st"), "nd"), "rd"), "th")
	for _, ending := range []string{"-й", "-я", "-е", "-ю", "-ую", "번째"} {
		digits = strings.TrimSuffix(digits, ending)
	}
	if len(digits) > 2 {
		return 0, false
	}
	if m, err := strconv.Atoi(digits); err == nil && m > 0 && m <= maxPicked {
		return m, true
	}
	return 0, false
}

// ordinals are the words for the first, the second and so on.
func ordinals() [][]string {
	return [][]string{
		{"first", "один", "первый", "первая", "первое", "первую", "первой", "첫째", "첫번째", "첫"},
		{"second", "второй", "вторая", "второе", "вторую", "둘째", "두번째", "두"},
		{"third", "третий", "третья", "третье", "третью", "третьей", "셋째", "세번째", "세"},
		{"fourth", "четвертый", "четвертая", "четвертое", "четвертую", "넷째", "네번째", "네"},
		{"fifth", "пятый", "пятая", "пятое", "пятую", "다섯째", "다섯번째", "다섯"},
		{"sixth", "шестой", "шестая", "шестое", "шестую", "여섯째", "여섯번째", "여섯"},
	}
}

var (
	lastWords = text.WordSet("last последний последняя последнее последнюю 마지막")
	pickVerbs = text.WordSet(`open show see read expand context view
открой откройте открыть покажи покажите показать прочитай
열어 열어줘 열어주세요 보여줘 보여주세요 보여 보기 읽어줘`)
	pickNouns = text.WordSet(`one passage quote source result
номер цитата цитату отрывок источник результат
번째 번 것 거 걸 인용 인용문 구절 출처`)
	pickThings  = text.WordSet("article number item story статья статью 기사")
	pickFillers = text.WordSet("the me please pls to go and up in full a мне пожалуйста а 좀 줘 주세요 을 를")
)
