package query

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFollowUpsAreJoinedWithTheLastQuestion(t *testing.T) {
	const (
		say   = "What did Lavrov say about sanctions?"
		many  = "How many shells did Russia receive?"
		visit = "When did Lavrov visit Pyongyang?"
		ru    = "Что сказал Путин о санкциях?"
		ruN   = "Сколько снарядов получила Россия?"
		ruW   = "Когда Лавров посетил Пхеньян?"
		ko    = "푸틴은 제재에 대해 뭐라고 말했나요?"
		koN   = "북한은 포탄을 몇 발 보냈나요?"
		koW   = "라브로프는 언제 평양을 방문했나요?"
	)
	for _, c := range []struct{ last, message, want string }{
		// The same kind of thing takes the place of what was asked before.
		{say, "and about nuclear weapons?", "What did Lavrov say about nuclear weapons?"},
		{"What did Lavrov say about sanctions on North Korea?", "and about nuclear weapons?", "What did Lavrov say about nuclear weapons?"},
		{"remarks on sanctions", "and about shells?", "remarks about shells"},
		{"What did Lavrov promise?", "and about Kursk?", "What did Lavrov promise about Kursk?"},
		{say, "what about Choe?", "What did Choe say about sanctions?"},
		{say, "How about Choe Son Hui", "What did Choe Son Hui say about sanctions?"},
		{say, "and Putin?", "What did Putin say about sanctions?"},
		{say, "And what did Putin say?", "What did Putin say about sanctions?"},
		{say, "and missiles?", "What did Lavrov say about missiles?"},
		{"what did lavrov say about sanctions?", "what about choe?", "what did choe say about sanctions?"},
		{"What was Lavrov's answer?", "and Choe?", "What was Choe's answer?"},
		{"What did Ida Holm say?", "what about Jonas Reed?", "What did Jonas Reed say?"},
		{many, "What about Ukraine?", "How many shells did Ukraine receive?"},
		{many, "and missiles?", "How many missiles did Russia receive?"},
		{many, "how many missiles?", "How many missiles did Russia receive?"},
		{"How many North Korean troops died?", "and Iranian drones?", "How many Iranian drones died?"},
		{"How many shells did Russia receive from North Korea?", "and from Iran?", "How many shells did Russia receive from Iran?"},
		{"What happened in Marsk?", "and in Selby?", "What happened in Selby?"},
		{visit, "And Moscow?", "When did Lavrov visit Moscow?"},
		{ru, "а Лавров?", "Что сказал Лавров о санкциях?"},
		{ru, "а о ядерном оружии?", "Что сказал Путин о ядерном оружии?"},
		{ru, "А что насчёт Шойгу?", "Что сказал Шойгу о санкциях?"},
		{ruN, "а ракет?", "Сколько ракет получила Россия?"},
		{ruN, "сколько ракет?", "Сколько ракет получила Россия?"},
		{ruN, "а Украина?", "Сколько снарядов получила Украина?"},
		{ko, "라브로프는요?", "라브로프는 제재에 대해 뭐라고 말했나요?"},
		{ko, "그럼 최선희는?", "최선희는 제재에 대해 뭐라고 말했나요?"},
		{ko, "핵무기에 대해서는요?", "푸틴은 핵무기에 대해 뭐라고 말했나요?"},
		{koN, "미사일은요?", "북한은 미사일을 몇 발 보냈나요?"},
		{"김민수는 언제 협상을 재개하나요?", "박지은은요?", "박지은은 언제 협상을 재개하나요?"},
		{"가온만에서 무슨 일이 있었나요?", "해람은 어때?", "해람에서 무슨 일이 있었나요?"},
		{"가온만에서 무슨 일이 있었나요?", "해람은요?", "해람에서 무슨 일이 있었나요?"},
		{"가온만에서 무슨 일이 있었나요?", "해람에서는?", "해람에서 무슨 일이 있었나요?"},
		{koN, "이란은 어때요?", "이란은 포탄을 몇 발 보냈나요?"},
		// Questions without a topic are asked of the last one.
		{say, "when was that?", "when was that: Lavrov say about sanctions?"},
		{say, "Why?", "Why: Lavrov say about sanctions?"},
		{many, "who said so?", "who said so: shells Russia receive?"},
		{many, "how many?", "how many: shells Russia receive?"},
		{many, "and who sent them?", "who sent them: shells Russia receive?"},
		{many, "And who paid?", "who paid: shells Russia receive?"},
		{many, "Is that true?", "Is that true: shells Russia receive?"},
		{many, "Did Kim confirm it?", "Did Kim confirm it: shells Russia receive?"},
		{"when was that: shells Russia receive?", "and why?", "why: shells Russia receive?"},
		{"ferry inspections", "why", "why: ferry inspections?"},
		{"Who leads the union?", "What did she say?", "What did she say: leads the union?"},
		{ru, "а когда это было?", "когда это было: Путин о санкциях?"},
		{ru, "почему?", "почему: Путин о санкциях?"},
		{ruN, "кто это сказал?", "кто это сказал: снарядов получила Россия?"},
		{ko, "그건 언제였나요?", "언제: 푸틴은 제재에 대해?"},
		{ko, "왜요?", "왜: 푸틴은 제재에 대해?"},
		{koN, "누가 그렇게 말했나요?", "누가: 북한은 포탄을 몇 발 보냈나요?"},
		{koN, "몇 발이나요?", "몇: 북한은 포탄을 몇 발 보냈나요?"},
		{"Wer bestreikt das Terminal?", "und warum?", "warum: bestreikt das Terminal?"},
		// A person is who was asked about.
		{visit, "What did he say about sanctions?", "What did Lavrov say about sanctions?"},
		{visit, "and did he meet Kim?", "did Lavrov meet Kim?"},
		{visit, "What was his message?", "What was his message: Lavrov?"},
		{visit, "Who met him there?", "Who met him there: Lavrov visit Pyongyang?"},
		{visit, "What did he say?", "What did he say: Lavrov visit Pyongyang?"},
		{ruW, "что он обещал Киму?", "что Лавров обещал Киму?"},
		{ruW, "что он сказал?", "что он сказал: Лавров посетил Пхеньян?"},
		{koW, "그는 뭐라고 했나요?", "뭐: 라브로프는 언제 평양을 방문했나요?"},
		// Courtesy does not make a topic, and filters stay filters.
		{say, "Thanks! And when was that, please?", "when was that: Lavrov say about sanctions?"},
		{say, "what about Choe since October 2024?", "What did Choe say about sanctions?"},
	} {
		if got := ParseMessage(c.message, now, outlets).After(c.last); got.Text != c.want || got.Act != NewQuestion {
			t.Errorf("%q after %q\n asks %q (act %d)\n want %q", c.message, c.last, got.Text, got.Act, c.want)
		}
	}
}

// What has a topic of its own, or is a filter, does not change with the last
// question.
func TestOwnTopicsStandAlone(t *testing.T) {
	for _, message := range []string{
		"What did Parliament pass?", "And what did the minister promise?", "gazette", "just curious", "Who leads Germany?",
		"How many troops did North Korea send?", "What did Putin promise Kim?", "Why did Kim say he would respond?",
		"Did Russia say it would retaliate?", "What happened in Seoul this week?", "Are there new sanctions on coal?",
		"Which head of state announced his resignation?", "What did Lavrov say that angered Kim?", "north korea troops kursk",
		"since june", "and since October?", "only yonhap", "only Choe", "by Choe", "and by Choe", "the lantern", "what about Yonhap",
		"2024", "yesterday", "more", "reset", "without dates", "", "???", "the of and", "and", "and you?", "thanks!",
		"Кто руководит Германией?", "Сколько солдат отправила КНДР?", "러시아는 포탄을 몇 발 받았나요?", "2024년 10월 이후",
	} {
		m := ParseMessage(message, now, outlets)
		if got := m.After("What did Lavrov say about sanctions?"); !reflect.DeepEqual(got, m) {
			t.Errorf("%q became %q (act %d)", message, got.Text, got.Act)
		}
	}
	for _, message := range []string{"when was that?", "what about Choe?", "and Lavrov?"} {
		m := ParseMessage(message, now, outlets)
		for _, last := range []string{"", "???", "when was that?"} {
			if got := m.After(last); !reflect.DeepEqual(got, m) {
				t.Errorf("%q after %q became %q", message, last, got.Text)
			}
		}
	}
}

// A name that nothing in the last question is like still filters by it.
func TestNamesOfAnotherKindFilter(t *testing.T) {
	for last, message := range map[string]string{
		"ferry inspections":                   "what about Dahl",
		"How many shells did Russia receive?": "and Lavrov?",
	} {
		if m := ParseMessage(message, now, outlets).After(last); m.Act != Refinement || len(m.Filter.People) != 1 {
			t.Errorf("%q after %q: act %d, %q", message, last, m.Act, m.Text)
		}
	}
}

func TestSwapInFilters(t *testing.T) {
	s := ParseMessage("what about Choe?", now, outlets).After("What did Antony Blinken say about shells?").Swapped
	if s != (Swap{"Antony Blinken", "Choe"}) {
		t.Fatalf("swapped %+v", s)
	}
	if got := s.In([]string{"Dahl", "Blinken"}); !reflect.DeepEqual(got, []string{"Dahl", "Choe"}) {
		t.Errorf("the filter names %q", got)
	}
}

func FuzzAfter(f *testing.F) {
	for _, s := range [][2]string{
		{"and about x?", "What did A say about b?"}, {"what about Choe's", "A's?"}, {"мне о", "о о о"}, {"그럼 는요", "는 을 대해"},
		{"how many x?", "how many y"}, {"when was that?", "…"}, {"he?", "Did Lavrov"}, {"and\xff", "\xffLavrov Putin"}, {"and in", "in"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, message, last string) {
		m := ParseMessage(message, now, outlets)
		got := m.After(last)
		if len(got.Text) > len(message)+len(last)+len(": ?") {
			t.Fatalf("%q after %q grew to %q", message, last, got.Text)
		}
		if utf8.ValidString(message) && utf8.ValidString(last) && !utf8.ValidString(got.Text) {
			t.Fatalf("%q after %q is cut within a character: %q", message, last, got.Text)
		}
		if again := m.After(last); again.Text != got.Text || strings.TrimSpace(got.Text) == "" && m.Text != "" && m.Act == NewQuestion {
			t.Fatalf("%q after %q: %q, then %q", message, last, got.Text, again.Text)
		}
	})
}
