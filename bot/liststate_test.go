package bot_test

import (
	"strings"
	"testing"

	"dateline/bot"
	"dateline/bot/bottest"
)

func TestAListIsRepeatedWithTheHeadlinesOfItsTime(t *testing.T) {
	h := surveyBench(t)
	rep := h.Ask(t, "", "list all articles about the ferry")
	before := titles(rep)
	if v := h.Do(t, bot.Verify, rep.Receipt); v.Headline != "3 of 3 counted articles still stand as they were" {
		t.Errorf("%q", bottest.Said(v))
	}
	law, err := h.Store.Current(t.Context(), "law")
	if err != nil {
		t.Fatal(err)
	}
	law.Title += " after all"
	if _, err := h.Store.Add(t.Context(), law.Article); err != nil {
		t.Fatal(err)
	}
	old := replay(t, h, rep.Receipt, false)
	if titles(old.Reply) != before || old.Summary != "2 of 3 counted articles still stand as they were" ||
		!strings.Contains(bottest.Said(old.Reply), "Article 1, “Ferry law passes”, was corrected since.") {
		t.Errorf("%q, %q, %q", titles(old.Reply), old.Summary, bottest.Said(old.Reply))
	}
	v := h.Do(t, bot.Verify, rep.Receipt)
	if v.Headline != old.Summary || !strings.Contains(bottest.Said(v), "was corrected since") {
		t.Errorf("%q", bottest.Said(v))
	}
	if _, err := h.Store.Withdraw(t.Context(), "law"); err != nil {
		t.Fatal(err)
	}
	if v := h.Do(t, bot.Verify, rep.Receipt); !strings.Contains(bottest.Said(v), "was withdrawn since") {
		t.Errorf("%q", bottest.Said(v))
	}
	none := h.Ask(t, "", "How many articles mention Djokovic?")
	if v := h.Do(t, bot.Verify, none.Receipt); !strings.HasPrefix(v.Headline, "That answer counted no article") {
		t.Errorf("%q", bottest.Said(v))
	}
}
