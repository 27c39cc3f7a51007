package story

import (
	"cmp"
	"slices"
)

// The rules of an origin: the share of the shorter text's shingles that a copy
// has in common with the original. It is lower for texts that credit one agency
// or whose outlets have one publisher. It is higher for texts that credit rival
// agencies, which quote the same speeches, and for texts that are weeks apart,
// which are mostly similar because of a template: "what to know about this
// year's solstice". A text that is far longer than the part it shares, such as
// a round-up, is not a copy.
const (
	minCopyShare    = 0.5
	minRelatedShare = 0.35
	minRivalShare   = 0.8
	maxCopyDays     = 14
	minLongerShare  = 0.15
	minShingles     = 12
)

// Bounds of the work for one version.
const (
	maxPerHash      = 64
	maxCompared     = 8
	minSharedHashes = 2
)

// copyOf returns the member that s is most likely a copy of, -1 for none.
func (m *matcher) copyOf(s *incoming) (int32, error) {
	if len(s.shingles) < minShingles {
		return -1, nil
	}
	best, highest := int32(-1), 0.0
	for _, i := range m.copyCandidates(s) {
		other, err := m.shinglesOf(m.members[i].arrival)
		if err != nil {
			return -1, err
		}
		share, longer := shares(s.shingles, other)
		if len(other) < minShingles || longer < minLongerShare || share < m.minShare(&s.member, &m.members[i]) {
			continue
		}
		if share > highest {
			best, highest = i, share
		}
	}
	return best, nil
}

// shares returns what fraction of the shorter and of the longer text both have
// in common.
func shares(a, b []uint32) (shorter, longer float64) {
	n := float64(countCommon(a, b))
	return n / float64(max(1, min(len(a), len(b)))), n / float64(max(1, len(a), len(b)))
}

// minShare returns the share from which on two texts have one origin.
func (m *matcher) minShare(a, b *member) float64 {
	switch {
	case a.agency != "" && b.agency != "" && a.agency != b.agency, daysApart(a.day, b.day) > maxCopyDays:
		return minRivalShare
	case a.outlet == b.outlet: // an outlet's own articles share boilerplate
		return minCopyShare
	case a.agency != "" && a.agency == b.agency || m.publishers.related(a.outlet, b.outlet):
		return minRelatedShare
	}
	return minCopyShare
}

// copyCandidates returns the members whose sketches share most with that of s,
// those that share most first, one for each origin.
func (m *matcher) copyCandidates(s *incoming) []int32 {
	counts := map[int32]int{}
	for _, h := range s.sketch {
		left := maxPerHash
		m.bySketch.each(h, func(i int32) bool {
			if !m.members[i].removed && i != s.replaced {
				counts[i]++
				left--
			}
			return left > 0
		})
	}
	var found []int32
	for i, n := range counts {
		if n >= minSharedHashes {
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
		if len(out) < maxCompared && !slices.ContainsFunc(out, same) {
			out = append(out, i)
		}
	}
	return out
}
