package text

import (
	"strings"
	"testing"
)

func TestLinesOfProse(t *testing.T) {
	for _, line := range []string{
		"She was 53.",
		"It is over.",
		"Nobody knows.",
		"“We will not reopen the terminal before spring,” the director said.",
		"“Will they come?” she asked.",
		"“Who gave that order?”",
		`"No," said Orlov.`,
		"The minister said after the meeting:  “We have signed.”",
		"Speaking to reporters after the session, he listed three demands:",
		"Share prices fell by 3 percent on Monday.",
		"Watch makers in Grenmark sold fewer watches this year.",
		"Follow-up talks are planned for March.",
		"Click farms are paid by the thousand.",
		"Read together, the two letters contradict each other.",
		"Sign language is taught in two schools.",
		"Get vaccinated before winter, doctors urged.",
		"See page 4 of the report, the judge told them.",
		"Published in 2013, the book sold a million copies.",
		"Updated figures are due on Friday.",
		"By Friday the water had gone.",
		"By then Grenmark Rail had sold both lines to the state.",
		"At 5:02 p.m. the bridge gave way.",
		"On May 3, 2023, the court ruled against him.",
		"The match ended 3:2 after extra time.",
		"Photo editors were the first to leave.",
		"Images of the crash were shown in court.",
		"Courtesy calls on the king are rare.",
		"Video of the arrest was shown to the jury.",
		"Loading the ships took four days.",
		"Copyright law does not cover it, the court said.",
		"More than 200 people came: farmers, nurses and teachers.",
		"Advertisements cost 140 crowns a line.",
		"The Kyodo/Reuters poll found 62 percent in favour.",
		"NEW HAVEN: The mayor resigned on Monday after two years in office.",
		"Its share of the market is 9/10.",
		"Губернатор открыл мост.",
		"Фотографии с места аварии показали в суде.",
		"Читайте законы, посоветовал судья.",
		"Опубликованный доклад занимает двести страниц.",
		"정부는 다음 달 새 다리를 열기로 했다고 3일 밝혔다",
		"그는 고개를 저었다.",
		"구독자가 백만 명을 넘었다.",
		"首相は会談した。",
	} {
		if k := KindOf(line); k != Prose {
			t.Errorf("%q is of kind %d, not prose", line, k)
		}
	}
}

func TestLinesThatAreNotQuoted(t *testing.T) {
	for kind, lines := range map[LineKind][]string{
		Heading: {
			"Why there is no relief at the market", "IN THE NEWS", "Key dates:", "Harbour strike ends after nine days",
			"The full list", "CNN —", "— Victoria Brandt", "Advertising feature", "A look at how the two ports compare",
			"Что дальше", "Главное за день", "새 다리 개통 앞둔 항구",
		},
		Query: {"What happens next?", "Who is the new harbour master?", "Когда откроют мост?", "다리는 언제 열리나?"},
		Caption: {
			"Cranes in the port of Tessel. Lena Brandt/Getty Images", "Photo: Lena Brandt", "(AP Photo/Lena Brandt)", "Lena Brandt/AFP/Getty Images",
			"Photo by Lena Brandt.", "The bridge on Monday. Lena Brandt/Reuters", "The market hall via AP", "Фото: Орлов", "[사진=연합뉴스]",
		},
		Byline: {
			"By Lena Brandt", "By Lena Brandt and Tom Voss, Harbour Gazette", "Reporting by Lena Brandt; Editing by Tom Voss.",
			"Contributing: Lena Brandt, Tom Voss", "Lena Brandt contributed to this report.", "Автор: Лена Орлова", "홍길동 기자", "By Staff",
		},
		Stamp: {
			"Updated 10:54 PM EDT, May 3, 2023", "5:02 p.m.", "Published 8:00 a.m. ET Oct. 3, 2023 | Updated 9:10 a.m. ET Oct. 3, 2023", "2 hours ago",
			"Wed May 3, 2023", "5 min read", "2023-05-03 10:54", "Обновлено 12:30, 5 мая 2023 г.", "입력 2023.05.03. 오전 10:54",
		},
		Teaser: {
			"More: How the strike began", "LIVE UPDATES: Strike in the harbour", "WATCH: Cranes fall in the storm", "RELATED: Port sold to the state.",
			"Spring fair:How to get there", "Strike ends:Workers go back to the port. Here is what to know.", "Fact check: Did the port ever close?",
			"Видео: как строили мост", "In pictures: the storm",
		},
		Promotion: {
			"Share this update", "Sign up for our newsletter", "Sign up here for the morning newsletter.", "Check out the all new PLAY hub", "Read more", "Follow us on Twitter.",
			"Follow her on Twitter @lena.", "Subscribe to the Gazette for one crown a week.", "Download our app for alerts.", "Click here for the full list.",
			"Watch live coverage of the trial.", "Get our best stories in your inbox.", "To read more, subscribe to the Gazette.", "Listen to our podcast on the strike.",
			"Подписывайтесь на наш телеграм-канал.", "Читайте также: мост открыли", "구독과 좋아요를 눌러 주세요", "▶ 관련 영상 보기",
		},
		Notice: {
			"Story continues below", "Advertisement", "This story has been updated.", "This is a developing story.", "Editor's note: This story has been updated.",
			"All rights reserved.", "The views expressed are her own.", "Новость дополняется.", "무단 전재 및 재배포 금지",
		},
	} {
		for _, line := range lines {
			if k := KindOf(line); k != kind || !k.IsFurniture() {
				t.Errorf("%q is of kind %d, not %d", line, k, kind)
			}
		}
	}
}

func TestItemsOfListsAreQuoted(t *testing.T) {
	for _, line := range []string{
		"Labour | 58", "• Birth rate: 17 per 1,000", "Population: 4.2 million", "Grenmark – 432", "• A ban on night flights over the harbour", "Cost: $15",
	} {
		if k := KindOf(line); k != Item || k.IsFurniture() {
			t.Errorf("%q is of kind %d, not an item", line, k)
		}
	}
}

func TestALineIsFurnitureAsAWhole(t *testing.T) {
	for _, c := range []struct {
		text, sentence string
		want           LineKind
	}{
		{"It rained.\n\nThe port closed in May. Lena Brandt/Getty Images\n\nIt reopened.", "The port closed in May.", Caption},
		{"It rained.\n\nThe port closed in May. It reopened.", "The port closed in May.", Prose},
		{"It rained.\n\nWhat happens next?\n\nIt reopened.", "What happens next?", Query},
		{"It rained. What happens next? It reopened.", "What happens next?", Prose},
		{"It rained.\n\n4. What happens next?\n\nIt reopened.", "What happens next?", Query},
	} {
		at := strings.Index(c.text, c.sentence)
		if k := KindAt(c.text, Span{at, at + len(c.sentence)}); k != c.want {
			t.Errorf("%q in %q is of kind %d, not %d", c.sentence, c.text, k, c.want)
		}
	}
}

func TestLettersMeanAsMuchInEachLanguage(t *testing.T) {
	for line, want := range map[string]int{"bridge": 6, "мост": 4, "다리": 4, "": 0, "’": 1} {
		if n := Letters(line); n != want {
			t.Errorf("%q has %d letters, not %d", line, n, want)
		}
	}
}

func FuzzKindAt(f *testing.F) {
	f.Add("It rained.\n\nRead more: Storm\n\nBy Lena", 0, 10)
	f.Add("\xff/Getty Images\n:A\n", 1, 4)
	f.Fuzz(func(t *testing.T, body string, from, to int) {
		if from < 0 || to < from || to > len(body) {
			return
		}
		if k := KindAt(body, Span{from, to}); k > Notice {
			t.Errorf("kind %d", k)
		}
	})
}
