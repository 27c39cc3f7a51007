package digest_test

import (
	"strings"
	"testing"
	"time"
)

func TestADateIsNoFigure(t *testing.T) {
	h, d, b := newsroom(t)
	tick(t, d)
	h.Clock = h.Clock.Add(24 * time.Hour)
	h.arrive(t, "Wire A: "+quake)
	tick(t, d)
	for _, again := range []string{" It was said on 16 November.", " It was said on Nov. 17.", " Это было 18 ноября.", " 11월 19일.", " It was at 10 a.m. sharp.", " It was at 11.30 p.m. sharp.", " It was between 20-21 November, 2031."} {
		h.Clock = h.Clock.Add(24 * time.Hour)
		p := strings.SplitN(quake, ": ", 2)
		h.arrive(t, "Wire A: Quake"+again+": "+p[1]+again)
		tick(t, d)
		if posts := b.posts(); !strings.HasSuffix(posts[len(posts)-1], "nothing that was not told before") {
			t.Errorf("%q: %q, %+v", again, posts[len(posts)-1], b.messages[len(b.messages)-1].Reply.Quotes)
		}
	}
}

func TestAFigureBesideAMonthStays(t *testing.T) {
	h, d, b := newsroom(t)
	tick(t, d)
	h.Clock = h.Clock.Add(24 * time.Hour)
	h.arrive(t, "Wire A: "+quake)
	for text, want := range map[string]string{
		" In May 47 houses fell.":          "47",
		" In May 12,000 people left.":      "12,000",
		" By March 21% had left.":          "21%",
		" 12명이 다쳤다.":                       "12",
		" Earlier 36시간 passed in silence.": "36",
	} {
		h.Clock = h.Clock.Add(24 * time.Hour)
		tick(t, d)
		p := strings.SplitN(quake, ": ", 2)
		h.arrive(t, "Wire A: Quake"+strings.ReplaceAll(text, ":", "")+": "+p[1]+text)
		h.Clock = h.Clock.Add(24 * time.Hour)
		tick(t, d)
		q := b.messages[len(b.messages)-1].Reply.Quotes
		if len(q) != 1 || !strings.HasPrefix(q[0].Reasons[0], "developing: a new figure, "+want+" ") {
			t.Errorf("%q: %+v", text, q)
		}
	}
}
