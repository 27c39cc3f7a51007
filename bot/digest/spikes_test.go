package digest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestSpikesCountIndependentStories(t *testing.T) {
	h, d, b := newsroom(t)
	d.Digests[0].Spikes = true
	tick(t, d)
	topics := strings.Fields("orchards ferries glaciers violins bakeries tramways lighthouses beehives quarries stables")
	for day := range 14 { // a usual day: one story of Odo Finch, one reprint each
		h.Clock = h.Clock.Add(24 * time.Hour)
		topic := fmt.Sprintf("%s%d", topics[day%len(topics)], day)
		h.arrive(t, fmt.Sprintf("Wire A: About %s: Treasurer Odo Finch opened the %s of Brannock%d and praised the %s keepers of that valley.", topic, topic, day, topic))
		tick(t, d)
	}
	for i, topic := range topics { // reprints of one text are no spike
		h.arrive(t, fmt.Sprintf("Outlet %d: %s", i, quake))
		if i < 6 {
			h.arrive(t, fmt.Sprintf("Wire A: Finch and %s: Treasurer Odo Finch closed the %s in Mabry%d because nobody had paid for those %s since winter.", topic, topic, i, topic))
		}
	}
	h.Clock = h.Clock.Add(24 * time.Hour)
	tick(t, d)
	var lines []string
	for _, m := range b.messages {
		if m.Thread == "" {
			lines = m.Reply.Lines
		}
	}
	spikes := slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return !strings.HasPrefix(l, "Far more than usual") })
	want := []string{
		"Far more than usual: “Treasurer Odo Finch” is in 6 independent stories, against 1.0 in the 14 days before.",
		"Far more than usual: Wire A has 6 independent stories, against 1.0 in the 14 days before.",
	}
	if !slices.Equal(spikes, want) {
		t.Errorf("spikes %q", lines)
	}
}

func TestSpikesAreOfWhatADigestLetsThrough(t *testing.T) {
	h, d, b := newsroom(t)
	d.Digests[0].Spikes = true
	d.Digests[0].Filter.Sources = []string{"Wire C"}
	tick(t, d)
	h.Clock = h.Clock.Add(15 * 24 * time.Hour)
	tick(t, d)
	for _, topic := range strings.Fields("orchards ferries glaciers violins bakeries tramways") {
		h.arrive(t, "Wire A: Finch and "+topic+": Treasurer Odo Finch closed the "+topic+" in Mabry"+topic+" because nobody had paid for those "+topic+" since winter.")
	}
	h.arrive(t, "Wire C: "+vote)
	h.Clock = h.Clock.Add(24 * time.Hour)
	tick(t, d)
	last := b.messages[len(b.messages)-1].Reply
	if strings.Contains(strings.Join(last.Lines, "\n"), "Far more") {
		t.Errorf("%q", last.Lines)
	}
}

// TestNothingSpikesInTheFirstDays: coverage that is younger than 14 days has
// nothing to compare with.
func TestNothingSpikesInTheFirstDays(t *testing.T) {
	h, d, b := newsroom(t)
	d.Digests[0].Spikes = true
	tick(t, d)
	h.Clock = h.Clock.Add(24 * time.Hour)
	for _, topic := range strings.Fields("orchards ferries glaciers violins bakeries tramways") {
		h.arrive(t, "Wire A: Finch and "+topic+": Treasurer Odo Finch closed the "+topic+" in Mabry"+topic+" because nobody had paid for those "+topic+" since winter.")
	}
	tick(t, d)
	if lines := b.messages[1].Reply.Lines; strings.Contains(strings.Join(lines, "\n"), "Far more") {
		t.Errorf("%q", lines)
	}
}
