package bot_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/corpus"
)

// newPress is a bench with articles on people of both genders, in three languages.
func newPress(t *testing.T) *bench {
	h := newBench(t)
	add := func(id, source, language, title, body string, day int) corpus.Article {
		return corpus.Article{ID: id, Title: title, Source: source, Language: language, Published: bottest.Day(6, day), Text: body}
	}
	_, err := h.Store.Add(t.Context(),
		add("union", "Tarn Post", "en", "Miners walk out", "Miners at Tarn walked out on Monday. The union's chief, Ms. Mara Lind, said pay was too low.", 2),
		add("mayor", "Tarn Post", "en", "Tarn votes on toll", "The Tarn council voted for a bridge toll. Mayor Tomas Berg opposed the toll, and he left early.", 4),
		add("meeting", "Harbour Gazette", "en", "Envoys meet", "Envoys Lena Falk and Rosa Hart met over grain quotas. Falk left smiling.", 6),
		add("yard", "Northern Wire", "en", "Dredger order", "Vell Shipyard won the dredger order at Orrin. The order is worth 30 million crowns.", 8),
		add("ru", "Вестник", "ru", "Мэр Ельни ушла", "Мэр Ельни Анна Щукина подала в отставку. Причиной она назвала здоровье.", 10),
		add("ko", "항구일보", "ko", "오를라 시장 사임", "오를라 시장 박지은이 월요일 사임했다. 건강을 이유로 들었다.", 12),
	)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestConversationsGoOn(t *testing.T) {
	const (
		union = "Who is the chief of the union?"
		toll  = "Who opposed the bridge toll?"
		grain = "grain quotas"
		order = "Who won the dredger order?"
		ru    = "Кто подала в отставку?"
		ko    = "누가 오를라 시장 사임했다?"
	)
	for _, c := range []struct {
		texts    []string
		question string
		filters  []string
	}{
		// Pronouns stand for whom the answer showed.
		{[]string{union, "What did she say?"}, "What did Mara Lind say?", nil},
		{[]string{union, "and what did she say about pay?"}, "what did Mara Lind say about pay?", nil},
		{[]string{union, "Who is her deputy?"}, "Who is Mara Lind's deputy?", nil},
		{[]string{union, "Thanks! What did she say?"}, "What did Mara Lind say?", nil},
		{[]string{union, "What happened there?"}, "What happened there: chief of the union?", nil},
		{[]string{union, "Что она сказала?"}, "Что Mara Lind сказала?", nil},
		{[]string{toll, "Why did he leave?"}, "Why did Tomas Berg leave?", nil},
		{[]string{toll, "What else did he oppose?"}, "What else did Tomas Berg oppose?", nil},
		{[]string{toll, "his deputy"}, "Tomas Berg's deputy", nil},
		{[]string{toll, "When was he elected?"}, "When was Tomas Berg elected?", nil},
		{[]string{order, "Who owns that company?"}, "Who owns Vell Shipyard?", nil},
		{[]string{order, "What happened there?"}, "What happened in Orrin?", nil},
		{[]string{order, "What else did that outlet write?"}, "What else did Northern Wire write?", []string{"source Northern Wire"}},
		{[]string{ru, "Что она сказала?"}, "Что Анна Щукина сказала?", nil},
		{[]string{ru, "а почему она ушла?"}, "почему Анна Щукина ушла?", nil},
		{[]string{ru, "кто её заместитель?"}, "кто заместитель Анна Щукина?", nil},
		{[]string{ko, "그녀는 뭐라고 했나요?"}, "박지은은 뭐라고 했나요?", nil},
		{[]string{ko, "그의 후임은 누구인가요?"}, "박지은의 후임은 누구인가요?", nil},
		// The person goes on through several turns.
		{[]string{union, "What did she say?", "When did she say it?"}, "When did Mara Lind say it?", nil},
		{[]string{union, "What did she say?", "what about Tomas Berg?"}, "What did Tomas Berg say?", nil},
		{[]string{union, "What did she say?", "what about Tomas Berg?", "Why did he leave?"}, "Why did Tomas Berg leave?", nil},
		{[]string{union, "since May 2031", "What did she say?"}, "What did Mara Lind say?", []string{"since 1 May 2031"}},
		{[]string{union, "What did she say?", "newest first"}, "What did Mara Lind say?", []string{"newest first"}},
		{[]string{union, "What did she say?", "latest"}, "What did Mara Lind say?", []string{"newest first"}},
		{[]string{union, "What did she say?", "최신순"}, "What did Mara Lind say?", []string{"newest first"}},
		{[]string{union, "What did she say?", "сначала новые"}, "What did Mara Lind say?", []string{"newest first"}},
		// What is of the same kind takes the place of it, also after a filter.
		{[]string{"What did Mara Lind say?", "what about Tomas Berg?"}, "What did Tomas Berg say?", nil},
		{[]string{"What did Mara Lind say?", "and Tomas Berg?"}, "What did Tomas Berg say?", nil},
		{[]string{"What did Mara Lind say?", "а Tomas Berg?"}, "What did Tomas Berg say?", nil},
		{[]string{"pay", "only Mara Lind", "what about Tomas Berg?"}, "pay", []string{"naming Tomas Berg"}},
		{[]string{"remarks by Mara Lind on pay", "and Tomas Berg?"}, "Tomas Berg on pay", []string{"naming Tomas Berg"}},
		// A town is no outlet.
		{[]string{"What happened at Orrin?", "and in Tarn?"}, "What happened in Tarn?", nil},
		{[]string{"What happened at Orrin?", "and Tarn?"}, "What happened at Tarn?", nil},
		{[]string{"What happened at Orrin?", "in Tarn"}, "What happened in Tarn?", nil},
		{[]string{"What happened at Orrin?", "and in Tarn Post?"}, "What happened at Orrin?", []string{"source Tarn Post"}},
		{[]string{"What happened at Orrin?", "and the Post?"}, "What happened at Orrin?", []string{"source Tarn Post"}},
		{[]string{"What happened at Orrin?", "only Tarn"}, "What happened at Orrin?", []string{"source Tarn Post"}},
		// A new topic starts clean; what goes on keeps its filters.
		{[]string{"bridge toll since June 2031", "How much is the dredger order worth?"}, "How much is the dredger order worth?", nil},
		{[]string{"bridge toll since June 2031", "ferry inspections law"}, "ferry inspections law", nil},
		{[]string{"bridge toll since June 2031", "Who opposed the toll?"}, "Who opposed the toll?", []string{"since 1 Jun 2031"}},
		{[]string{"bridge toll since June 2031", "Why did he leave?"}, "Why did Tomas Berg leave?", []string{"since 1 Jun 2031"}},
		{[]string{"bridge toll since June 2031", "What did Tomas Berg oppose?"}, "What did Tomas Berg oppose?", []string{"since 1 Jun 2031"}},
		{[]string{"bridge toll since June 2031", "when was that?"}, "when was that: bridge toll?", []string{"since 1 Jun 2031"}},
		{[]string{"bridge toll since June 2031", "And what did the miners want?"}, "And what did the miners want?", []string{"since 1 Jun 2031"}},
		{[]string{"bridge toll since June 2031", "How much is the dredger order worth since May 2031?"}, "How much is the dredger order worth?", []string{"since 1 May 2031"}},
		{[]string{"bridge toll, newest first", "Who won the dredger order?"}, "Who won the dredger order?", nil},
		{[]string{"bridge toll, newest first", "Who opposed the toll?"}, "Who opposed the toll?", []string{"newest first"}},
		{[]string{"bridge toll", "only Tarn Post", "Who won the dredger order?"}, "Who won the dredger order?", nil},
		// Names of ordinary second questions are theirs.
		{[]string{union, "What did Tomas Berg oppose?"}, "What did Tomas Berg oppose?", nil},
		{[]string{union, "Why did Tomas Berg say he left?"}, "Why did Tomas Berg say he left?", nil},
		{[]string{grain, "Who is Mara Lind?"}, "Who is Mara Lind?", nil},
	} {
		rep := inThread(t, newPress(t), c.texts...)
		if rep.Question != c.question || !same(rep.Filters, c.filters) {
			t.Errorf("%q:\n got %q, filters %q (%s)\nwant %q, filters %q", c.texts, rep.Question, rep.Filters, rep.Headline, c.question, c.filters)
		}
	}
}

// Whoever may be meant as well as another is asked for, and a button, a number or a
// name answers.
func TestWhoIsMeantIsAskedBack(t *testing.T) {
	for _, answer := range []string{"", "2", "the second one", "Rosa Hart", "Hart", "rosa hart."} {
		h := newPress(t)
		back := inThread(t, h, "grain quotas", "What did she say?")
		if back.Headline != "Whom do you mean: Lena Falk or Rosa Hart?" || back.Verdict != "" || len(back.Offers) != 2 || back.Offers[1].Label != "Rosa Hart" {
			t.Fatalf("asked back %q with %+v", back.Headline, back.Offers)
		}
		var rep bot.Reply
		if answer != "" {
			rep = h.Ask(t, "1.1", answer)
		} else {
			req := bottest.Request("1.1", "")
			req.Action, req.Receipt, req.Number = bot.Choose, back.Receipt, 2
			rep = h.Handle(t.Context(), req)
		}
		if rep.Question != "What did Rosa Hart say?" || !strings.Contains(bottest.Said(rep), "“What did Rosa Hart say?”") {
			t.Errorf("%q asks %q: %s", answer, rep.Question, bottest.Said(rep))
		}
		if next := h.Ask(t, "1.1", "Why did she leave?"); next.Question != "Why did Rosa Hart leave?" {
			t.Errorf("after %q: %q", answer, next.Question)
		}
	}
	h := newPress(t)
	inThread(t, h, "grain quotas", "What did she say?")
	if rep := h.Ask(t, "1.1", "Who won the dredger order?"); rep.Question != "Who won the dredger order?" {
		t.Errorf("another question became %q (%s)", rep.Question, rep.Headline)
	}
	req := bottest.Request("1.1", "")
	back := inThread(t, newPress(t), "grain quotas", "What did she say?")
	for _, n := range []int{-1, 0, 9} {
		req.Action, req.Receipt, req.Number = bot.Choose, back.Receipt, n
		if rep := h.Handle(t.Context(), req); rep.Verdict != "" || rep.Headline == "" {
			t.Errorf("choice %d: %+v", n, rep)
		}
	}
}

func TestDroppedFiltersCanBeAppliedAgain(t *testing.T) {
	h := newPress(t)
	rep := inThread(t, h, "bridge toll since June 2031", "How much is the dredger order worth?")
	if !strings.Contains(bottest.Said(rep), "Asked anew, without since 1 Jun 2031.") {
		t.Errorf("it is not said: %s", bottest.Said(rep))
	}
	again := h.Press(t, rep, bot.Reapply)
	if again.Question != rep.Question || !same(again.Filters, []string{"since 1 Jun 2031"}) {
		t.Errorf("asks %q with %q", again.Question, again.Filters)
	}
}

func TestNumbersOpenPassages(t *testing.T) {
	for text, n := range map[string]int{"1": 0, "2": 1, "open 2": 1, "the second one": 1, "the last one": 2, "покажи вторую": 1, "2번": 1} {
		h := newPress(t)
		first := h.Ask(t, "1.1", "ferry pumps inspections Albatross law passengers museum")
		if len(first.Quotes) != 3 {
			t.Fatalf("%d quotes", len(first.Quotes))
		}
		article := first.Quotes[n].Passage.Article.ID
		if rep := h.Ask(t, "1.1", text); rep.Reading == nil || rep.Reading.Source.Article != article {
			t.Errorf("%q: %+v, want %s", text, rep, article)
		}
		if rep := h.Ask(t, "1.1", "49"); rep.Reading != nil || !strings.HasPrefix(rep.Headline, "That answer has ") {
			t.Errorf("49: %s", rep.Headline)
		}
	}
	if rep := newPress(t).Ask(t, "1.1", "2"); rep.Question != "2" {
		t.Errorf("without an answer before it 2 is a question, not %+v", rep)
	}
}

func TestSmallTalkGetsALine(t *testing.T) {
	for text, want := range map[string]string{
		"thanks!": "You are welcome.", "спасибо": "You are welcome.", "감사합니다": "You are welcome.", "great, thank you": "You are welcome.",
		"ok": "All right. Ask on whenever you like.", "yes": "All right. Ask on whenever you like.", "нет": "All right. Ask on whenever you like.",
		"네": "All right. Ask on whenever you like.", "bye": "Goodbye.", "hi": "Ask a question, for example: Мэр Ельни ушла",
	} {
		h := newPress(t)
		h.Ask(t, "1.1", "bridge toll")
		for _, thread := range []string{"1.1", ""} {
			rep := h.Ask(t, thread, text)
			if text == "hi" {
				want = "Ask a question, for example: " + strings.TrimPrefix(rep.Headline, "Ask a question, for example: ")
			}
			if rep.Headline != want || rep.Receipt != "" || len(rep.Offers)+len(rep.Lines) > 0 || rep.Verdict != "" {
				t.Errorf("%q: %+v", text, rep)
			}
		}
		if rep := h.Ask(t, "1.1", "Who opposed it?"); !strings.Contains(rep.Question, "bridge toll") {
			t.Errorf("after %q the thread has lost its question: %q", text, rep.Question)
		}
	}
}

// Hints take their example from the coverage that may be searched.
func TestExamplesComeFromTheCoverage(t *testing.T) {
	h := newPress(t)
	if _, err := h.Store.Add(t.Context(), corpus.Article{ID: "more", Title: "Lind again", Source: "Tarn Post", Text: "Mara Lind said on Friday that talks go on."}); err != nil {
		t.Fatal(err)
	}
	const want = "What is said about Mara Lind?"
	if rep := h.Ask(t, "", "???"); rep.Headline != "Ask a question, for example: "+want {
		t.Errorf("the hint is %q", rep.Headline)
	}
	if rep := h.Do(t, bot.Help, ""); !slices.ContainsFunc(rep.Lines, func(l string) bool { return strings.Contains(l, want) }) {
		t.Errorf("help is %q", rep.Lines)
	}
	req := bottest.Request("", "")
	req.Admission = &bot.Admission{}
	req.Admission.Scope.Sources = []string{"Northern Wire"}
	if rep := h.Handle(t.Context(), req); strings.Contains(rep.Headline, "Lind") {
		t.Errorf("the hint names what the place may not see: %q", rep.Headline)
	}
}
