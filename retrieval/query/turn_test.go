package query

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// answered is a turn as the bot makes it of an answer whose quotes are given. The
// words that may be the answer are those of the first quote after "=".
func answered(question, answer string, quotes ...string) Turn {
	t := Turn{Question: question}
	for _, q := range quotes {
		t.Shown = append(t.Shown, Mentions(q))
	}
	for _, m := range t.Shown[0] {
		if m.Name == answer {
			t.Answers = append(t.Answers, m)
		}
	}
	t.Outlets = []string{"Harbour Times"}
	return t
}

func TestPointersAreAskedByName(t *testing.T) {
	var (
		union   = answered("Who leads the union?", "Ida Holm", "The union's leader, Ms. Ida Holm, said “we will not go back” before talks.")
		tax     = answered("Who opposed the tax?", "Jonas Reed", "The Marsk council voted 14 to 9 for a harbour tax. Mayor Jonas Reed opposed it.")
		quarrel = answered("What happened at the talks?", "", "Casey Holm met Mayor Rowan Reed on Monday. Casey Holm said no, and Rowan Reed left.")
		known   = answered("What happened at the talks?", "", "Ms. Ida Holm met Mr. Jonas Reed on Monday.")
		yard    = answered("Who won the contract?", "Brandt Shipyard", "Brandt Shipyard won a contract on Tuesday to build a hangar at Marsk air base.")
		museum  = answered("Where did the museum open?", "Selby", "A lighthouse museum opened in Selby on Saturday.")
		mayor   = answered("Кто подал в отставку?", "Анна Щукина", "Мэр Орлы Анна Щукина подала в отставку в понедельник.")
		admiral = answered("Сколько продлятся учения?", "", "Адмирал Пётр Ёлкин заявил, что учения продлятся до пятницы.")
		sijang  = answered("누가 사임했나요?", "박지은", "오를라 시장 박지은이 월요일 사임했다.")
		visit   = answered("When did Lavrov visit Pyongyang?", "", "Foreign Minister Sergei Lavrov arrived in Pyongyang on Monday.")
		both    = answered("Who replaced Jonas Reed?", "Anna Cole", "Anna Cole said on Friday that she replaced Mr. Jonas Reed.")
	)
	for _, c := range []struct {
		turn          Turn
		message, want string
	}{
		{union, "What did she say?", "What did Ida Holm say?"},
		{union, "what did she say", "what did Ida Holm say"},
		{union, "And what did she say?", "what did Ida Holm say?"},
		{union, "Who is she?", "Who is Ida Holm?"},
		{union, "Who is her deputy?", "Who is Ida Holm's deputy?"},
		{union, "her deputy", "Ida Holm's deputy"},
		{union, "Who met her?", "Who met Ida Holm?"},
		{union, "What did the mayor say about her?", "What did the mayor say about Ida Holm?"},
		{union, "Where does she live?", "Where does Ida Holm live?"},
		{union, "What did that woman say?", "What did Ida Holm say?"},
		{union, "Что она сказала?", "Что Ida Holm сказала?"},
		{union, "그녀는 뭐라고 했나요?", "Ida Holm는 뭐라고 했나요?"},
		{tax, "Why did he oppose it?", "Why did Jonas Reed oppose it?"},
		{tax, "What else did he say?", "What else did Jonas Reed say?"},
		{tax, "Who is his deputy?", "Who is Jonas Reed's deputy?"},
		{known, "What did she say?", "What did Ida Holm say?"},
		{known, "What did he say?", "What did Jonas Reed say?"},
		{yard, "Who owns that company?", "Who owns Brandt Shipyard?"},
		{yard, "Where is this company's office?", "Where is Brandt Shipyard's office?"},
		{yard, "Where are they based?", "Where are Brandt Shipyard based?"},
		{yard, "What happened there?", "What happened in Marsk?"},
		{museum, "What else happened there?", "What else happened in Selby?"},
		{museum, "Who lives in that town?", "Who lives in Selby?"},
		{museum, "What did that paper write?", "What did Harbour Times write?"},
		{mayor, "Что она сказала?", "Что Анна Щукина сказала?"},
		{mayor, "почему она ушла?", "почему Анна Щукина ушла?"},
		{mayor, "кто её заместитель?", "кто заместитель Анна Щукина?"},
		{mayor, "кто её сменил?", "кто Анна Щукина сменил?"},
		{admiral, "что он сказал?", "что Пётр Ёлкин сказал?"},
		{admiral, "а когда он приехал?", "когда Пётр Ёлкин приехал?"},
		{sijang, "그녀는 뭐라고 했나요?", "박지은은 뭐라고 했나요?"},
		{sijang, "그는 왜 사임했나요?", "박지은은 왜 사임했나요?"},
		{sijang, "그의 후임은 누구인가요?", "박지은의 후임은 누구인가요?"},
		{visit, "What did he say?", "What did Lavrov say?"},
		{visit, "What did he say about sanctions?", "What did Lavrov say about sanctions?"},
		{visit, "Who met him there?", "Who met Lavrov in Pyongyang?"},
		{visit, "What was his message?", "What was Lavrov's message?"},
		{union, "What did Jonas Reed tell her?", "What did Jonas Reed tell Ida Holm?"},
		{union, "What did Lavrov say about her?", "What did Lavrov say about Ida Holm?"},
		{mayor, "что Ёлкин сказал ей?", "что Ёлкин сказал Анна Щукина?"},
		{answered("What did Ida Holm say?", "", "Ida Holm called the deal a fair one, and she left."), "and her union?", "What did Ida Holm's union say?"},
		{answered("What did Mayor Jonas Reed say?", "", "Mayor Jonas Reed opposed it."), "And what did he promise?", "what did Jonas Reed promise?"},
		{answered("What did the Harbour Times report on the strike?", "", "Dockers walked out."), "and what did they report on the tax?", "what did Harbour Times report on the tax?"},
		{visit, "and did he meet Kim?", "did Lavrov meet Kim?"},
		{both, "What did she say?", "What did Anna Cole say?"},
		{both, "What did he say?", "What did Jonas Reed say?"},
	} {
		m, choices := ParseMessage(c.message, now, outlets).AfterTurn(c.turn)
		if m.Text != c.want || m.Act != NewQuestion || choices != nil {
			t.Errorf("%q after %q\n asks %q (%d choices)\n want %q", c.message, c.turn.Question, m.Text, len(choices), c.want)
		}
	}
	m, choices := ParseMessage("What did she say?", now, outlets).AfterTurn(quarrel)
	if len(choices) != 2 || choices[0].Name != "Casey Holm" || choices[1].Message.Text != "What did Rowan Reed say?" || m.Text != "What did she say?" {
		t.Errorf("%q, choices %+v", m.Text, choices)
	}
}

// What points to nothing that was named, or names whom it speaks of itself, stays
// as it is typed.
func TestPointersWithinAMessageStay(t *testing.T) {
	turn := answered("Who leads the union?", "Ida Holm", "The union's leader, Ms. Ida Holm, said no. Talks open in Selby.")
	for _, message := range []string{
		"Why did Kim say he would respond?", "Did Russia say it would retaliate?", "What did Lavrov say that angered her?",
		"Which head of state announced his resignation?", "Are there new sanctions on coal?", "Is there a strike?", "How many ships were there in 2020?",
		"Who opened the museum?", "Did Kim say who would succeed him?", "What did Ida Holm do to her?", "What does the mayor say about the tax?", "Why did the minister say he would go?", "What happened this week?",
		"What is the harbour tax?", "How high were the waves?", "Did Jonas Reed say that he opposed the tax?", "When does the museum open?",
		"How much is the hangar contract worth?", "Who paid for the new cranes?", "Which ships sail?", "Where did the missile fall?",
		"What did Parliament pass?", "Кто руководит Германией?", "Сколько кораблей участвуют в учениях?", "Что министр сказал о его визите в Орлу и Москву?",
		"선거는 언제 치러지나요?", "노조는 무엇을 요구하나요?", "러시아는 포탄을 몇 발 받았나요?", "port authority rise", "ferry inspections", "harbour tax",
		"When is the election?", "How old is Olu Adeyemi?", "Who is Ruth Okafor?", "List all articles about the strike", "latest on the storm",
		"What did the port authority agree to?", "strike since 2025-01-25", "missiles near Selby", "Entry for children", "Ferries that sailed", "the dockers' deal",
	} {
		m := ParseMessage(message, now, outlets)
		if got, choices := m.AfterTurn(turn); got.Text != m.Text || choices != nil {
			t.Errorf("%q became %q (%d choices)", message, got.Text, len(choices))
		}
	}
}

func FuzzAfterTurn(f *testing.F) {
	for _, s := range [][2]string{
		{"and her union?", "What did Ida Holm say?"}, {"his", "he Lavrov's"}, {"кто его", "Лавров"}, {"거기에서", "오를라 시장 박지은이"}, {"그의 는", "그 는"},
		{"that company's", "in Marsk"}, {"in \xff", "\xff Lavrov Putin"}, {"there there her", "at A. B."},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, message, last string) {
		m := ParseMessage(message, now, outlets)
		got, choices := m.AfterTurn(Turn{Question: last, Answers: Mentions(last), Shown: [][]Mention{Mentions(last)}, Outlets: []string{"Harbour Times"}})
		if utf8.ValidString(message) && utf8.ValidString(last) && !utf8.ValidString(got.Text) {
			t.Fatalf("%q after %q is cut within a character: %q", message, last, got.Text)
		}
		if len(choices) == 1 || len(choices) > maxChoices {
			t.Fatalf("%q after %q: %d choices", message, last, len(choices))
		}
		_ = m.TopicAfter(last, message)
	})
}

func BenchmarkAfterTurn(b *testing.B) {
	turn := answered("Who leads the union?", "Ida Holm", "The union's leader, Ms. Ida Holm, said “we will not go back” before talks.")
	for _, message := range []string{"What did she say?", "and in Selby?", "How much is the hangar contract worth?", strings.Repeat("her x ", 5000), strings.Repeat("그는 ", 5000)} {
		b.Run(message[:10], func(b *testing.B) {
			for b.Loop() {
				_, _ = ParseMessage(message, now, outlets).AfterTurn(turn)
			}
		})
	}
}

func BenchmarkMentions(b *testing.B) {
	body := "The union's leader, Ms. Ida Holm, said “we will not go back” before talks. Mayor Jonas Reed opposed it in Marsk."
	for b.Loop() {
		_ = Mentions(body)
	}
}
