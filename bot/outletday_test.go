package bot_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dateline/bot/bottest"
	"dateline/bot/calendar"
	"dateline/corpus"
	"dateline/retrieval/exhaustive"
)

// TestTheDayOfAnArticleIsItsOutlets checks that the day that is cited, the one
// that a filter asks for and the one that articles are counted by are the day that
// the outlet stated, whatever day that was in UTC.
func TestTheDayOfAnArticleIsItsOutlets(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		zone := time.FixedZone("", 60*rapid.IntRange(-12*60, 14*60).Draw(rt, "minutes east"))
		begin := time.Date(2029, 1, 1, 0, 0, 0, 0, time.UTC)
		stated := begin.Add(time.Duration(rapid.IntRange(1, 600*24*60).Draw(rt, "minute")) * time.Minute).In(zone)
		day := calendar.DayOf(stated)
		h := &bench{Bench: bottest.New(t)}
		if _, err := h.Store.Add(t.Context(), corpus.Article{
			ID: "a", Title: "Dockers walk out", Source: "Tokyo Wire", Published: stated, Text: "Dockers at Port Calder went on strike over their pay.",
		}); err != nil {
			rt.Fatal(err)
		}
		var versions []corpus.Version
		for v, err := range h.Store.Changes(t.Context(), 0) {
			if err != nil {
				rt.Fatal(err)
			}
			versions = append(versions, *v)
		}
		s := exhaustive.New(versions)
		h.Searcher, h.Surveyor = s, s

		written := stated.Format("2 January 2006")
		for asked, cited := range map[string]bool{
			"Did dockers go on strike? published on " + written:                                    true,
			"Did dockers go on strike? since:" + day.String() + " until:" + day.String():           true,
			"Did dockers go on strike? published on " + day.Plus(1).UTC().Format("2 January 2006"): false,
			"Did dockers go on strike? until:" + day.Plus(-1).String():                             false,
			"Did dockers go on strike? since:" + day.Plus(1).String():                              false,
		} {
			rep := h.Ask(t, "", asked)
			if got := strings.Contains(titles(rep), "Dockers walk out"); got != cited {
				rt.Fatalf("published at %v, %q cites it: %t", stated, asked, got)
			}
			if cited && calendar.Date(rep.Sources[0].Published) != day.Words() {
				rt.Fatalf("published at %v, it is cited as of %v", stated, rep.Sources[0].Published)
			}
		}
		rep := h.Ask(t, "", "articles about the dockers by day")
		if rep.Tally == nil || len(rep.Tally.ByPeriod) != 1 || rep.Tally.ByPeriod[0].Begins != day {
			rt.Fatalf("published at %v, it is counted as %s", stated, fmt.Sprint(rep.Tally))
		}
	})
}
