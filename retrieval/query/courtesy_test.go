package query

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWhatPeopleWriteAroundAQuestion(t *testing.T) {
	const (
		en = "how many shells did Russia receive?"
		ru = "сколько снарядов получила Россия?"
		ko = "러시아가 포탄을 몇 발 받았나요?"
		de = "wie viele Granaten Russland bekam?"
		uk = "скільки снарядів отримала Росія?"
	)
	for _, c := range []struct{ message, want string }{
		{"Hey @x, " + en + " Thanks!", en},
		{"hi all, quick question: " + en + " 🙏", en},
		{"Hi Anna can you tell me " + en, en},
		{"Hello Anna, " + en, en},
		{"Team, " + en, en},
		{"Good morning team! " + en + " thanks", en},
		{"morning all 👋 could anyone tell me " + en, en},
		{"Evening everyone, " + en, en},
		{"<@U123> " + en + " cc <@U77ABC>", en},
		{"<@!123> <@&1> " + en + " <#C1|name>", en},
		{en + " cc @anna @bob", en},
		{en + " CC: Anna, Bob", en},
		{"Could anyone say, " + en, en},
		{"Can you tell me, please, " + en, en},
		{"Do you know " + en, en},
		{"I’d like to know " + en, en},
		{"Just wondering, " + en + " :pray::skin-tone-2:", en},
		{"FYI @x: " + en + " asap", en},
		{"how many shells did Russia receive, please?", en},
		{"how many shells did Russia receive please?", en},
		{"how many shells did Russia receive, guys?", en},
		{en + " – Anna", en},
		{en + "\n-- Anna Berg", en},
		{en + " Cheers, Anna 😊", en},
		{en + " Thanks in advance,\nAnna", en},
		{en + " Any idea?", en},
		{en + " <https://news.example/a|Yonhap: shells>", en},
		{"👋" + en + "🙏🏽", en},
		{"Привет! " + en, en},
		{"blinken cho call, what was said thanks", "blinken cho call, what was said"},
		{"Who ruled in the 1100's thx", "Who ruled in the 1100's"},
		{"Hey Kim Kardashian was accused of what?", "Kim Kardashian was accused of what?"},
		{"Hello Kanye West, who changed his name, bought what?", "Kanye West, who changed his name, bought what?"},
		{"@anna Approximately how much was sent?", "Approximately how much was sent?"},
		{"Hi! All these teams signed whom?", "All these teams signed whom?"},
		{"Hi Warner Bros. axed which film?", "Warner Bros. axed which film?"},
		{"qqq zzz Cheers, Anna", "qqq zzz"},
		{"Dear Anna, would you be so kind as to tell me " + en + " Best wishes, Eva", en},
		{"Hello there, hope you are well! " + en + " ty", en},
		{"Sorry to bother you again - " + en, en},
		{"Hi again, one more please: " + en, en},
		{"please tell me why it closed, I need it for the evening news, many thanks", "why it closed"},
		{"What happened in 1967 cc <@U77>", "What happened in 1967"},
		{"What does it contrast with 감사합니다", "What does it contrast with"},
		{"Hello U.S . policy in Asia", "U.S . policy in Asia"},

		{"Привет, " + ru + " Спасибо!", ru},
		{"Здравствуйте, подскажите, пожалуйста, " + ru + " Заранее спасибо", ru},
		{"Здравствуйте, Анна! Не подскажете, " + ru, ru},
		{"Доброе утро, коллеги! Можете сказать, " + ru, ru},
		{"Не могли бы вы мне сказать, сколько снарядов получила Россия?))", ru},
		{ru + " С уважением, Анна", ru},

		{"안녕하세요, " + ko + " 감사합니다", ko},
		{"안녕하세요 민수님, 혹시 " + ko + " 궁금합니다", ko},
		{"@철수님 " + ko + " 알려 주세요", ko},
		{ko + " 알려주실 수 있나요?", ko},
		{"질문 있습니다. " + ko + " ㅎㅎ", ko},

		{"Hallo, kann mir jemand sagen, " + de + " Danke!", de},
		{"Weiß jemand, " + de + " Vielen Dank im Voraus", de},
		{"Добрий день! Підкажіть, будь ласка, " + uk + " Дякую", uk},

		{"what does [the treaty](https://x.example/t) say?", "what does the treaty say?"},
		{"shells https://x.example/a?", "shells?"},
		{"https://x.example/a", "https://x.example/a"},
		{"Hi! source:yonhap shells :)", "source:yonhap shells"},
		{`source:"The Lantern" ferry, thanks`, `source:"The Lantern" ferry`},
		{"🙏🙏", ""}, {":pray:", ""}, {"Hello", ""}, {"Hey @x", ""}, {"thanks!", ""}, {"@x", ""},
		{"спасибо!", ""}, {"안녕하세요", ""}, {"<@U123>", ""}, {"please", ""}, {"Good morning, team!", ""},
	} {
		if got := withoutCourtesy(c.message); got != c.want {
			t.Errorf("%q\n became %q\n    want %q", c.message, got, c.want)
		}
	}
}

func TestWhatIsAskedAboutStays(t *testing.T) {
	for _, question := range []string{
		"Who said thanks to Kim?", "Who said thanks?", "How did Kim express his thanks?", "Did Zelensky say thank you?",
		"Thanks to Kim, who got shells?", "Who was told to say please?", `Who said "please wait" to Kim?`, `Who said "Hi all, thanks"?`,
		"Can Russia tell North Korea what to do?", "Can you tell Kim's age?", "Could Japan say no?", "Who do you know?",
		"Hello Kitty sales in Japan", "Good Morning America host", "Hidden costs of the Himalaya road", "ASAP Rocky trial",
		"what did @elonmusk say about X?", "who is @elonmusk?", "Why did Trump attack @elonmusk?", "anna@x.example",
		"engine of 500 cc", "What is FYI?", "question time", "Help for Ukraine", "team sizes", "everyone who signed",
		"All quiet on the front", "best regards of Kim", "ratio 10:20:30", "Who met Putin – Kim?", "Please?!x", "just curious",
		"Кто сказал спасибо?", "Может Россия сказать нет?", "вопрос Крыма", "Кто знает Путина?",
		"How are members allowed to vote as they please?",
		"Dear Leader statues", "What is it for",
		"감사원 보고서", "안녕로봇 출시", "질문지 공개", "more", "reset", "and since June?", "only yonhap", "#Ukraine",
	} {
		if got := withoutCourtesy(question); got != question {
			t.Errorf("%q became %q", question, got)
		}
	}
}

// Whatever is written around a question, the same is asked.
func TestCourtesyChangesNothing(t *testing.T) {
	before := []string{
		"Hey @x, ", "hi all, ", "Hi team, ", "Good morning! ", "Hello, ", "Hey ", "@anna ", "<@U123> ", "<@!99>, ", "🙏 ", ":wave: hi ",
		"please tell me ", "can you tell me: ", "Could anyone tell me, ", "Do you know ", "I'd like to know ", "Quick question: ",
		"just wondering, ", "FYI ", "Hi there! Sorry to bother you, ", "Hello everyone,\n\n", "Thanks in advance! ", "<!here> ",
		"Привет! ", "Здравствуйте, ", "Доброе утро, коллеги! ", "подскажите, пожалуйста, ", "Скажите, ", "можете сказать, ",
		"안녕하세요, ", "안녕하세요! 혹시 ", "질문 있습니다. ", "혹시 ", "여러분, ", "Hallo, ", "Доброго дня! ",
	}
	after := []string{
		" Thanks!", " thanks", " thx", ", please", " Thank you so much!", " 🙏", " :pray:", " cc @y", " cc <@U77>", " (cc @y)", " asap", " @anna",
		"\n– Anna", "\nCheers, Anna", " <@U1> <@U2>", " Thanks in advance!", "\n\nBest regards,\nAnna Berg", " :)", "\nhttps://news.example/a", " lol",
		" Спасибо!", " Заранее спасибо", ", пожалуйста", " 감사합니다", " 감사합니다!", " 알려 주세요", " 궁금합니다 ㅎㅎ", " Danke!", " Дякую!",
	}
	for _, question := range []string{
		"How many shells did Russia receive?", "how many shells did russia receive?", "north korea troops kursk", "Lavrov",
		"What did Blinken say since October 2024?", "since june", "only yonhap", "more", "without dates", "talks source:yonhap since:2024-06",
		"What did Lavrov say, according to Yonhap?", "Yesterday, what did Lavrov say?", "remarks by Antony Blinken on shells",
		"and about nuclear weapons?", "when was that?", "Who said thanks to Kim?", "What happened in Seoul last week?", `talks source:"The Lantern"`,
		"Is the U.S. sending arms?", "Who are the WHO?", "what about Choe?", "Hello Kitty sales in Japan", "Thanks to Kim, who got shells?",
		"Что сказал Лавров с октября 2024?", "Сколько снарядов получила Россия?", "поставки за последние три месяца", "а Лавров?",
		"2024년 10월 이후 김정은 발언", "북한은 포탄을 몇 발 보냈나요?", "연합뉴스에 따르면 누가 왔나?", "그건 언제였나요?", "Wer kam?",
	} {
		want := ParseMessage(question, now, outlets)
		check := func(message string) {
			got := ParseMessage(message, now, outlets)
			got.Typed.Links = nil // what is asked does not depend on them
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%q is read as %q, act %d, %q; want %q, act %d, %q", message,
					got.Text, got.Act, got.Filter.Words(), want.Text, want.Act, want.Filter.Words())
			}
		}
		for _, b := range before {
			check(b + question)
		}
		for i, a := range after {
			check(question + a)
			check(before[i%len(before)] + question + a)
			check(before[(i+7)%len(before)] + question + a + after[(i+3)%len(after)])
		}
	}
}

func TestPhrasebookIsSound(t *testing.T) {
	for _, heading := range []string{
		"before", "greeting", "greeted", "marked", "asking", "after", "after, asking", "after, marked", "sign-off", "kept", "aside",
	} {
		if len(courtesies()[heading]) == 0 {
			t.Errorf("no phrase under %q", heading)
		}
		for first, ps := range courtesies()[heading] {
			for _, p := range ps {
				if len(p) > longestPhrase {
					t.Errorf("a phrase with %q is too long", first)
				}
				for _, s := range p {
					for _, w := range s.words {
						if u := newUnit(w, 0); u.said != w {
							t.Errorf("%q can never be met: it is read as %q", w, u.said)
						}
					}
				}
			}
		}
	}
}

func FuzzWithoutCourtesy(f *testing.F) {
	for _, s := range []string{
		"Hey @x, how many? Thanks!", "<@U1|x> hi <https://x.y|l> z", "[a](https://b) c", "?))", "🙏a🙏b :x::y:", "cc", "– A", "a?\n-- B",
		"안녕하세요 민수님, 혹시 뭐 알려 주세요", "@", "@@a ,", "Hi, Kim,", ":) :(", "<@U1", "\xff<@U1>\xff", "привет))",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, message string) {
		left := withoutCourtesy(message)
		rest := message
		for _, r := range strings.Join(strings.Fields(left), "") {
			if !utf8.ValidString(message) {
				return
			}
			at := strings.IndexRune(rest, r)
			if at < 0 {
				t.Fatalf("%q became %q, which has other words", message, left)
			}
			rest = rest[at+utf8.RuneLen(r):]
		}
		if len(left) > len(message) {
			t.Fatalf("%q grew to %q", message, left)
		}
	})
}
