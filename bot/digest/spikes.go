package digest

import (
	"cmp"
	"context"
	"math"
	"regexp"
	"slices"
	"time"

	"dateline/bot"
	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// A spike must have so many independent stories (for a story, origins), so many
// times the mean of the days before, and so many standard deviations of a
// Poisson process above it.
const (
	spikeDays   = 14
	spikeLeast  = 5
	spikeTimes  = 3
	spikeSigmas = 3
	mostSpikes  = 3
)

// A spikeKind says what spikes.
type spikeKind string

const (
	spikeName   spikeKind = "name"
	spikeOutlet spikeKind = "outlet"
	spikeStory  spikeKind = "story"
)

// A subject is something that may spike: a name, an outlet, or the title of a
// story.
type subject struct {
	kind spikeKind
	what string
}

// A spike is a subject that comes up far more often than usual.
type spike struct {
	subject
	// now counts independent stories within the edition's window (for a story,
	// origins), usual is the mean of windows of the same length within the 14
	// days before.
	now   int
	usual float64
}

// A tally has for each subject the set of stories (for a story, origins) that it
// came up in.
type tally map[subject]map[corpus.Arrival]bool

func (t tally) add(s subject, n corpus.Arrival) {
	if t[s] == nil {
		t[s] = map[corpus.Arrival]bool{}
	}
	t[s][n] = true
}

// namePattern finds names of two or three words, which are mostly people's.
var namePattern = regexp.MustCompile(`\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){1,2}`)

// Names are looked for in the first bytes of an article, and only so many of
// them.
const (
	nameBytes = 800
	mostNames = 40
)

// spikes returns what a window has far more of than the days before it, among
// what passes a filter. It counts stories, and origins within one story, so that
// a burst of reprints is no spike.
func (pub *Publisher) spikes(ctx context.Context, w window, f query.Filter) ([]spike, error) {
	if w.Published {
		return nil, nil // an archive arrives at once, and has no days before
	}
	days := spikeDays * 24 * time.Hour
	after, err := pub.Coverage.AsOf(ctx, w.From.Add(-days))
	if err != nil || after == 0 {
		return nil, err // the coverage is younger than the days to compare with
	}
	now, before, titles := tally{}, tally{}, map[corpus.Arrival]string{}
	for v, err := range pub.Coverage.Changes(ctx, after) {
		if err != nil {
			return nil, err
		}
		if v.Arrival > w.Through {
			break
		}
		if !newsworthy(v) || v.Replaces != 0 || !retrieval.Admits(f, v) {
			continue
		}
		counts := before
		if v.Arrival > w.After {
			counts = now
		}
		if err := pub.countSubjects(ctx, v, counts, titles); err != nil {
			return nil, err
		}
	}
	windows := max(1, float64(days)/float64(max(w.To.Sub(w.From), time.Hour)))
	return highest(now, before, windows), nil
}

// countSubjects counts a version's story for its outlet and for the names in its
// beginning, and its origin for its story. Titles has the title by which each
// story is known.
func (pub *Publisher) countSubjects(ctx context.Context, v *corpus.Version, counts tally, titles map[corpus.Arrival]string) error {
	memberships, err := pub.Stories.Memberships(ctx, 0, v.Arrival)
	if err != nil {
		return err
	}
	p, ok := memberships[v.Arrival]
	if !ok {
		p.Story, p.Origin = v.Arrival, v.Arrival
	}
	if titles[p.Story] == "" {
		titles[p.Story] = bot.NewSource(0, v).Title
	}
	counts.add(subject{spikeStory, titles[p.Story]}, p.Origin)
	if v.Source != "" {
		counts.add(subject{spikeOutlet, v.Source}, p.Story)
	}
	for _, name := range namePattern.FindAllString(v.Title+"\n"+v.Text[:min(len(v.Text), nameBytes)], mostNames) {
		counts.add(subject{spikeName, name}, p.Story)
	}
	return nil
}

// highest returns the spikes that are farthest above the usual. Windows is how
// many windows the days before have room for.
func highest(now, before tally, windows float64) []spike {
	var out []spike
	for s, stories := range now {
		n, usual := len(stories), float64(len(before[s]))/windows
		if n >= spikeLeast && float64(n) >= spikeTimes*usual && float64(n) > usual+spikeSigmas*math.Sqrt(max(usual, 1)) {
			out = append(out, spike{s, n, usual})
		}
	}
	slices.SortFunc(out, func(a, b spike) int {
		return cmp.Or(cmp.Compare(float64(b.now)-b.usual, float64(a.now)-a.usual), cmp.Compare(a.kind, b.kind), cmp.Compare(a.what, b.what))
	})
	return out[:min(len(out), mostSpikes)]
}
