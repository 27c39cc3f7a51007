package query

import (
	"testing"
	"time"
)

// may is a Sunday; June lies ahead of it, and March behind.
var may = time.Date(2025, 5, 25, 12, 0, 0, 0, time.UTC)

// A date that bounds what is asked for is no filter of the publication.
func TestDatesOfEventsAreNoFilters(t *testing.T) {
	for _, question := range []string{
		"Is the bridge closed until June?", "Will the bridge open before 1 June?", "When will Voss start, before or after June?",
		"Will the line close after October?", "Is the port shut till July", "bridge closed until June", "Was the bridge to open before July?",
		"Does the union threaten a strike after 20 March?", "Can the tram run after 7 April?", "Which stations will close after 20 March?",
		"Who is to lead the port after 1 April 2025?", "Do drivers walk out before 30 March?", "What happens if it is shut until the end of April?",
		"How many trams are going to run after Easter?", "Should schools open before Christmas?", "Is rent due before the third quarter?",
		"Are the roads shut until mid-June?", "Isn't the office open until 3 May?", "When is the vote, before 4 May?", "up to 3 November",
		"Мост закрыт до июня?", "Будут ли выборы до июля?", "Откроется ли мост после 20 марта?", "Будет ли забастовка после 1 апреля?",
		"Когда откроется мост, до июня?", "Какие станции закроются после 7 апреля?", "Угрожает ли профсоюз забастовкой после 20 марта?",
		"Міст закрито до червня?", "Чи будуть вибори до липня?", "Коли відкриється міст, після 20 березня?", "Міст відкриють після грудня?",
		"다리는 6월까지 통제되나?", "다리는 12월 전에 열리나요?", "노조는 3월 20일 이후 파업하나?", "선거는 7월 이전에 있을까?", "6월까지 다리 통제",
		"Ist die Brücke bis Juni gesperrt?", "Wird die Brücke vor Juli geöffnet?", "Wird nach dem 20. März gestreikt?", "Bleibt die Brücke bis zum 5. Mai gesperrt?",
		"Est-ce que le pont est fermé jusqu'en juin ?", "¿Está cerrado el puente hasta junio?",
	} {
		if q := Parse(question, may, outlets); !q.Filter.Empty() || q.Text != question {
			t.Errorf("%q became %q with filter %q", question, q.Text, q.Filter.Words())
		}
	}
}

// In keywords, of the past, and of what was published it is one.
func TestDatesOfThePastAreFilters(t *testing.T) {
	for question, want := range map[string][2]string{
		"strike after 20 March": {"2025-03-21", ""}, "strike before 20 March": {"", "2025-03-20"}, "strike until April": {"", "2025-05-01"},
		"Voss till 3 May": {"", "2025-05-04"}, "trams after April": {"2025-05-01", ""}, "bridge before April 2025": {"", "2025-04-01"},
		"bridge until June 2024": {"", "2024-07-01"}, "strike since June": {"2024-06-01", ""}, "strike since November": {"2024-11-01", ""},
		"strike between June and August": {"2024-06-01", "2024-09-01"}, "strike from 3 to 5 June": {"2024-06-03", "2024-06-06"},
		"Did the union strike after 20 March?": {"2025-03-21", ""}, "What did Voss say before April?": {"", "2025-04-01"},
		"Who was hurt after 1 May?": {"2025-05-02", ""}, "Has the bridge closed since 2 April?": {"2025-04-02", ""},
		"Which articles are there before 20 March?": {"", "2025-03-20"}, "What do articles say after 20 March?": {"2025-03-21", ""},
		"What is reported after 20 March?": {"2025-03-21", ""}, "Is there news after 1 May?": {"2025-05-02", ""}, "What is new after 1 May?": {"2025-05-02", ""},
		"Why did the tram stop after 29 April?": {"2025-04-30", ""}, "After 1 April, who closed the bridge?": {"2025-04-02", ""},
		"мост до апреля": {"", "2025-04-01"}, "мост после 20 марта": {"2025-03-21", ""}, "Что сказал Хаас до апреля?": {"", "2025-04-01"},
		"Объявил ли профсоюз забастовку после 20 марта?": {"2025-03-21", ""}, "мост с июня": {"2024-06-01", ""}, "Какие новости будут после 1 мая?": {"2025-05-02", ""},
		"міст до квітня": {"", "2025-04-01"}, "міст після 20 березня": {"2025-03-21", ""}, "міст з червня": {"2024-06-01", ""},
		"다리 4월까지": {"", "2025-05-01"}, "다리 3월 20일 이전": {"", "2025-03-20"}, "다리는 4월 전에 통제됐나?": {"", "2025-04-01"}, "파업 6월 이후": {"2024-06-01", ""},
		"노조는 3월 20일 이후 파업했나?": {"2025-03-20", ""}, "Brücke bis April": {"", "2025-05-01"}, "Brücke vor dem 5. Mai": {"", "2025-05-05"},
		"Brücke nach dem 20. März": {"2025-03-21", ""}, "Was geschah nach dem 20. März?": {"2025-03-21", ""}, "Streik seit Juni": {"2024-06-01", ""},
	} {
		f := Parse(question, may, outlets).Filter
		if got := [2]string{dayOf(f.Since), dayOf(f.Until)}; got != want {
			t.Errorf("%q: %q, want %q", question, got, want)
		}
	}
}

func dayOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
