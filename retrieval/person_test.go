package retrieval_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// A filter by person passes articles that name the person under any name, and
// the result says under which.
func TestPeopleUnderAnyName(t *testing.T) {
	own, err := query.ReadAliases(strings.NewReader("- [Henrike Voss, die Hafenchefin]"))
	if err != nil {
		t.Fatal(err)
	}
	coverage := articles(
		"Front\nZelensky spoke of trust in his address.",
		"Фронт\nЗеленского спросили о trust.",
		"Визит\nСергея Лаврова встретила Цой Сон Хи, trust.",
		"Talks\nLavrov denied it. Sergei Shoigu, too, has no trust.",
		"회담\n김정은 위원장 trust.",
		"Envoy\nForeign Minister Cho Tae-yul spoke of trust.",
		"Hafen\nDie Hafenchefin sprach von trust.",
		"Green\nThe Grin family lost trust in a man called Karimov.",
	)
	for _, c := range []struct{ person, titles, also string }{
		{"zelenskyy", "Front; Фронт", "Zelenskyy=Zelensky; Zelenskyy=Зеленский"},
		{"Volodymyr Zelenskyy", "", ""},
		{"Зеленский", "Front; Фронт", "Зеленский=Zelensky"},
		{"Lawrow", "Talks; Визит", "Lawrow=Lavrov; Lawrow=Лаврова"},
		{"Лавров", "Talks; Визит", "Лавров=Lavrov"},
		{"Sergey Lavrov", "Talks; Визит", "Lavrov=Лавров; Sergey=Sergei; Sergey=Сергея"},
		{"choe son hui", "Визит", "Choe Son Hui=Цой Сон Хи"},
		{"최선희", "Визит", "최선희=Цой Сон Хи"},
		{"Kim Jong Un", "회담", "Kim Jong Un=김정은"},
		{"Cho Taeyul", "Envoy", "Taeyul=Tae-yul"},
		{"Henrike Voss", "Hafen", "Henrike Voss=die Hafenchefin"},
		{"Green", "Green", ""}, // by the headline; Grin is somebody else
		{"Kerimova", "", ""},
		{"schoigu", "Talks", "Schoigu=Shoigu"},
		{"Shoigu", "Talks", ""},
		{"the", "", ""},
	} {
		q := query.Query{Text: "trust", Top: 10, Aliases: query.ShippedAliases().With(own)}
		q.People = []string{c.person}
		r, err := exhaustive.New(coverage).Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		var titles []string
		for _, p := range r.Passages {
			titles = append(titles, p.Article.Title)
		}
		slices.Sort(titles)
		also := alsoOf(r)
		slices.Sort(also)
		want := strings.Split(c.also, "; ")
		slices.Sort(want)
		if got := strings.Join(titles, "; "); got != c.titles || strings.Join(also, "; ") != strings.Join(want, "; ") {
			t.Errorf("%s: %q, also searched %q; want %q and %q", c.person, got, also, c.titles, want)
		}
	}
}

// A single article is checked for people by the same rules as a coverage.
func TestAdmitsPeopleUnderAnyName(t *testing.T) {
	article := articles("Визит\nСергея Лаврова встретила Цой Сон Хи, о доверии говорил Karimov.")[0]
	for person, want := range map[string]bool{
		"lavrov": true, "Sergei Lavrov": true, "Choe Son Hui": true, "Лавровым": true,
		"Shoigu": false, "Choe Son Lavrov": false, "Karimow": true, "Karimob": false, "": false,
	} {
		f := query.Filter{People: []string{person}}
		if got := retrieval.Admits(f, &article); got != want {
			t.Errorf("%q: %v", person, got)
		}
	}
}
