package terminal_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"dateline/adapters/terminal"
	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

func TestTablesOfWhatWasCounted(t *testing.T) {
	first := time.Date(2025, 1, 3, 0, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		rep  bot.Reply
		want string
	}{
		"outlets": {
			bot.Reply{Headline: "2 outlets", Tally: &bot.Tally{ByOutlet: []bot.OutletTally{
				{Outlet: "Selby Post", Articles: 12, First: first}, {Articles: 3, Reprints: 1},
			}}},
			"2 outlets\n  Selby Post       12  first 3 Jan 2025\n  no outlet named   3                    1 reprint\n",
		},
		"periods": {
			bot.Reply{Headline: "3 articles", Tally: &bot.Tally{ByPeriod: []bot.PeriodTally{{Label: "Jan 2025", Articles: 3}, {Label: "Feb 2025"}}}},
			"3 articles\n  Jan 2025  3\n  Feb 2025  0\n",
		},
		"list": {
			bot.Reply{Headline: "1 article", Tally: &bot.Tally{}, Sources: []bot.Source{{Number: 11, Title: "Strike", Outlet: "Selby Post", Published: first}}},
			"1 article\n  [11] Strike\n      Selby Post · 3 Jan 2025\n",
		},
	} {
		var b strings.Builder
		if err := (terminal.Printer{}).Print(&b, c.rep); err != nil || b.String() != c.want {
			t.Errorf("%s: %q, want %q, %v", name, b.String(), c.want, err)
		}
	}
}

func TestCountedAsJSON(t *testing.T) {
	rep := bot.Reply{
		Headline: "1 article mentions “strike”", Verdict: retrieval.Found, Result: &retrieval.Result{Verdict: retrieval.Found},
		Tally: &bot.Tally{
			Wants: query.ByMonth, Words: []string{"strike"}, Articles: 1, Outlets: 1, Unit: "month",
			ByPeriod: []bot.PeriodTally{{Begins: calendar.Day{Year: 2025, Month: 1, Day: 1}, Label: "Jan 2025", Articles: 1}},
		},
		Sources: []bot.Source{{Number: 1, Article: "a", Title: "Strike", Outlet: "Selby Post"}},
	}
	var b strings.Builder
	if err := terminal.PrintJSON(&b, rep, false); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Counted struct {
			Wants    string
			Articles int
			ByPeriod []struct {
				Begins   string
				Articles int
			} `json:"by_period"`
			Listed []struct{ ID string }
		}
	}
	if err := json.Unmarshal([]byte(b.String()), &got); err != nil {
		t.Fatal(err)
	}
	c := got.Counted
	if c.Wants != "by-month" || c.Articles != 1 || len(c.ByPeriod) != 1 || c.ByPeriod[0].Begins != "2025-01-01" || c.Listed[0].ID != "a" {
		t.Errorf("%s", b.String())
	}
}
