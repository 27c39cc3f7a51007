package retrieval_test

import (
	"strings"
	"testing"

	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// Ukrainian coverage is found by questions in other languages, and coverage in
// other languages by Ukrainian ones. must is in the first quote.
func TestUkrainianIsTranslated(t *testing.T) {
	ukrainian := []string{
		"Порт\nПорт в Одесі прийняв у січні дев’яносто тисяч тонн зерна.",
		"Повінь\nПовінь затопила одинадцять сіл на Закарпатті. Їхні мешканці чекають на допомогу.",
		"Страйк\nШахтарі оголосили страйк, і профспілка вимагає підвищити платню.",
		"Вибори\nНа виборах мера Чернівців перемогла Марія Ткачук. Інші кандидати визнали поразку.",
	}
	russian := []string{
		"Порт\nПорт в Одессе принял в январе девяносто тысяч тонн зерна. Это рекорд.",
		"Забастовка\nШахтеры объявили забастовку, и профсоюз требует повысить зарплату.",
	}
	english := []string{
		"Port\nThe port of Odesa took in ninety thousand tonnes of grain in January.",
		"Strike\nThe miners went on strike after their union had demanded higher wages.",
	}
	for _, c := range []struct {
		paper          []string
		question, must string
	}{
		{ukrainian, "Odesa port grain", "зерна"},
		{ukrainian, "How many villages were flooded?", "сіл"},
		{ukrainian, "Who won the election of the mayor?", "Ткачук"},
		{ukrainian, "Сколько сёл затопило наводнение?", "сіл"},
		{ukrainian, "забастовка шахтеров", "страйк"},
		{ukrainian, "Чого вимагає профспілка?", "платню"},
		{russian, "Скільки зерна прийняв порт Одеси?", "тонн"},
		{russian, "Чому профспілка оголосила страйк?", "зарплату"},
		{english, "Чому страйкують шахтарі? Чого вимагає профспілка?", "wages"},
		{english, "Скільки зерна прийняв порт?", "grain"},
	} {
		r, err := exhaustive.New(articles(c.paper...)).Search(t.Context(), query.Query{Text: c.question, Top: 5})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Passages) == 0 || !strings.Contains(r.Passages[0].Text(), c.must) {
			t.Errorf("%q finds no %s; missing %q, untranslated %q", c.question, c.must, r.Missing, r.Untranslated)
		}
	}
}
