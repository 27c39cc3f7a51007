package bot_test

import (
	"strings"
	"testing"

	"dateline/bot"
	"dateline/bot/bottest"
)

func TestACountOnAnotherTopicIsAskedAnew(t *testing.T) {
	for _, c := range []struct{ first, then, headline string }{
		{"ferry since July", "How many articles mention lighthouses?", "1 article mentions “lighthouses”"},
		{"ferry since July", "How many articles mention the museum?", "1 article mentions “museum”"},
		{"ferry law since 15 July 2031", "list all articles about the museum", "1 article mentions “museum” · newest first"},
		{"How many articles mention the ferry since July?", "which outlets reported the museum?", "1 outlet: 1 article mentions “museum”"},
		{"How many articles mention the ferry since July?", "Who first reported the museum?", "First: Northern Wire · 1 article mentions “museum”"},
		{"ferry since July", "articles about the museum by month", "1 article mentions “museum”"},
		{"ferry since July", "сколько статей упоминают Djokovic?", "No article of the coverage mentions “Djokovic”"},
	} {
		h := surveyBench(t)
		rep := inThread(t, h, c.first, c.then)
		said := bottest.Said(rep)
		if rep.Headline != c.headline {
			t.Errorf("%q, then %q: %q", c.first, c.then, said)
		}
		if !strings.Contains(said, "Asked anew, without ") || len(rep.Inherited) > 0 {
			t.Errorf("%q, then %q: %q inherited %q", c.first, c.then, said, rep.Inherited)
		}
		if again := h.Press(t, rep, bot.Reapply); !strings.Contains(strings.Join(again.Filters, " "), "since") {
			t.Errorf("%q, then %q: applied again, %q", c.first, c.then, again.Filters)
		}
	}
}

func TestACountOnTheSameTopicKeepsTheFilters(t *testing.T) {
	for _, then := range []string{"How many articles mention the ferry?", "list all articles", "list all articles about the ferry law", "how many articles?"} {
		if rep := inThread(t, surveyBench(t), "ferry law since July", then); len(rep.Inherited) == 0 {
			t.Errorf("%q: filters %q", then, rep.Filters)
		}
	}
}

func TestMoreOfNothingSaysSo(t *testing.T) {
	h := surveyBench(t)
	for _, asked := range []string{"How many articles mention Djokovic?", "list all articles about Djokovic", "which outlets reported Djokovic?"} {
		if rep := inThread(t, h, asked, "more"); rep.Headline != "No article was counted, so there is none to list." {
			t.Errorf("%q: more: %q", asked, rep.Headline)
		}
	}
}

func TestFollowUpsOnACountActOnItsTopic(t *testing.T) {
	h := surveyBench(t)
	h.Ask(t, "1.1", "How many articles mention the ferry?")
	for _, c := range []struct{ then, headline string }{
		{"who first reported it?", "First: The Lantern · 3 articles mention “ferry”"},
		{"which outlets?", "2 outlets: 3 articles mention “ferry”"},
		{"list them", "3 articles mention “ferry” · newest first"},
		{"by month", "3 articles mention “ferry”"},
		{"how many?", "3 articles mention “ferry”"},
		{"only The Lantern", "1 article mentions “ferry”"},
		{"which outlets?", "1 outlet: 1 article mentions “ferry”"},
		{"reset", "2 outlets: 3 articles mention “ferry”"},
		{"по месяцам", "3 articles mention “ferry”"},
		{"кто первым сообщил об этом?", "First: The Lantern · 3 articles mention “ferry”"},
		{"누가 처음 보도했나요?", "First: The Lantern · 3 articles mention “ferry”"},
		{"목록 보여줘", "3 articles mention “ferry” · newest first"},
		{"how many about the museum?", "1 article mentions “museum”"},
		{"and the pumps?", "3 articles mention “pumps”"},
	} {
		if rep := h.Ask(t, "1.1", c.then); rep.Headline != c.headline {
			t.Errorf("%q: %q", c.then, bottest.Said(rep))
		}
	}
}

func TestFollowUpsOnAnAnswerStayQuestions(t *testing.T) {
	for then, counts := range map[string]bool{
		"who first reported it?": true, "which outlets reported it?": true, "how many?": false, "by month": false, "which outlets?": false,
	} {
		if rep := inThread(t, surveyBench(t), "ferry inspections", then); (rep.Tally != nil) != counts {
			t.Errorf("%q: %q", then, bottest.Said(rep))
		}
	}
}

func TestTheQuestionOfACountCanBeAskedAgain(t *testing.T) {
	h := surveyBench(t)
	for _, c := range []struct{ asked, then, question string }{
		{"How many articles mention the ferry?", "list them", "List all articles about the ferry"},
		{"How many articles mention the ferry?", "which outlets?", "Which outlets reported on the ferry"},
		{"How many articles mention the ferry?", "who was first?", "Who first reported on the ferry"},
		{"How many articles mention the ferry?", "by month", "How many articles mention the ferry by month"},
		{"How many articles mention the ferry?", "over time", "How many articles mention the ferry over time"},
		{"How many articles mention the ferry?", "since July", "How many articles mention the ferry"},
		{"How many articles are there?", "by month", "How many articles by month"},
		{"How many articles are there?", "list them", "List all articles"},
		{"ferry", "How many articles mention the museum?", "How many articles mention the museum?"},
	} {
		rep := inThread(t, surveyBench(t), c.asked, c.then)
		if rep.Question != c.question {
			t.Errorf("%q, %q: %q", c.asked, c.then, rep.Question)
			continue
		}
		if again := h.Ask(t, "", c.question); again.Tally == nil || again.Tally.Wants != rep.Tally.Wants {
			t.Errorf("%q: %q", c.question, again.Headline)
		}
	}
}

func TestWhyOfACountSaysHowItWasCounted(t *testing.T) {
	h := surveyBench(t)
	for _, asked := range []string{"How many articles mention the ferry?", "How many articles mention Djokovic?"} {
		rep := h.Do(t, bot.Why, h.Ask(t, "", asked).Receipt)
		if said := bottest.Said(rep); !strings.Contains(said, "Counted: articles with ") || !strings.Contains(said, "without scores") {
			t.Errorf("%q: %q", asked, said)
		}
	}
}

func TestWhyOfOnePassage(t *testing.T) {
	h := newBench(t)
	rep := h.Ask(t, "", "ferry pumps inspections Albatross law passengers museum")
	req := bottest.Request("", "")
	req.Action, req.Receipt, req.Number = bot.Why, rep.Receipt, 2
	if why := h.Handle(t.Context(), req); len(why.Quotes) != 1 || why.Quotes[0].Number != 2 || len(why.Quotes[0].Reasons) == 0 {
		t.Errorf("%q", bottest.Said(why))
	}
	if req.Number = 99; !strings.Contains(h.Handle(t.Context(), req).Headline, "That answer has ") {
		t.Error("why 99 has no sentence")
	}
}

func TestFreshAnswersSayTheirGrounds(t *testing.T) {
	for _, asked := range []string{"latest on the ferry", "https://harbour.example/museum"} {
		b := smallPaper(t)
		if strings.HasPrefix(asked, "latest") {
			b = surveyBench(t).Bot
		}
		req := bottest.Request("", asked)
		req.Explain = true
		rep := b.Handle(t.Context(), req)
		if len(rep.Quotes) == 0 || strings.Contains(strings.Join(rep.Quotes[0].Reasons, " "), "was not kept") {
			t.Errorf("%q: %+v", asked, rep.Quotes)
		}
	}
}

func TestALinkAndAFilterThatExcludeOneAnother(t *testing.T) {
	for _, asked := range []string{"-source:harbour https://harbour.example/museum", "How much did the lantern cost? https://harbour.example/museum -source:harbour"} {
		rep := smallPaper(t).Handle(t.Context(), bottest.Request("", asked))
		if !strings.Contains(bottest.Said(rep), "exclude one another") {
			t.Errorf("%q: %q", asked, bottest.Said(rep))
		}
	}
}

func TestWhatAnewLeavesInAgain(t *testing.T) {
	h := surveyBench(t)
	rep := inThread(t, h, "ferry -source:lantern", "How many articles mention the museum?")
	if said := bottest.Said(rep); strings.Contains(said, "without without") || !strings.Contains(said, "Asked anew, no longer leaving out The Lantern.") {
		t.Errorf("%q", said)
	}
}
