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

// How far above its last days something must be to be called a spike: so many
// independent stories (of a story, origins), so many times the mean, and so
// many standard deviations of a Poisson process above it.
const (
	spikeDays   = 14
	spikeLeast  = 5
	spikeTimes  = 3
	spikeSigmas = 3
	mostSpikes  = 3
)

// A Spike is an outlet, a name or a story that comes up far more than usual.
type Spike struct {
	// Kind is "outlet", "name" or "story"; What names it.
	Kind, What string
	// Now counts independent stories in the edition's window (of a story,
	// origins), Usual is the mean of as long windows over the 14 days before.
	Now   int
	Usual float64
}

// namePattern finds names of two or three words, of people above all.
var namePattern = regexp.MustCompile(`\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){1,2}`)

// A subject is what may spike.
type subject struct{ kind, what string }

// spikes finds what the window has far more of than the days before it, of what
// a filter lets through. Reprints count once: what is counted are stories, and
// origins within one.
func (pub *Publisher) spikes(ctx context.Context, w window, f query.Filter) ([]Spike, error) {
	if w.Published {
		return nil, nil // an archive has no usual
	}
	days := spikeDays * 24 * time.Hour
	after, err := pub.Coverage.AsOf(ctx, w.From.Add(-days))
	if err != nil || after == 0 {
		return nil, err // coverage that is younger than those days has no usual
	}
	now, before := map[subject]map[corpus.Arrival]bool{}, map[subject]map[corpus.Arrival]bool{}
	titles := map[corpus.Arrival]string{}
	for v, err := range pub.Coverage.Changes(ctx, after) {
		if err != nil {
			return nil, err
		}
		if v.Arrival > w.Through {
			break
		}
		if !current(v) || v.Replaces != 0 || !retrieval.Admits(f, v) {
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

// countSubjects counts a version's story for its outlet and the names in its
// beginning, and its origin for its story.
func (pub *Publisher) countSubjects(ctx context.Context, v *corpus.Version, counts map[subject]map[corpus.Arrival]bool, titles map[corpus.Arrival]string) error {
	places, err := pub.Stories.Memberships(ctx, 0, v.Arrival)
	if err != nil {
		return err
	}
	p, ok := places[v.Arrival]
	if !ok {
		p.Story, p.Origin = v.Arrival, v.Arrival
	}
	add := func(s subject, n corpus.Arrival) {
		if counts[s] == nil {
			counts[s] = map[corpus.Arrival]bool{}
		}
		counts[s][n] = true
	}
	if titles[p.Story] == "" {
		titles[p.Story] = bot.NewSource(0, v).Title
	}
	add(subject{"story", titles[p.Story]}, p.Origin)
	if v.Source != "" {
		add(subject{"outlet", v.Source}, p.Story)
	}
	for _, name := range namePattern.FindAllString(v.Title+"\n"+v.Text[:min(len(v.Text), 800)], 40) {
		add(subject{"name", name}, p.Story)
	}
	return nil
}

// highest are the spikes that stand out most.
func highest(now, before map[subject]map[corpus.Arrival]bool, windows float64) []Spike {
	var out []Spike
	for s, stories := range now {
		n, usual := len(stories), float64(len(before[s]))/windows
		if n >= spikeLeast && float64(n) >= spikeTimes*usual && float64(n) > usual+spikeSigmas*math.Sqrt(max(usual, 1)) {
			out = append(out, Spike{s.kind, s.what, n, usual})
		}
	}
	slices.SortFunc(out, func(a, b Spike) int {
		return cmp.Or(cmp.Compare(float64(b.Now)-b.Usual, float64(a.Now)-a.Usual), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.What, b.What))
	})
	return out[:min(len(out), mostSpikes)]
}
