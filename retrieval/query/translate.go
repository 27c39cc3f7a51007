package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// russianYear is what Russian says after the number of a year.
const russianYear = "года"

// toGrammar translates a word of a filter into the English word of the grammar;
// any other word is returned as it is.
func toGrammar(word string) string {
	if word == "" || word[0] < utf8.RuneSelf {
		return word
	}
	if english, ok := filterWords[word]; ok {
		return english
	}
	return word
}

// filterWords maps inflected Russian words, and some Korean ones, to the words
// of the grammar. "До июня" is before June, "по июнь" until its end.
var filterWords = func() map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(`
since с со начиная
until по
before до
after после
between между
and и
in в во на за течение
during
last прошлой прошлую прошлом прошлый последние последних прошлого последнюю последний последнее последней
this этой этом этого эту
yesterday вчера 어제
today сегодня 오늘
week неделе неделю недели недель
month месяц месяца месяце месяцев
day день дня дней
hour час часа часов
two два две двух
three три трёх трех
four четыре четырёх четырех
five пять пяти
six шесть шести
ago назад
monday понедельник понедельника
tuesday вторник вторника
wednesday среду среды
thursday четверг четверга
friday пятницу пятницы
saturday субботу субботы
sunday воскресенье воскресенья
january январь января январе январём
february февраль февраля феврале февралём
march март марта марте мартом
april апрель апреля апреле апрелем
may май мая мае маем
june июнь июня июне июнем
july июль июля июле июлем
august август августа августе августом
september сентябрь сентября сентябре сентябрём
october октябрь октября октябре октябрём
november ноябрь ноября ноябре ноябрём
december декабрь декабря декабре декабрём
года год году годом г
`) {
		if forms := strings.Fields(line); len(forms) > 0 {
			for _, form := range forms[1:] {
				table[form] = forms[0]
				table[strings.ReplaceAll(form, "ё", "е")] = forms[0]
			}
		}
	}
	return table
}()

// nonLatin tells whether a word is written in another alphabet.
func nonLatin(w word) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w.text, `("'“‘«`))
	return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r)
}
