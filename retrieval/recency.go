package retrieval

import (
	"math"
	"time"

	"dateline/corpus"
	"dateline/retrieval/query"
)

const (
	// recencyWeight is what recency counts in the score of the most relevant
	// candidate, nowWeight the same in a question that has a word of now.
	recencyWeight = 1.2
	nowWeight     = 2
	// newestWeight is the same where the newest or the oldest are to come first.
	newestWeight = 10
	// recencyDecay is the age in days at which recency has fallen to 1/e.
	recencyDecay = 14
	// century is 100 years, in days.
	century = 36525
)

// Currency decays in two steps, with these times in days: news of the week is a
// week old at most, and a long tail tells the rest of the season from archives.
const (
	weekDecay   = 7
	seasonDecay = 90
)

// applyRecency adds recency to the scores. It counts as much as the candidate
// is relevant beside the most relevant one: of passages that answer as well,
// the newest comes first, but news that has little to do with the question
// does not displace an old answer.
func (q *Question) applyRecency(all []*scored) {
	most := 0.0
	for _, c := range all {
		most = max(most, c.relevance)
	}
	weight := q.recencyWeight()
	for _, c := range all {
		c.recencyWeight = weight * ratio(c.relevance, most)
		c.score = c.relevance + c.recencyWeight*c.values[signalRecency]
	}
}

// recencyWeight is what recency counts in the score of the most relevant
// candidate.
func (q *Question) recencyWeight() float64 {
	switch {
	case q.query.Order == query.AnyTime:
		return 0
	case q.query.Order.ByDate():
		return newestWeight
	case q.query.OfNow():
		return nowWeight
	}
	return recencyWeight
}

// recency is 1 for what was published at the time of asking, and falls with
// age, or, if the question names a time, with the distance from it.
func (q *Question) recency(c *Candidate) float64 {
	switch q.query.Order {
	case query.NewestFirst:
		return newness(q.query.Asked, c.Version.Published)
	case query.OldestFirst:
		if _, known := age(q.query.Asked, c.Version.Published); !known {
			return 0
		}
		return 1 - newness(q.query.Asked, c.Version.Published)
	}
	return q.byTime(c, recency)
}

// byTime is what a function of the time of asking and that of publication says
// of a passage, or, if the question names a time, how near to that time the
// article was published.
func (q *Question) byTime(c *Candidate, fresh func(asked, published time.Time) float64) float64 {
	if q.query.Asked.IsZero() || q.dates.Named.Start.IsZero() {
		return fresh(q.query.Asked, c.Version.Published)
	}
	return q.dates.Named.Nearness(corpus.WallClock(c.Version.Published))
}

// recency is 1 for what was published at the time of asking, and falls with
// age. It is 0 if either time is unknown.
func recency(asked, published time.Time) float64 {
	age, known := age(asked, published)
	if !known {
		return 0
	}
	return math.Exp(-age / recencyDecay)
}

// currency is recency with a longer tail, by which the verdict is calibrated.
func currency(asked, published time.Time) float64 {
	age, known := age(asked, published)
	if !known {
		return 0
	}
	return (math.Exp(-age/weekDecay) + math.Exp(-age/seasonDecay)) / 2
}

// newness is recency by the order of magnitude of age, from 1 down to 0 for
// what is a century old, so that of two old articles the newer comes first, too.
func newness(asked, published time.Time) float64 {
	age, known := age(asked, published)
	if !known {
		return 0
	}
	return max(0, 1-math.Log1p(age)/math.Log1p(century))
}

// age is how many days old an article was when the question was asked. What was
// published later counts as four times as old, since it can hardly be meant.
func age(asked, published time.Time) (days float64, known bool) {
	if asked.IsZero() || published.IsZero() {
		return 0, false
	}
	days = asked.Sub(published).Hours() / 24
	if days < 0 {
		days *= -4
	}
	return days, true
}
