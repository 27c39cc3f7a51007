package digest_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dateline/bot"
	"dateline/bot/digest"
	"dateline/corpus"
)

// charted returns the chart of the edition that a digest would have now, and its
// days with articles in words.
func charted(t *testing.T, h *bench, d *digest.Publisher, change func(*digest.Digest)) (*bot.Chart, string) {
	t.Helper()
	dig := d.Digests[0]
	dig.Chart = true
	if change != nil {
		change(&dig)
	}
	e, err := d.Preview(t.Context(), dig, h.Clock, false)
	if err != nil {
		t.Fatal(err)
	}
	if e.Chart == nil {
		return nil, ""
	}
	var days []string
	for _, day := range e.Chart.Days {
		if day.Articles > 0 {
			days = append(days, fmt.Sprintf("%s %d", day.Date, day.Articles))
		}
	}
	return e.Chart, strings.Join(days, ", ")
}

func TestAChartCountsByDaysOfPublication(t *testing.T) {
	h, d, _ := newsroom(t)
	d.Digests[0].Schedule, _ = digest.ParseSchedule("daily 08:00 America/New_York", time.UTC)
	h.Clock = time.Date(2031, 8, 20, 13, 0, 0, 0, time.UTC) // nine in New York
	at := func(day, hour int) time.Time { return time.Date(2031, 8, day, hour, 0, 0, 0, time.UTC) }
	add := func(id, source, text string, published time.Time) {
		if _, err := h.Store.Add(t.Context(), corpus.Article{ID: id, Source: source, Text: text, Published: published}); err != nil {
			t.Fatal(err)
		}
	}
	add("long ago", "Wire A", "Before all of it.", at(6, 3))
	add("first", "Wire A", "The day alone is known.", at(7, 0))
	add("night", "Wire A", "At ten in the evening there, the next day in UTC.", at(16, 2))
	tokyo := time.FixedZone("", 9*60*60)
	add("tokyo", "Wire T", "At eight in the morning there, the evening before in New York.", time.Date(2031, 8, 18, 8, 0, 0, 0, tokyo))
	add("noon", "Wire B", "A quake shook Corrin at noon.", at(16, 16))
	add("undated", "Wire A", "It counts when it came.", time.Time{})
	add("to come", "Wire A", "After the edition.", at(20, 14))
	c, got := charted(t, h, d, nil)
	if want := "2031-08-07 1, 2031-08-15 1, 2031-08-16 1, 2031-08-18 1, 2031-08-20 1"; got != want {
		t.Errorf("it counts %s, want %s", got, want)
	}
	if n := len(c.Days); n != 14 || c.Days[0].Label != "7 Aug" || c.Days[13].Label != "20" || !c.Days[13].SoFar || c.Days[12].SoFar {
		t.Errorf("%d days: %+v", n, c.Days)
	}
	if want := "Articles a day, 7 to 20 Aug 2031: 5 in all, most (1) on Thu 7 Aug. Thu 7 Aug: 1; Fri 8 Aug: 0;"; !strings.HasPrefix(c.Alt, want) {
		t.Errorf("who cannot see it reads %q, want %q", c.Alt, want)
	}
	if _, got := charted(t, h, d, func(dig *digest.Digest) { dig.Filter.Sources = []string{"Wire B"} }); got != "2031-08-16 1" {
		t.Errorf("of one outlet it counts %s", got)
	}
	c, got = charted(t, h, d, func(dig *digest.Digest) { dig.Question = "Corrin quake" })
	if got != "2031-08-16 1" || !strings.HasPrefix(c.Title, "Articles a day on the digest's question, ") {
		t.Errorf("of one question it counts %s under %q", got, c.Title)
	}
}

// TestAChartOfNothingIsNone: without articles there is no chart, and the text
// alternative of the fullest chart is short enough for every platform.
func TestAChartOfNothingIsNone(t *testing.T) {
	h, d, _ := newsroom(t)
	h.Clock = h.Clock.AddDate(1, 0, 0)
	if c, got := charted(t, h, d, nil); c != nil {
		t.Errorf("it counts %s", got)
	}
	var many []corpus.Article
	for i := range 1200 {
		many = append(many, corpus.Article{ID: fmt.Sprint(i), Text: fmt.Sprint("Number ", i), Published: h.Clock.Add(-time.Hour * time.Duration(i%330))})
	}
	if _, err := h.Store.Add(t.Context(), many...); err != nil {
		t.Fatal(err)
	}
	c, _ := charted(t, h, d, nil)
	if n := utf8.RuneCountInString(c.Alt); n > 1000 || n < 200 {
		t.Errorf("%d characters: %s", n, c.Alt)
	}
}

// TestAnEditionOfNothingHasNoPicture: an edition that says in one line that
// nothing is new has no chart below it.
func TestAnEditionOfNothingHasNoPicture(t *testing.T) {
	h, d, b := newsroom(t)
	d.Digests[0].Chart = true
	tick(t, d)
	h.arrive(t, "Wire A: "+quake)
	h.Clock = h.Clock.Add(24 * time.Hour)
	tick(t, d)
	h.Clock = h.Clock.Add(24 * time.Hour)
	tick(t, d)
	last := b.messages[len(b.messages)-1].Reply
	if told := b.messages[len(b.messages)-2].Reply; told.Chart == nil || last.Chart != nil || !strings.HasSuffix(last.Headline, "nothing new") {
		t.Errorf("%q has %v, %q has %v", told.Headline, told.Chart, last.Headline, last.Chart)
	}
}

// TestAPreviewInChatSaysItsChart: a message that one person alone sees cannot
// hold a picture, and has the chart in words.
func TestAPreviewInChatSaysItsChart(t *testing.T) {
	h, d, _ := newsroom(t)
	d.Digests, h.Commands = nil, d.Commands()
	h.digest(t, "daily 08:00 UTC with chart")
	h.arrive(t, "Wire A: "+quake)
	h.Clock = h.Clock.Add(time.Minute)
	rep := h.digest(t, "preview")
	if rep.Chart != nil || !strings.HasPrefix(strings.Join(rep.Lines, "\n"), "Articles a day, 22 Jul to 4 Aug 2031: ") {
		t.Errorf("%+v", rep)
	}
}
