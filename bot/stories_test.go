package bot_test

import (
	"strings"
	"testing"
	"time"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/corpus"
	"dateline/corpus/story"
)

func TestRelated(t *testing.T) {
	h := newBench(t)
	ferry := bottest.Coverage()[0]
	again := ferry
	again.ID, again.Source, again.URL = "ferry-again", "Marrow Courier", "https://courier.example/ferry"
	museum := corpus.Article{ID: "museum", Title: "Museum shows lamps", Source: "Northern Wire", Published: bottest.Day(time.June, 2), Text: "The lamps of nine lighthouses are on show."}
	change(t, h, again)
	change(t, h, museum)
	current := func(id string) corpus.Arrival {
		v, err := h.Store.Current(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return v.Arrival
	}
	related := func(id string) bot.Related {
		k, err := h.Related(t.Context(), current(id))
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	if k := related("ferry"); len(k.Reprints)+len(k.Story) != 0 {
		t.Errorf("without stories: %+v", k)
	}
	h.Stories = stories(t, h)
	k := related("ferry")
	if len(k.Reprints) != 1 || k.Reprints[0].ID != "ferry-again" || !strings.Contains(k.Name, "Lantern") {
		t.Errorf("articles related to the ferry: %+v", k)
	}
	largest, err := h.TopStories(t.Context(), 5)
	if err != nil {
		t.Fatal(err)
	}
	if len(largest) != 1 || largest[0].Articles != 2 || largest[0].Outlets != 2 || largest[0].First.ID != "ferry" {
		t.Errorf("top stories: %+v", largest)
	}
	if k := related("museum"); len(k.Reprints)+len(k.Story) != 0 {
		t.Errorf("articles related to the museum: %+v", k)
	}
	if _, err := h.Store.Withdraw(t.Context(), "ferry-again"); err != nil {
		t.Fatal(err)
	}
	if k := related("ferry"); len(k.Reprints) != 0 {
		t.Errorf("a withdrawn reprint: %+v", k)
	}
	if largest, err := h.TopStories(t.Context(), 5); err != nil || len(largest) != 0 {
		t.Errorf("covered by one outlet only: %+v, %v", largest, err)
	}
}

// stories groups the articles of the coverage.
func stories(t *testing.T, h *bench) *story.Groups {
	t.Helper()
	groups, err := story.Open(t.Context(), h.Store, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := groups.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	return groups
}
