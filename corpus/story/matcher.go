package story

import "dateline/corpus"

// A member is a version with its place.
type member struct {
	arrival, origin, story corpus.Arrival
	agency, outlet         string
	day                    int32
	sketch, terms          []uint32
	// headline is how many of the terms, the first ones, are the headline's.
	headline int
	// gone says that it was replaced or withdrawn: nothing joins it any more.
	gone bool
}

// A matcher holds what is needed to place the next version: in memory, some
// 500 bytes for each article.
type matcher struct {
	publishers *Publishers
	// text reads a version's text.
	text func(corpus.Arrival) (string, error)

	members   []member
	byArrival map[corpus.Arrival]int32
	copies    *postings // by sketch
	topics    *postings // by term and day
	frequency map[uint32]int32
	standing  int // members that are not gone
	cache     map[corpus.Arrival][]uint32
}

func newMatcher(p *Publishers, text func(corpus.Arrival) (string, error)) *matcher {
	return &matcher{
		publishers: p, text: text, byArrival: map[corpus.Arrival]int32{}, copies: newPostings(), topics: newPostings(),
		frequency: map[uint32]int32{}, cache: map[corpus.Arrival][]uint32{},
	}
}

// A subject is a version about to be placed.
type subject struct {
	member
	all []uint32 // its shingles
	own int32    // the member that it replaces, -1 for none
}

// place puts a version into an origin and a story, by what came before it.
func (m *matcher) place(v *corpus.Version) (member, error) {
	ws := words(v.Text)
	s := &subject{own: -1, all: shingles(ws)}
	s.member = member{
		arrival: v.Arrival, origin: v.Arrival, story: v.Arrival, day: day(v),
		agency: m.publishers.Agency(&v.Article), outlet: v.Source,
		sketch: sketch(ws, s.all),
	}
	s.terms, s.headline = terms(v.Title, v.Text)
	if i, ok := m.byArrival[v.Replaces]; ok && v.Replaces != 0 {
		s.own = i
		s.origin, s.story = m.members[i].origin, m.members[i].story
	}
	copied, err := m.original(s)
	if err != nil {
		return member{}, err
	}
	if copied >= 0 {
		s.origin = m.members[copied].origin
	}
	if near := m.told(s, copied); near >= 0 {
		s.story = m.members[near].story
	}
	m.leave(v.Replaces)
	m.join(s.member)
	m.remember(v.Arrival, s.all)
	return s.member, nil
}

// told finds the member whose story s tells: the one that it is a copy of, if
// that is of these days, else the nearest; -1 for none, as for a new version
// of an article, which stays in its story.
func (m *matcher) told(s *subject, copied int32) int32 {
	switch {
	case copied >= 0 && apart(s.day, m.members[copied].day) <= pause:
		return copied
	case s.own >= 0:
		return -1
	}
	return m.nearest(s)
}

// join lets later versions find a member.
func (m *matcher) join(one member) {
	i := int32(len(m.members))
	m.members = append(m.members, one)
	m.byArrival[one.arrival] = i
	m.standing++
	for _, h := range one.sketch {
		m.copies.add(h, i)
	}
	for _, t := range one.terms {
		m.frequency[t]++
		m.topics.add(onDay(t, one.day), i)
	}
}

// leave takes out a version that is replaced or withdrawn.
func (m *matcher) leave(n corpus.Arrival) {
	i, ok := m.byArrival[n]
	if !ok || m.members[i].gone {
		return
	}
	m.members[i].gone = true
	m.standing--
	for _, t := range m.members[i].terms {
		m.frequency[t]--
	}
}

// mostCached is how many versions' shingles are at hand.
const mostCached = 2000

func (m *matcher) shinglesOf(n corpus.Arrival) ([]uint32, error) {
	if all, ok := m.cache[n]; ok {
		return all, nil
	}
	text, err := m.text(n)
	if err != nil {
		return nil, err
	}
	all := shingles(words(text))
	m.remember(n, all)
	return all, nil
}

func (m *matcher) remember(n corpus.Arrival, all []uint32) {
	if len(m.cache) >= mostCached {
		clear(m.cache)
	}
	m.cache[n] = all
}

// apart is how many days lie between two.
func apart(a, b int32) int32 { return max(a, b) - min(a, b) }

// day is when a version was published, else when it arrived.
func day(v *corpus.Version) int32 {
	t := v.Published
	if t.IsZero() {
		t = v.Arrived
	}
	return int32(t.Unix() / (24 * 60 * 60))
}
