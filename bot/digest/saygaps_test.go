package digest

import (
	"slices"
	"testing"
	"time"

	"dateline/bot"
)

func TestSayGap(t *testing.T) {
	g := bot.Gap{
		Question: "who built the submarine reactors", Filters: []string{"since 1 Jun 2031"}, Times: 2,
		Last: time.Date(2031, 8, 1, 5, 5, 0, 0, time.UTC), Platforms: map[string]int{"web": 1, "slack": 1},
		Missing: []string{"submarine", "reactors"},
	}
	want := "“who built the submarine reactors” · since 1 Jun 2031 · 2 times, last 1 Aug 2031 · slack 1, web 1 · not in the coverage: submarine, reactors"
	if got := SayGap(g, time.UTC); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	g = bot.Gap{Question: "who won", Times: 1, Last: g.Last, Platforms: map[string]int{"web": 1}, Private: true}
	if got, want := SayGap(g, time.UTC), "“who won” · 1 Aug 2031 · web · asked in private"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestGapsReplyCountsWhatItDoesNotList: the reply lists twenty questions, and
// only counts those that were asked in private.
func TestGapsReplyCountsWhatItDoesNotList(t *testing.T) {
	g := bot.Gaps{List: make([]bot.Gap, mostGaps+2), Private: 2}
	rep := gapsReply(g, time.UTC)
	if rep.Headline != "22 questions without an answer in the coverage so far" || len(rep.Lines) != mostGaps+2 {
		t.Errorf("%q with %d lines", rep.Headline, len(rep.Lines))
	}
	want := []string{"+2 more; dateline gaps lists them all.", "In private: 2 questions without an answer, whose words are not shown."}
	if got := rep.Lines[mostGaps:]; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
