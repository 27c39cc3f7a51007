package query

import (
	"strings"
	"testing"
)

// searched joins the words of a question that are searched, as typed.
func searched(question string) string {
	q := Query{Text: question}
	var words []string
	for _, t := range q.Tokens() {
		if !t.Stop {
			words = append(words, question[t.Start:t.End])
		}
	}
	return strings.Join(words, " ")
}

func TestUkrainianQuestionWordsAreNotSearched(t *testing.T) {
	for question, want := range map[string]string{
		"Скільки підстанцій пошкоджено у Харкові?": "підстанцій пошкоджено Харкові",
		"Хто очолює порт Одеси?":                   "очолює порт Одеси",
		"Що сказав Остап Коваленко про пожежу?":    "Остап Коваленко пожежу",
		"Коли відкриють музей?":                    "відкриють музей",
		"Де порт?":                                  "порт",
		"де порт одеси":                             "порт одеси",
		"Чому й досі зачинено міст?":                "досі зачинено міст",
		"Як звати мера Львова?":                     "звати мера Львова",
		"Чи підняли тарифи?":                        "підняли тарифи",
		"Кому передали дрони?":                      "передали дрони",
		"Із ким зустрівся мер?":                     "зустрівся мер",
		"Про що домовилися з Кім Чен Ином у Києві?": "домовилися Кім Чен Ином Києві",
		"Скажіть, будь ласка, котра година?":        "котра година",
		"З якого року діє закон?":                   "року діє закон",
		// Russian and others
		"Ким Чен Ын и Мали":              "Ким Чен Ын Мали",
		"Сколько Як-40 над Мали?":        "Як 40 над Мали",
		"Шарль де Голль":                 "Шарль де Голль",
		"Де Голль и Черчилль":            "Де Голль Черчилль",
		"ось зла":                        "ось зла",
		"Что сказал Лавров про санкции?": "Лавров санкции",
		"Where is the port of Odesa?":    "port Odesa",
		"북한 미사일 Де":                      "북한 미사 사일 Де",
		"Як-40 упал":                     "Як 40 упал",
	} {
		if got := searched(question); got != want {
			t.Errorf("%q: %q is searched, want %q", question, got, want)
		}
	}
}
