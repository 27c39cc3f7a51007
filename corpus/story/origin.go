package story

import (
	"cmp"
	"slices"
)

// The rules of an origin. Copies share shingles of the shorter text. The share
// that is asked for is lower where the credit or the publisher says the same.
// It is higher where two texts credit different agencies, which quote the same
// speeches, and where they are weeks apart, when most of what is alike is from
// one mould: "what to know about this year's solstice". A text that is far
// longer than what it shares, such as a round-up, is no copy.
const (
	copyShare    = 0.5
	relatedShare = 0.35
	rivalShare   = 0.8
	copyDays     = 14
	longerShare  = 0.15
	fewShingles  = 12
)

// What is looked at for one version at most.
const (
	perHash   = 64
	compared  = 8
	sketchTwo = 2
)

// original finds the member that s is most likely a copy of, -1 for none.
func (m *matcher) original(s *subject) (int32, error) {
	if len(s.all) < fewShingles {
		return -1, nil
	}
	best, most := int32(-1), 0.0
	for _, i := range m.alike(s) {
		other, err := m.shinglesOf(m.members[i].arrival)
		if err != nil {
			return -1, err
		}
		share, longer := shares(s.all, other)
		if len(other) < fewShingles || longer < longerShare || share < m.needed(&s.member, &m.members[i]) {
			continue
		}
		if share > most {
			best, most = i, share
		}
	}
	return best, nil
}

// shares are the parts of the shorter and of the longer text that both have.
func shares(a, b []uint32) (shorter, longer float64) {
	n := float64(common(a, b))
	return n / float64(max(1, min(len(a), len(b)))), n / float64(max(1, len(a), len(b)))
}

// needed is the share at which two texts have one origin.
func (m *matcher) needed(a, b *member) float64 {
	switch {
	case a.agency != "" && b.agency != "" && a.agency != b.agency, apart(a.day, b.day) > copyDays:
		return rivalShare
	case a.outlet == b.outlet: // whose articles share standing paragraphs
		return copyShare
	case a.agency != "" && a.agency == b.agency || m.publishers.Related(a.outlet, b.outlet):
		return relatedShare
	}
	return copyShare
}

// alike returns the members whose sketches share most with that of s, one of
// each origin, those first that share most.
func (m *matcher) alike(s *subject) []int32 {
	counts := map[int32]int{}
	for _, h := range s.sketch {
		left := perHash
		m.copies.each(h, func(i int32) bool {
			if !m.members[i].gone && i != s.own {
				counts[i]++
				left--
			}
			return left > 0
		})
	}
	var found []int32
	for i, n := range counts {
		if n >= sketchTwo {
			found = append(found, i)
		}
	}
	slices.SortFunc(found, func(a, b int32) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	return m.onePerOrigin(found)
}

func (m *matcher) onePerOrigin(found []int32) []int32 {
	var out []int32
	for _, i := range found {
		same := func(j int32) bool { return m.members[j].origin == m.members[i].origin }
		if len(out) < compared && !slices.ContainsFunc(out, same) {
			out = append(out, i)
		}
	}
	return out
}
