package retrieval

import (
	"cmp"
	"slices"
	"time"

	"dateline/corpus"
	"dateline/retrieval/query"
)

// A Survey is all articles that mention what a query asks about and pass its
// filter. It is exact: nothing is ranked, and nothing that means only nearly
// the same counts.
type Survey struct {
	*Topic
	// Articles is how many there are, Undated how many of them have no date.
	Articles, Undated int
	// Listed are the first of them, at most MaxListed: the newest or, if the
	// query asks for that, the oldest first, and those without a date last.
	Listed []Listed
	// Outlets are those that published them, most articles first.
	Outlets []OutletCount
	// Days are the days on which they were published, each its outlet's, in
	// order, as midnights in UTC.
	Days []DayCount
	// InHeaders says that articles count, too, that have a word of the topic
	// only in the name of their outlet or in their date: there were too many to
	// read.
	InHeaders bool
	Searched  Searched

	oldest  bool // first
	outlets map[string]*OutletCount
	days    map[time.Time]int
}

// MaxListed is how many articles a survey lists at most. It counts all.
const MaxListed = 1000

// A Listed is an article that a survey lists.
type Listed struct {
	Arrival   corpus.Arrival
	Published time.Time
	Source    string
}

// Before tells whether an article was published before another or, of equals,
// arrived before it. One without a date comes after those that have one.
func (l Listed) Before(m Listed) bool {
	if l.Published.IsZero() != m.Published.IsZero() {
		return m.Published.IsZero()
	}
	return cmp.Or(l.Published.Compare(m.Published), cmp.Compare(l.Arrival, m.Arrival)) < 0
}

// An OutletCount is how many articles an outlet published, and when the first.
type OutletCount struct {
	Source   string
	Articles int
	First    time.Time
}

// A DayCount is how many articles were published on a day.
type DayCount struct {
	Day      time.Time
	Articles int
}

// NewSurvey returns a survey of a topic without articles.
func NewSurvey(q query.Query, t *Topic) *Survey {
	return &Survey{
		Topic: t, oldest: q.Wants == query.First || q.Order == query.OldestFirst,
		outlets: map[string]*OutletCount{}, days: map[time.Time]int{},
	}
}

// Add counts an article.
func (s *Survey) Add(a Listed) {
	s.Articles++
	o := s.outlets[a.Source]
	if o == nil {
		o = &OutletCount{Source: a.Source}
		s.outlets[a.Source] = o
	}
	o.Articles++
	if a.Published.IsZero() {
		s.Undated++
	} else {
		if o.First.IsZero() || a.Published.Before(o.First) {
			o.First = a.Published
		}
		s.days[corpus.WallClock(a.Published).Truncate(24*time.Hour)]++
	}
	if s.Listed = append(s.Listed, a); len(s.Listed) >= 4*MaxListed {
		s.order()
	}
}

// Finish puts what was counted in order.
func (s *Survey) Finish() {
	s.order()
	for _, o := range s.outlets {
		s.Outlets = append(s.Outlets, *o)
	}
	slices.SortFunc(s.Outlets, func(a, b OutletCount) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), a.First.Compare(b.First), cmp.Compare(a.Source, b.Source))
	})
	for day, n := range s.days {
		s.Days = append(s.Days, DayCount{day, n})
	}
	slices.SortFunc(s.Days, func(a, b DayCount) int { return a.Day.Compare(b.Day) })
	s.outlets, s.days = nil, nil
}

// order sorts the list and keeps its first articles.
func (s *Survey) order() {
	slices.SortFunc(s.Listed, func(a, b Listed) int {
		if a.Published.IsZero() != b.Published.IsZero() {
			if a.Published.IsZero() {
				return 1
			}
			return -1
		}
		byDate := a.Published.Compare(b.Published)
		if !s.oldest {
			byDate = -byDate
		}
		return cmp.Or(byDate, cmp.Compare(a.Arrival, b.Arrival))
	})
	s.Listed = s.Listed[:min(len(s.Listed), MaxListed)]
}
