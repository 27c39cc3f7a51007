package story

import (
	"math"
	"slices"
)

// The rules of a story: how many days it may pause, how alike two articles of
// it are (the cosine of their terms, the rare ones counting most), and how
// many terms they share at least, among them some of either's headline: a
// round-up holds the names of many stories, but not in its headline.
const (
	pause      = 3
	storyAlike = 0.2
	storyTerms = 4
	tooCommon  = 50 // members of one day with a term, beyond which it tells nothing
)

// nearest finds the member whose story s belongs to, -1 for none.
func (m *matcher) nearest(s *subject) int32 {
	count := map[int32]int{}
	for _, t := range s.terms {
		for d := s.day - pause; d <= s.day+pause; d++ {
			left := tooCommon
			m.topics.each(onDay(t, d), func(i int32) bool {
				if !m.members[i].gone {
					count[i]++
					left--
				}
				return left > 0
			})
		}
	}
	best, most := int32(-1), 0.0
	for i, n := range count {
		if n < storyTerms {
			continue
		}
		alike := m.alikeness(&s.member, &m.members[i])
		if alike >= storyAlike && (alike > most || alike == most && i < best) {
			best, most = i, alike
		}
	}
	return best
}

// alikeness is the cosine of two members' terms, 0 where the headline of one
// of them has no part in it.
func (m *matcher) alikeness(a, b *member) float64 {
	sum := 0.0
	mine, theirs := false, false
	for i, t := range a.terms {
		j := slices.Index(b.terms, t)
		if j < 0 {
			continue
		}
		w := m.rarity(t)
		sum += w * w
		mine, theirs = mine || i < a.headline, theirs || j < b.headline
	}
	if !mine || !theirs {
		return 0
	}
	return sum / (m.length(a.terms) * m.length(b.terms))
}

// rareAs is how large a coverage is thought to be at least: in a small one,
// every word is rare.
const rareAs = 1000

// rarity is a term's weight: its inverse frequency among the members.
func (m *matcher) rarity(t uint32) float64 {
	return math.Log(1 + float64(m.standing+rareAs)/float64(m.frequency[t]+1))
}

func (m *matcher) length(ts []uint32) float64 {
	sum := 0.0
	for _, t := range ts {
		w := m.rarity(t)
		sum += w * w
	}
	return math.Max(math.Sqrt(sum), 1e-9)
}

// onDay is the hash of a term on one day.
func onDay(term uint32, day int32) uint32 {
	return term ^ uint32(day)*0x9e3779b1
}
