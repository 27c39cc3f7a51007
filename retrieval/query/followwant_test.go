package query

import (
	"testing"
	"time"
)

func TestMessagesAfterAnAmount(t *testing.T) {
	last := Query{Text: "ferry strike", Wants: Count}
	known := Known{Sources: []string{"Reuters", "Selby Post", "연합뉴스"}}
	same := func(w Want, said ...string) {
		for _, s := range said {
			m, ok := ParseMessage(s, time.Time{}, known).AfterAmount(last)
			if !ok || m.Act != Refinement || m.Text != "" || m.Typed.Wants != w {
				t.Errorf("%q: %v, act %v, %q, wants %q; want %q", s, ok, m.Act, m.Text, m.Typed.Wants, w)
			}
		}
	}
	same(Count, "how many?", "How many?", "and how many?", "how many are there?", "how many articles?", "count them", "How many of them?",
		"how many in all?", "сколько?", "сколько всего?", "сколько статей?", "сколько их?", "몇 건?", "몇 건인가요?", "총 몇 건이야?", "몇 개?")
	same(List, "list them", "list them all", "show them", "show me the articles", "which ones?", "which articles?", "give me the list", "list all of them",
		"what are they?", "покажи их", "покажи список", "список", "какие статьи?", "перечисли их", "목록 보여줘", "목록", "어떤 기사?", "전부 보여줘")
	same(Outlets, "which outlets?", "and which outlets?", "what papers?", "which outlets reported it?", "which papers covered this?", "by outlet",
		"who reported it?", "who else covered it?", "in which outlets?", "какие издания?", "какие сми об этом сообщили?", "кто об этом писал?", "по изданиям",
		"어느 매체?", "어떤 언론사인가요?", "어느 매체가 보도했나요?", "매체별로")
	same(First, "who first reported it?", "who was first?", "who reported it first?", "who was the first to report it?", "which outlet was first?",
		"who broke the story first?", "кто первым сообщил об этом?", "кто первым об этом сообщил?", "кто был первым?", "кто сообщил первым?",
		"누가 처음 보도했나요?", "어디서 가장 먼저 보도했나?", "누가 최초로 보도했어?")
	same(ByMonth, "by month", "by month?", "per month", "monthly", "and by month?", "show them by month", "how many by month?", "month by month",
		"по месяцам", "а по месяцам?", "покажи по месяцам", "월별", "월별로", "월별로 보여줘")
	same(ByWeek, "by week", "weekly", "по неделям", "주별로")
	same(OverTime, "over time", "as a chart", "timeline", "график", "추이는?")
	for said, want := range map[string]string{
		"how many about Selby?": "Selby", "How many mention Ida Holm?": "Ida Holm", "how many of them mention Selby?": "ferry strike Selby",
		"and the pumps?": "the pumps", "what about the museum?": "the museum", "and about the tax?": "the tax", "сколько упоминают Шанхай?": "Шанхай",
		"а Шанхай?": "Шанхай", "셀비에 대한 건 몇 건?": "셀비",
	} {
		if m, ok := ParseMessage(said, time.Time{}, known).AfterAmount(last); !ok || m.Act != NewQuestion || m.Text != want || m.Typed.Wants != Count {
			t.Errorf("%q: %v, %q, wants %q; want %q", said, ok, m.Text, m.Typed.Wants, want)
		}
	}
	m, ok := ParseMessage("what about Jonas Reed?", time.Time{}, known).AfterAmount(Query{Text: "Ida Holm strike", Wants: Count})
	if !ok || m.Text != "Jonas Reed strike" {
		t.Errorf("%v, %q", ok, m.Text)
	}
	for _, said := range []string{
		"how many ships sailed?", "who leads the union?", "which ferries sank?", "and Reuters?", "what about in May?", "since June", "more", "only Selby Post",
		"How many about-turns did the minister make?", "list price of the ferry", "who reported to the police?", "What did Ida Holm say?", "and what did she say?",
		"by Dahl", "not opinion", "but not Reuters", "which papers did the minister sign?", "how many were killed?", "first responders", "monthly ticket price",
		"кто погиб?", "сколько судов вышло?", "누가 죽었나요?", "배는 몇 척?", "newest first", "how many people came?", "how often do ferries sail?", "thanks", "2",
	} {
		if m, ok := ParseMessage(said, time.Time{}, known).AfterAmount(last); ok {
			t.Errorf("%q is read as %q, wants %q", said, m.Text, m.Typed.Wants)
		}
	}
}

func TestAmountsAfterAQuestion(t *testing.T) {
	last := Query{Text: "Why did dockers strike?"}
	for said, want := range map[string]Want{
		"who first reported it?": First, "which outlets reported this?": Outlets, "how many articles mention it?": Count, "by month": "", "list them": "",
		"how many?": "", "which outlets?": "", "how many articles mention Selby?": "",
	} {
		m, ok := ParseMessage(said, time.Time{}, Known{}).AfterAmount(last)
		if ok != (want != "") || ok && (m.Typed.Wants != want || m.Text != "dockers strike") {
			t.Errorf("%q: %v, %q, wants %q", said, ok, m.Text, m.Typed.Wants)
		}
	}
}
