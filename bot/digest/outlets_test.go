package digest_test

import (
	"strings"
	"testing"
	"time"

	"dateline/bot"
)

// TestOutletsAreSpelledLate: a filter finds an outlet that had not arrived when
// it was set, by any spelling: a digest's when an edition is made, a watch's when
// an article arrives.
func TestOutletsAreSpelledLate(t *testing.T) {
	h, d, b := newsroom(t)
	h.Commands = d.Commands()
	if rep := h.watch(t, bot.Watching, "bridge over the Selm source:tass"); !strings.HasPrefix(rep.Headline, "Watching") {
		t.Error(rep.Headline)
	}
	tick(t, d)
	d.Digests[0].Filter.Sources = []string{"tass"}
	h.arrive(t, "ТАСС: "+quake, "Wire B: "+vote)
	e, err := d.Preview(t.Context(), d.Digests[0], h.Clock.Add(time.Minute), false)
	if err != nil || e.Articles != 1 {
		t.Errorf("%d articles: %v", e.Articles, err)
	}
	h.Clock = h.Clock.Add(time.Minute)
	tick(t, d)
	if posted := b.matches(); len(posted) != 1 {
		t.Errorf("%d matches", len(posted))
	}
}
