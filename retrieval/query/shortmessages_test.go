package query

import "testing"

func TestPickedPassages(t *testing.T) {
	for message, want := range map[string]int{
		"2": 2, "#2": 2, "[2]": 2, "2.": 2, "2?": 2, "open 2": 2, "Open 2, please": 2, "show 2": 2, "show me 2": 2, "quote 3": 3, "source 1": 1,
		"the second one": 2, "second": 2, "the first one": 1, "open the first": 1, "show me the third": 3, "the third quote": 3, "2nd": 2, "the 2nd one": 2,
		"the last one": LastPassage, "open article 2": 2, "the second article": 2, "context 2": 2, "10": 10,
		"открой 2": 2, "покажи вторую": 2, "вторая": 2, "второй": 2, "2-я": 2, "номер 3": 3, "первую цитату": 1, "последнюю цитату": LastPassage,
		"2번": 2, "2번 보여줘": 2, "두 번째": 2, "두번째 기사": 2, "세 번째 것 보여줘": 3, "첫 번째": 1, "마지막 거": LastPassage,
	} {
		if m := ParseMessage(message, now, outlets); m.Act != PickPassage || m.Passage != want {
			t.Errorf("%q: act %d, passage %d, want %d", message, m.Act, m.Passage, want)
		}
	}
	for _, message := range []string{
		"2024", "2030", "Article 5", "статья 105", "May 2", "2 days", "first", "last", "last week", "the first strike", "2 3", "G7", "9/11", "10 ferries",
		"two", "one", "the second phase", "second round", "open letter", "show trial", "number of ships", "두 나라", "세 나라 정상", "вторая мировая", "первый канал",
		"99", "100", "2nd Brigade", "No 10", "Number 10", "0", "the one", "open", "show",
	} {
		if m := ParseMessage(message, now, outlets); m.Act == PickPassage {
			t.Errorf("%q picks passage %d", message, m.Passage)
		}
	}
}

func TestSmallTalk(t *testing.T) {
	for kind, list := range map[SmallTalk][]string{
		Thanks:   {"thanks!", "Thank you so much", "thx", "ok thanks", "great, thank you!", "Perfect", "thanks all", "спасибо", "Большое спасибо!", "спасибо большое", "отлично, спасибо", "감사합니다", "고마워요!", "네 감사합니다"},
		Assent:   {"yes", "No.", "ok", "OK!", "yes please", "got it", "I see", "sure", "да", "нет", "хорошо", "понятно", "네", "아니요", "알겠습니다", "no problem"},
		Greeting: {"hi", "Hello!", "good morning", "hey", "hi all", "привет", "Добрый день", "안녕하세요"},
		Farewell: {"bye", "see you later", "Good night", "до свидания", "пока"},
	} {
		for _, message := range list {
			if m := ParseMessage(message, now, outlets); m.Act != Chat || m.SmallTalk != kind {
				t.Errorf("%q: act %d, small talk %d, want %d", message, m.Act, m.SmallTalk, kind)
			}
		}
	}
	for _, message := range []string{
		"", "???", "🙏", "<@U77>", "yes or no vote", "No deal", "ok to strike?", "Why no?", "Nice", "Good Friday", "thanks to whom?", "hello kitty", "who said thanks",
		"no dates", "all", "and", "please", "Morning Star", "right to strike", "Да или нет на референдуме", "нет войне", "네 나라", "Sure Start", "is that ok?", "yes?! who",
		"thanks! And when was that?", "no, only Yonhap", "ok, what about Choe?",
	} {
		if m := ParseMessage(message, now, outlets); m.Act == Chat {
			t.Errorf("%q is taken for small talk %d", message, m.SmallTalk)
		}
	}
}

func TestPagesResetsAndHelp(t *testing.T) {
	for act, list := range map[Act][]string{
		NextPage:   {"more", "More please", "next", "show more", "show me more", "еще", "Ещё!", "покажи ещё", "дальше", "더", "더 보여줘", "다음", "계속", "what else?"},
		Reset:      {"reset", "no filters", "сброс", "без фильтров", "초기화", "필터 없이"},
		HelpWanted: {"help", "Help!", "help me", "what can I ask?", "помощь", "справка", "도움말", "사용법"},
	} {
		for _, message := range list {
			if m := ParseMessage(message, now, outlets); m.Act != act {
				t.Errorf("%q: act %d, want %d", message, m.Act, act)
			}
		}
	}
	for _, message := range []string{"more ships", "next week", "help for refugees", "next election", "more than ten", "больше денег", "дальше что", "더 많은 배", "다음 선거"} {
		if m := ParseMessage(message, now, outlets); m.Act == NextPage || m.Act == HelpWanted {
			t.Errorf("%q: act %d", message, m.Act)
		}
	}
}
