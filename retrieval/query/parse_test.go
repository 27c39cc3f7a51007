package query

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

var now = time.Date(2025, 2, 14, 18, 0, 0, 0, time.UTC) // a Friday

var outlets = Known{Sources: []string{"Yonhap", "BBC News", "The Lantern", "Time", "Moscow News", "ТАСС", "연합뉴스"}}

func TestFiltersInQuestions(t *testing.T) {
	for _, c := range []struct{ question, text, filter string }{
		{"troops source:yonhap since:2024-06", "troops", "source Yonhap; since 1 Jun 2024"},
		{`talks source:"The Lantern" until:2024-06-02`, "talks", "source The Lantern; until 2 Jun 2024"},
		{"talks as-of:2024-10-20 person:Blinken", "talks", "naming Blinken; as of 20 Oct 2024"},
		{"What did Blinken say since October 2024?", "What did Blinken say?", "since 1 Oct 2024"},
		{"talks between June and August", "talks", "since 1 Jun 2024; until 31 Aug 2024"},
		{"talks between June and August 2023", "talks", "since 1 Jun 2023; until 31 Aug 2023"},
		{"talks before 5 March 2024", "talks", "until 4 Mar 2024"},
		{"talks up to 3 November 2024", "talks", "until 3 Nov 2024"},
		{"Up to the end of June 2024, what was agreed?", "what was agreed?", "until 30 Jun 2024"},
		{"talks between 10 and 12 October", "talks", "since 10 Oct 2024; until 12 Oct 2024"},
		{"talks from the 10th to the 12th of October 2023", "talks", "since 10 Oct 2023; until 12 Oct 2023"},
		{"talks between June 3 and 5, 2024", "talks", "since 3 Jun 2024; until 5 Jun 2024"},
		{"talks between October 10 and 12?", "talks?", "since 10 Oct 2024; until 12 Oct 2024"},
		{"What happened in Seoul last week?", "What happened in Seoul?", "since 7 Feb 2025; until 14 Feb 2025"},
		{"Yesterday, what did Lavrov say?", "what did Lavrov say?", "since 13 Feb 2025; until 13 Feb 2025"},
		{"shipments in the last 3 months", "shipments", "since 14 Nov 2024; until 14 Feb 2025"},
		{"articles from June 2024 about shells", "articles about shells", "since 1 Jun 2024; until 30 Jun 2024"},
		{"arms since Q2 2024", "arms", "since 1 Apr 2024"},
		{"What did Lavrov say, according to Yonhap?", "What did Lavrov say?", "source Yonhap"},
		{"strike in the Lantern", "strike", "source The Lantern"},
		{"How many shells were sent, as reported by Yonhap?", "How many shells were sent?", "source Yonhap"},
		{"shells reported by Yonhap in June", "shells in June", "source Yonhap"},
		{"According to Yonhap, what did Lavrov say?", "what did Lavrov say?", "source Yonhap"},
		{"What, according to the Lantern, did Lavrov say?", "What, did Lavrov say?", "source The Lantern"},
		{"troops according to Yonhap since October 2024", "troops", "source Yonhap; since 1 Oct 2024"},
		{"What did Lavrov say, reported by the BBC?", "What did Lavrov say?", "source BBC News"},
		{"What did Lavrov say since Monday, according to Yonhap?", "What did Lavrov say?", "source Yonhap; since 10 Feb 2025; until 14 Feb 2025"},
		{"According to Yonhap, last week what did Lavrov say?", "what did Lavrov say?", "source Yonhap; since 7 Feb 2025; until 14 Feb 2025"},
		{"talks published in Time", "talks", "source Time"},
		{"Что сказал Лавров с октября 2024?", "Что сказал Лавров?", "since 1 Oct 2024"},
		{"Что сказал Лавров после июня 2024 года?", "Что сказал Лавров?", "since 1 Jul 2024"},
		{"поставки до 5 марта 2024 года", "поставки", "until 4 Mar 2024"},
		{"поставки с мая по август 2024 г.", "поставки", "since 1 May 2024; until 31 Aug 2024"},
		{"поставки с 10 по 12 октября 2024 года", "поставки", "since 10 Oct 2024; until 12 Oct 2024"},
		{"поставки между июнем и августом", "поставки", "since 1 Jun 2024; until 31 Aug 2024"},
		{"Что случилось в Сеуле на прошлой неделе?", "Что случилось в Сеуле?", "since 7 Feb 2025; until 14 Feb 2025"},
		{"поставки за последние три месяца", "поставки", "since 14 Nov 2024; until 14 Feb 2025"},
		{"Что вчера сказал Лавров с 2024 года?", "Что вчера сказал Лавров?", "since 1 Jan 2024"},
		{"Что сказал Лавров, по данным ТАСС?", "Что сказал Лавров?", "source ТАСС"},
		{"Как сообщает ТАСС, кто прибыл?", "кто прибыл?", "source ТАСС"},
		{"2024년 10월 이후 김정은 발언", "김정은 발언", "since 1 Oct 2024"},
		{"2024년 6월까지 회담", "회담", "until 30 Jun 2024"},
		{"2024년 6월 19일부터 회담", "회담", "since 19 Jun 2024"},
		{"연합뉴스에 따르면 누가 왔나?", "누가 왔나?", "source 연합뉴스"},
		{"remarks by Antony Blinken on shells", "Antony Blinken on shells", "naming Antony Blinken"},
		{"What about the comments by President Zelenskyy, and shells?", "What about the President Zelenskyy, and shells?", "naming Zelenskyy"},
		{"statements by Foreign Minister J. D. Ahn. And shells?", "Foreign Minister J. D. Ahn. And shells?", "naming Ahn"},
		{"quotes by Gen. Brandt since May 2024", "Gen. Brandt", "naming Brandt; since 1 May 2024"},
		{"remarks by NATO Secretary-General Mark Rutte", "NATO Secretary-General Mark Rutte", "naming Mark Rutte"},
		{"comments by South Korea's Foreign Minister Cho Tae-yul on arms", "South Korea's Foreign Minister Cho Tae-yul on arms", "naming Cho Tae-yul"},
		{"quotes by Martin King against the war", "Martin King against the war", "naming Martin King"},
		{"statements by U.S. officials", "statements by U.S. officials", ""},
		{"statements by South Korea's spy agency", "statements by South Korea's spy agency", ""},
		{"remarks by White House staff on shells", "remarks by White House staff on shells", ""},
		{"remarks by Min. Lavrov on the lease", "Min. Lavrov on the lease", "naming Lavrov"},
		{"remarks by NATO Sec. Gen. Rutte on Kursk", "NATO Sec. Gen. Rutte on Kursk", "naming Rutte"},
		{"statement by Mayor St. Clair", "Mayor St. Clair", "naming St Clair"},
		{"remarks by Russian FM Lavrov", "Russian FM Lavrov", "naming Lavrov"},
		{"remarks by Supreme Leader Kim Jong Un on engines", "Supreme Leader Kim Jong Un on engines", "naming Kim Jong Un"},
		{"remarks by Vladimir V. Putin on the treaty", "Vladimir V. Putin on the treaty", "naming Vladimir Putin"},
		{"remarks by W.H. Auerbach", "W.H. Auerbach", "naming Auerbach"},
		{"remarks by Theresa May on hospitals", "Theresa May on hospitals", "naming Theresa"},
		{"remarks by May on hospitals", "remarks by May on hospitals", ""},
		{"remarks by Prime Minister An", "remarks by Prime Minister An", ""},
		{"remarks by Putin or Zelensky on air defence", "remarks by Putin or Zelensky on air defence", ""},
		{"quotes by Zelensky, Lavrov", "quotes by Zelensky, Lavrov", ""},
		{"remarks by Brandt, Aske and Dahl", "remarks by Brandt, Aske and Dahl", ""},
		{"remarks by Trump/Park on nurses", "remarks by Trump/Park on nurses", ""},
		{"Remarks By Lavrov About The Ports", "Lavrov About The Ports", "naming Lavrov"},
		{"REMARKS BY LAVROV ON PORTS", "LAVROV ON PORTS", "naming LAVROV"},
		{"quotes by Putin: NATO", "Putin: NATO", "naming Putin"},
		{"remarks by Putin", "Putin", "naming Putin"},
		{"What did the remarks by Blinken say about shells?", "What did the Blinken say about shells?", "naming Blinken"},
		{"statements by Putin mentioning nuclear weapons", "Putin mentioning nuclear weapons", "naming Putin"},
		{"remarks by Blinken (shells)", "Blinken (shells)", "naming Blinken"},
		{"remarks by White House spokesman John Kirby", "White House spokesman John Kirby", "naming John Kirby"},
		{"remarks by Foreign Ministry on shells", "remarks by Foreign Ministry on shells", ""},
		{"remarks by Robert Kennedy Jr. on shells", "Robert Kennedy Jr. on shells", "naming Robert Kennedy"},
		{"remarks by U.S. Secretary of State Antony Blinken", "U.S. Secretary of State Antony Blinken", "naming Antony Blinken"},
		{"remarks by Secretary of the Treasury Yellen", "Secretary of the Treasury Yellen", "naming Yellen"},
		{"remarks by the President", "remarks by the President", ""},
		{"remarks by President", "remarks by President", ""},
		{"remarks by officials", "remarks by officials", ""},
	} {
		q := Parse(c.question, now, outlets)
		if got := strings.Join(q.Filter.Words(), "; "); got != c.filter || q.Text != c.text {
			t.Errorf("%q\n got %q, filter %q\nwant %q, filter %q", c.question, q.Text, got, c.text, c.filter)
		}
	}
}

// A date is read together with everything that says which one it is.
func TestWholeDates(t *testing.T) {
	for _, c := range []struct{ question, text, filter string }{
		{"fire since Oct '24", "fire", "since 1 Oct 2024"},
		{"fire since Oct. ’24 in Ostrand", "fire in Ostrand", "since 1 Oct 2024"},
		{"fire since 5 Oct ‘98", "fire", "since 5 Oct 1998"},
		{"fire since November of 2024", "fire", "since 1 Nov 2024"},
		{"fire since Nov of '23", "fire", "since 1 Nov 2023"},
		{"fire since November last year", "fire", "since 1 Nov 2024"},
		{"fire until June of last year", "fire", "until 30 Jun 2024"},
		{"пожар с ноября прошлого года", "пожар", "since 1 Nov 2024"},
		{"fire since June, 2023", "fire", "since 1 Jun 2023"},
		{"fire since the 5th of June 2023", "fire", "since 5 Jun 2023"},
		{"fire since 5th June", "fire", "since 5 Jun 2024"},
		{"fire since Tuesday, October 15, 2024", "fire", "since 15 Oct 2024"},
		{"fire since Q2 of '24", "fire", "since 1 Apr 2024"},
		{"fire until end of June 2023", "fire", "until 30 Jun 2023"},
		{"fire after the end of June 2023", "fire", "since 1 Jul 2023"},
		{"fire until the end of 2023", "fire", "until 31 Dec 2023"},
		{"fire until late June 2024", "fire", "until 30 Jun 2024"},
		{"fire since the beginning of 2024", "fire", "since 1 Jan 2024"},
		{"fire since early November 2024", "fire", "since 1 Nov 2024"},
		{"fire between June and August of 2023", "fire", "since 1 Jun 2023; until 31 Aug 2023"},
		{"fire between June and August '23", "fire", "since 1 Jun 2023; until 31 Aug 2023"},
		{"fire between the 3rd of June and the 4th of July 2023", "fire", "since 3 Jun 2023; until 4 Jul 2023"},
		{"fire since 14/10/2024", "fire", "since 14 Oct 2024"},
		{"fire since 10/14/2024", "fire", "since 14 Oct 2024"},
		{"fire since 3.4.2024", "fire", "since 3 Apr 2024"},
		{"fire since:Oct 2024", "fire", "since 1 Oct 2024"},
		{"fire since:5 June 2023", "fire", "since 5 Jun 2023"},
		{"fire since:Oct2024", "fire", "since 1 Oct 2024"},
		{"fire since:march-2024", "fire", "since 1 Mar 2024"},
		{"fire since:Q2-2024", "fire", "since 1 Apr 2024"},
		{"since:last-week fire", "fire", "since 7 Feb 2025; until 14 Feb 2025"},
	} {
		q := Parse(c.question, now, outlets)
		if got := strings.Join(q.Filter.Words(), "; "); got != c.filter || q.Text != c.text || q.Unread != nil {
			t.Errorf("%q\n got %q, filter %q, unread %q\nwant %q, filter %q", c.question, q.Text, got, q.Unread, c.text, c.filter)
		}
	}
	for _, question := range []string{
		"fire since 2024 October", "fire since June of that year",
		"fire since June two years ago", "fire since June next year",
	} {
		if q := Parse(question, now, outlets); !q.Filter.Empty() || q.Text != question {
			t.Errorf("%q became %q with filter %q", question, q.Text, q.Filter.Words())
		}
	}
}

// A filter relative to the day of asking also ends with that day.
func TestRelativeTimes(t *testing.T) {
	const today = "; until 14 Feb 2025"
	for _, c := range []struct{ question, text, filter string }{
		{"fire since Monday", "fire", "since 10 Feb 2025" + today},
		{"fire since friday?", "fire?", "since 7 Feb 2025" + today},
		{"Since Monday, what burned?", "what burned?", "since 10 Feb 2025" + today},
		{"fire since last Thursday", "fire", "since 6 Feb 2025" + today},
		{"fire since last week", "fire", "since 7 Feb 2025" + today},
		{"fire since two weeks ago", "fire", "since 31 Jan 2025" + today},
		{"shells published this week", "shells published", "since 10 Feb 2025" + today},
		{"fire this month", "fire", "since 1 Feb 2025" + today},
		{"fire last Thursday", "fire", "since 6 Feb 2025; until 6 Feb 2025"},
		{"fire on last Thursday", "fire", "since 6 Feb 2025; until 6 Feb 2025"},
		{"пожар на этой неделе", "пожар", "since 10 Feb 2025" + today},
		{"пожар в прошлом году", "пожар", "since 1 Jan 2024; until 31 Dec 2024"},
		{"пожежа минулого року", "пожежа", "since 1 Jan 2024; until 31 Dec 2024"},
		{"fire since this month", "fire", "since 1 Feb 2025" + today},
		{"fire before last week", "fire", "until 6 Feb 2025"},
		{"Before last Thursday, what burned?", "what burned?", "until 5 Feb 2025"},
		{"fire since the start of the month", "fire", "since 1 Feb 2025" + today},
		{"fire since the beginning of this week", "fire", "since 10 Feb 2025" + today},
		{"fire since the start of the year", "fire", "since 1 Jan 2025" + today},
		{"fire in the past 24 hours", "fire", "since 13 Feb 2025" + today},
		{"fire in the last 36 hours?", "fire?", "since 12 Feb 2025" + today},
		{"пожар за последние 24 часа", "пожар", "since 13 Feb 2025" + today},
		{"articles from last week about shells", "articles about shells", "since 7 Feb 2025" + today},
		{"news from yesterday", "news", "since 13 Feb 2025; until 13 Feb 2025"},
		{"пожар с понедельника", "пожар", "since 10 Feb 2025" + today},
	} {
		q := Parse(c.question, now, outlets)
		if got := strings.Join(q.Filter.Words(), "; "); got != c.filter || q.Text != c.text {
			t.Errorf("%q\n got %q, filter %q\nwant %q, filter %q", c.question, q.Text, got, c.text, c.filter)
		}
	}
	for _, question := range []string{
		"Who leads North Korea today?", "Who visits Seoul this week?", "What was on Russia Today",
		"last month of the war", "after last week", "last hour", "the last 24 hours of the war", "Who left before Monday's vote?", "since the start of the war", "since the end of the month", "fire until the end of the month", "fire after the end of the week", "due up to the end of the year", "fire before Monday", "since the start of the year 2024", "since the beginning of the month of Ramadan", "since Monday the 3rd", "What closed since Monday had to open",
		"this week's fire", "договор с Средой", "news from this week on shells", "What did Lavrov say today?", "What did Lavrov say this week?", "Who was arrested this month?",
		"Что произошло в Сеуле на этой неделе?", "What did Lavrov say in this war?",
	} {
		if q := Parse(question, now, outlets); !q.Filter.Empty() || q.Text != question {
			t.Errorf("%q became %q with filter %q", question, q.Text, q.Filter.Words())
		}
	}
}

// The day of asking ends when it has ended both for the asker and in UTC, by
// which articles are dated.
func TestTheDayOfAskingEndsLast(t *testing.T) {
	evening := time.Date(2025, 2, 14, 21, 0, 0, 0, time.FixedZone("", -5*3600))
	if got := Parse("fire last week", evening, outlets).Filter.Until; !got.Equal(utcDate(2025, 2, 16)) {
		t.Errorf("ends %v", got)
	}
}

// What looks like a filter and cannot be read is searched, and reported.
func TestUnreadFilters(t *testing.T) {
	for question, want := range map[string]string{
		"since:banana fire":            "since:banana",
		"fire since:!":                 "since:",
		"until:2024-13, fire on:never": "until:2024-13 on:never",
		"until:last-week fire":         "until:last-week",
		"fire http://example.com/a":    "",
		"source:none since:2024":       "",
	} {
		q := Parse(question, now, outlets)
		if got := strings.Join(q.Unread, " "); got != want {
			t.Errorf("%q: unread %q, want %q", question, got, want)
		}
	}
}

// What is not surely a filter is searched as words.
func TestWordsThatAreNoFilters(t *testing.T) {
	for _, question := range []string{
		"What happened in November 2023?",
		"the march on Washington", "May he come back?", "may the force be with you",
		"Which drills did they hold on Friday?", "before the war", "since the invasion",
		"How many soldiers were there in 2019?", "until the end", "last week's summit in Seoul and its aftermath",
		"source: none given", "since:whenever", "until:soon", "frobnicate:12",
		"Do the BBC News and Yonhap reports agree, according to Yonhap", "just in time",
		"What will happen after March 2031?", "Who was king before 1066?", "ratio 3:2",
		"between us and them", "from June on", "according to Moscow, who lies?", "reported by time", "reported by Yonhap and BBC News",
		"according to Yonhap sources who left?", "reported by nobody", "according to Reuters", "sanctions on ТАСС", "attack on Yonhap", "trust in Yonhap", "strike in BBC",
		"Что было в июне 2024 года?", "с 2024 солдатами", "после войны", "договор с Марией", "до конца", "по данным разведки", "с марта 2031 года",
		"up to 3 people", "Up to 10,000 troops were sent", "up to March 2031", "between 10 and 12 people met", "between October 10 and 12 people", "from 10 to 12 October 2031",
		"2024년 6월 회담", "6월 회담", "2031년 3월 이후", "정부에 따르면", "2024년 13월 이후", "2024년", "http://example.com/a?b=c",
	} {
		if q := Parse(question, now, outlets); !q.Filter.Empty() || q.Text != question {
			t.Errorf("%q became %q with filter %q", question, q.Text, q.Filter.Words())
		}
	}
}

func TestWithoutAClockWordsAreNoDates(t *testing.T) {
	if q := Parse("talks since October 2024", time.Time{}, outlets); !q.Filter.Empty() {
		t.Errorf("filter %q", q.Filter.Words())
	}
}

// A date in the question that filters nothing is the one by which recency is
// measured.
func TestTheTimeThatAQuestionNames(t *testing.T) {
	for text, want := range map[string]string{
		"What happened in November 2023?":     "2023-11-01",
		"the pact of June 19":                 "2024-06-19",
		"strike January 2024":                 "2024-01-01",
		"strike 20 January 2025":              "2025-01-20",
		"strike 2025-01-20":                   "2025-01-20",
		"the spring 2024 strike":              "2024-03-01",
		"the 7 October attack":                "",
		"vision 2030":                         "",
		"What happened?":                      "",
		"between June and in May 2024?":       "2024-05-01",
		"between June 2023 and in May 2024?":  "",
		"in June 2023 and in May 2024?":       "",
		"Who was president in 2019 and when?": "",
		"2024년 10월 쿠르스크":                      "2024-10-01",
		"2024년 6월 19일의 회담":                    "2024-06-19",
		"2024년 회담":                            "",
		"6월 회담":                               "",
	} {
		q := Query{Text: text, Asked: now}
		got := ""
		if d := q.Dates().Named; !d.Start.IsZero() {
			got = d.Start.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, s := range []string{"", "since:2024", "since October", "between June and", `source:"`, "in the last 3 months", "31 June 2024", "last", "q9 2024", "а since:2024-13-99", "0 !,?0", "Who , since October ?", "с мая по", "according to Yonhap, reported by", "2024년 6월 31일부터", "연합뉴스에 따르면", "since:Oct 2024 '24", "since the", "the 5th of", "since last Monday", "Today, this week", "up to 3 May", "from 3 to 5 June", "between June 3 and 5", "since the start of the week", "in the last 24 hours", "2 weeks ago", "1–15 January 2025", "not before 1 May", "except Q1", "since 30 February", "2/1/2025",
		"mid-January - ", "..", "2025-01..2025-02", "seit dem 3.", "vor zwei Wochen", "il y a", "hace dos", "منذ 3", "بين 3 و5 مايو", "מאז ב-3 במאי", "з 3 травня по", "4月3日以降", "上周", "4월 3일 이후", "не раньше",
		"a -b -\"c d", "NOT source:x", "-source:-yonhap,", "Excluding Yonhap, TASS and: what", "연합뉴스 제외", "кроме, без не из Yonhap", "but not -“x”", "not from any outlet except Yonhap please"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q := Parse(text, now, outlets)
		if !utf8.ValidString(text) {
			return
		}
		if q.Filter.Empty() && q.Unread == nil && strings.Join(strings.Fields(q.Text), " ") != strings.Trim(strings.Join(strings.Fields(withoutCourtesy(text)), " "), " ,;") {
			t.Fatalf("%q lost words without a filter: %q", text, q.Text)
		}
		if len(q.Text) > len(text) {
			t.Fatalf("%q grew to %q", text, q.Text)
		}
		asked := text
		for _, r := range strings.Join(strings.Fields(q.Text), "") {
			at := strings.IndexRune(asked, r)
			if at < 0 {
				t.Fatalf("%q became %q, which has other words", text, q.Text)
			}
			asked = asked[at+utf8.RuneLen(r):]
		}
	})
}
