package retrieval_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// A name is found in articles in the other alphabet. A word with a meaning
// there is not taken for a name.
func TestNamesAcrossAlphabets(t *testing.T) {
	english := exhaustive.New(articles(
		"Front\nZelenskyy asked for shells. Lavrov and Shoigu did not answer.",
		"North\nKim Jong Un met Putin in Pyongyang, in North Korea.",
		"Market\nThe market sold cabbage and marble.",
		"Guest\nIgor Volkov was the guest of a museum."))
	russian := exhaustive.New(articles(
		"Фронт\nЗеленский попросил снаряды. Лавров не ответил, а Шойгу уехал.",
		"Север\nКим Чен Ын встретил Путина в Пхеньяне, в КНДР.",
		"Рынок\nИгорь продал капусту и мрамор. Горы были далеко."))
	for _, c := range []struct {
		in              *exhaustive.Searcher
		question, first string
		also            []string
	}{
		{english, "Что попросил Зеленский?", "Front", []string{"Зеленский=Zelenskyy", "попросил=ask"}},
		{english, "Кто видел Зеленского?", "Front", []string{"Зеленского=Zelenskyy"}},
		{english, "Где был Лавров?", "Front", []string{"Лавров=Lavrov"}},
		{english, "Что сказали Лаврову?", "Front", []string{"Лаврову=Lavrov"}},
		{english, "Где был Шойгу?", "Front", []string{"Шойгу=Shoigu"}},
		{english, "Кого встретил Ким Чен Ын?", "North", []string{"Ким Чен Ын=Kim Jong Un", "встретил=meet"}},
		{english, "김정은 만남", "North", []string{"김정은=Kim Jong Un", "만남=meeting"}},
		{english, "что попросил зеленский", "Front", []string{"зеленский=Zelenskyy", "попросил=ask"}},
		{english, "лавров и сша", "Front", []string{"лавров=Lavrov"}},
		{english, "Кто такой Игорь Шойгу?", "Guest", []string{"Шойгу=Shoigu", "Игорь=Igor"}},
		{english, "Кого видел Волков?", "Guest", []string{"Волков=Volkov"}},
		{english, "Сколько волков видел Петров?", "", nil}, // those are wolves: he has a capital
		{english, "Кто видел Марбла?", "", nil},
		{russian, "What did Zelensky ask for?", "Фронт", []string{"Zelensky=Зеленский", "ask=попросить"}},
		{russian, "What did Lavrov say?", "Фронт", []string{"Lavrov=Лавров"}},
		{russian, "what did lavrov say", "Фронт", []string{"lavrov=Лавров"}},
		{russian, "What did lavrov say?", "Фронт", []string{"lavrov=Лавров"}},
		{russian, "Where did Igor sell it?", "Рынок", []string{"sell=продать", "Igor=Игорь"}},
		{russian, "a market of igor", "", nil}, // too short to be known without a capital
		{russian, "Did Gore come?", "", nil},
		{russian, "Whom did Kim Jong Un meet?", "Север", []string{"Kim Jong Un=Ким Чен Ын", "meet=встретиться"}},
		{russian, "Who came to North Korea?", "Север", []string{"North Korea=КНДР", "North Korea=Пхеньян"}},
		{russian, "Where is Macron?", "", nil},
	} {
		r, err := c.in.Search(t.Context(), query.Query{Text: c.question, Top: 5})
		if err != nil {
			t.Fatal(err)
		}
		if said := alsoOf(r); !slices.Equal(said, c.also) || c.first != "" && firstOf(r) != c.first {
			t.Errorf("%q: %q first, also searched %q; want %q and %q", c.question, firstOf(r), said, c.first, c.also)
		}
	}
}

// A Russian name is found in any grammatical case.
func TestRussianNamesInTheirCases(t *testing.T) {
	for _, c := range []struct{ text, question, first, also string }{
		{"Визит\nМинистра Сергея Лаврова встретили.", "Где Лавров?", "Визит", ""},
		{"Визит\nМинистра Сергея Лаврова встретили.", "Where is Lavrov?", "Визит", "Lavrov=Лавров"},
		{"Визит\nПрибыл Сергей Лавров.", "Что сказали Лаврову?", "Визит", ""},
		{"Лес\nВ лесу нет Ростова.", "Что сказали Шаврову?", "", ""},
	} {
		s := exhaustive.New(articles(c.text, "Рынок\nНа рынке продали столы и стулья."))
		r, err := s.Search(t.Context(), query.Query{Text: c.question, Top: 5})
		if err != nil {
			t.Fatal(err)
		}
		if said := strings.Join(alsoOf(r), "; "); said != c.also || firstOf(r) != c.first {
			t.Errorf("%q: %q first, also searched %q; want %q and %q", c.question, firstOf(r), said, c.first, c.also)
		}
	}
}
