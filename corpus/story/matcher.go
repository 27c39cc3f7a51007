package story

import "dateline/corpus"

// A member is a version with its origin and story.
type member struct {
	arrival, origin, story corpus.Arrival
	agency, outlet         string
	day                    int32
	sketch, terms          []uint32
	// headline is how many of the terms, counted from the first, come from the
	// headline.
	headline int
	// removed reports that the version was replaced or withdrawn: nothing is
	// assigned by it any more.
	removed bool
}

// A matcher holds what is needed to assign the next version. It takes some 500
// bytes of memory for each article.
type matcher struct {
	publishers *Publishers
	// text returns the text of a version.
	text func(corpus.Arrival) (string, error)

	members           []member
	byArrival         map[corpus.Arrival]int32
	bySketch          *postings
	byTermAndDay      *postings
	documentFrequency map[uint32]int32
	live              int // members that are not removed
	shingleCache      map[corpus.Arrival][]uint32
}

func newMatcher(p *Publishers, text func(corpus.Arrival) (string, error)) *matcher {
	return &matcher{
		publishers: p, text: text, byArrival: map[corpus.Arrival]int32{}, bySketch: newPostings(), byTermAndDay: newPostings(),
		documentFrequency: map[uint32]int32{}, shingleCache: map[corpus.Arrival][]uint32{},
	}
}

// An incoming is a version that is about to be assigned.
type incoming struct {
	member
	shingles []uint32
	replaced int32 // index of the member that it replaces, -1 for none
}

// assign assigns a version to an origin and a story, by what arrived before it.
func (m *matcher) assign(v *corpus.Version) (member, error) {
	ws := comparableWords(v.Text)
	s := &incoming{replaced: -1, shingles: shingles(ws)}
	s.member = member{
		arrival: v.Arrival, origin: v.Arrival, story: v.Arrival, day: day(v),
		agency: m.publishers.creditedAgency(&v.Article), outlet: v.Source,
		sketch: sketch(ws, s.shingles),
	}
	s.terms, s.headline = terms(v.Title, v.Text)
	if i, ok := m.byArrival[v.Replaces]; ok && v.Replaces != 0 {
		s.replaced = i
		s.origin, s.story = m.members[i].origin, m.members[i].story
	}
	copied, err := m.copyOf(s)
	if err != nil {
		return member{}, err
	}
	if copied >= 0 {
		s.origin = m.members[copied].origin
	}
	if near := m.memberOfStory(s, copied); near >= 0 {
		s.story = m.members[near].story
	}
	m.remove(v.Replaces)
	m.add(s.member)
	m.cacheShingles(v.Arrival, s.shingles)
	return s.member, nil
}

// memberOfStory returns a member of the story that s belongs to: the one that s
// is a copy of, if their dates are close enough, or else the most similar one.
// It returns -1 if there is none, and for a new version of an article, which
// stays in its story.
func (m *matcher) memberOfStory(s *incoming, copied int32) int32 {
	switch {
	case copied >= 0 && daysApart(s.day, m.members[copied].day) <= maxPause:
		return copied
	case s.replaced >= 0:
		return -1
	}
	return m.nearestMember(s)
}

// add makes a member available to the versions after it.
func (m *matcher) add(mem member) {
	i := int32(len(m.members))
	m.members = append(m.members, mem)
	m.byArrival[mem.arrival] = i
	m.live++
	for _, h := range mem.sketch {
		m.bySketch.add(h, i)
	}
	for _, t := range mem.terms {
		m.documentFrequency[t]++
		m.byTermAndDay.add(termOnDay(t, mem.day), i)
	}
}

// remove takes out a version that was replaced or withdrawn.
func (m *matcher) remove(n corpus.Arrival) {
	i, ok := m.byArrival[n]
	if !ok || m.members[i].removed {
		return
	}
	m.members[i].removed = true
	m.live--
	for _, t := range m.members[i].terms {
		m.documentFrequency[t]--
	}
}

// maxCached is how many versions' shingles are cached.
const maxCached = 2000

func (m *matcher) shinglesOf(n corpus.Arrival) ([]uint32, error) {
	if all, ok := m.shingleCache[n]; ok {
		return all, nil
	}
	text, err := m.text(n)
	if err != nil {
		return nil, err
	}
	all := shingles(comparableWords(text))
	m.cacheShingles(n, all)
	return all, nil
}

func (m *matcher) cacheShingles(n corpus.Arrival, all []uint32) {
	if len(m.shingleCache) >= maxCached {
		clear(m.shingleCache)
	}
	m.shingleCache[n] = all
}

func daysApart(a, b int32) int32 { return max(a, b) - min(a, b) }

// day returns the day of publication, or else of arrival, in days since 1970.
func day(v *corpus.Version) int32 {
	t := v.Published
	if t.IsZero() {
		t = v.Arrived
	}
	return int32(t.Unix() / (24 * 60 * 60))
}
