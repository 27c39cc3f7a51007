package retrieval_test

import (
	"testing"

	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// Numbers are read and found in words of German and Ukrainian, too.
func TestNumbersInOtherLanguages(t *testing.T) {
	for _, c := range []struct {
		article   string
		questions []string
	}{
		{
			"Streik\nDer Streik dauerte zwölf Tage, und die Werft zahlte 3,2 Millionen Euro. Rund 3.000 Arbeiter und zweiundvierzig Lotsen kamen. Das Schiff ist 300 Kilometer weit.",
			[]string{"12 Tage", "3.2 Millionen Euro", "3200000 Euro", "3,2 Mio Euro", "3000 Arbeiter", "3 000 Arbeiter", "42 Lotsen", "300 km", "300km"},
		},
		{
			"Порт\nУ порту Одеси пошкоджено п'ять підстанцій, і двадцять два моряки зникли. Компанія має 40 тисяч працівників та 3 кораблі.",
			[]string{"5 підстанцій", "п’ять підстанцій", "22 моряки", "40 000 працівників", "40 тис. працівників", "три кораблі"},
		},
		{
			"Порт\nВ порту повреждены семь кранов, и сто двадцать человек ушли. Потрачено полтора миллиона, курс 7,5 рубля за 2 кг. Он прошёл 1-й тур.",
			[]string{"7 кранов", "120 человек", "7.5 рубля", "2 килограмма", "2кг", "1-го тура"},
		},
	} {
		s := exhaustive.New(articles(c.article))
		for _, question := range c.questions {
			r, err := s.Search(t.Context(), query.Query{Text: question, Top: 1})
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Missing) > 0 || len(r.Passages) == 0 {
				t.Errorf("%q misses %q, %d passages", question, r.Missing, len(r.Passages))
			}
		}
	}
}
