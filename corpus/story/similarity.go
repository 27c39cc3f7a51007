package story

import (
	"math"
	"slices"
)

// The rules of a story: how many days may lie between two of its articles, the
// cosine of their terms weighted by rarity, and how many terms they share. Some
// of the shared terms must come from each headline: a round-up holds the names
// of many stories, but not in its headline.
const (
	maxPause         = 3
	minSimilarity    = 0.2
	minSharedTerms   = 4
	maxPerTermAndDay = 50 // a term that more members of a day have says nothing
)

// nearestMember returns the most similar member within the rules of a story, -1
// for none.
func (m *matcher) nearestMember(s *incoming) int32 {
	count := map[int32]int{}
	for _, t := range s.terms {
		for d := s.day - maxPause; d <= s.day+maxPause; d++ {
			left := maxPerTermAndDay
			m.byTermAndDay.each(termOnDay(t, d), func(i int32) bool {
				if !m.members[i].removed {
					count[i]++
					left--
				}
				return left > 0
			})
		}
	}
	best, highest := int32(-1), 0.0
	for i, n := range count {
		if n < minSharedTerms {
			continue
		}
		alike := m.similarity(&s.member, &m.members[i])
		if alike >= minSimilarity && (alike > highest || alike == highest && i < best) {
			best, highest = i, alike
		}
	}
	return best
}

// similarity returns the cosine of two members' terms, or 0 if either headline
// contributes nothing to it.
func (m *matcher) similarity(a, b *member) float64 {
	sum := 0.0
	mine, theirs := false, false
	for i, t := range a.terms {
		j := slices.Index(b.terms, t)
		if j < 0 {
			continue
		}
		w := m.idf(t)
		sum += w * w
		mine, theirs = mine || i < a.headline, theirs || j < b.headline
	}
	if !mine || !theirs {
		return 0
	}
	return sum / (m.norm(a.terms) * m.norm(b.terms))
}

// minDocuments is the size that a coverage is assumed to have at least: in a
// small one, every word would be rare.
const minDocuments = 1000

// idf returns the weight of a term: its inverse document frequency among the
// members.
func (m *matcher) idf(t uint32) float64 {
	return math.Log(1 + float64(m.live+minDocuments)/float64(m.documentFrequency[t]+1))
}

func (m *matcher) norm(ts []uint32) float64 {
	sum := 0.0
	for _, t := range ts {
		w := m.idf(t)
		sum += w * w
	}
	return math.Max(math.Sqrt(sum), 1e-9)
}

// termOnDay returns the hash of a term on one day.
func termOnDay(term uint32, day int32) uint32 {
	return term ^ uint32(day)*0x9e3779b1
}
