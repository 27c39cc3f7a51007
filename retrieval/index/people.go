package index

import (
	"strings"

	"dateline/retrieval"
)

// holding returns which versions of a part hold every word of every name, nil
// for all when there are no names. A name without any word that is indexed is
// held by none.
func (v *view) holding(p *part, names []string) (bitset, error) {
	var all bitset
	for _, name := range names {
		words := 0
		for _, t := range retrieval.Analyze(nil, name) {
			if t.Stop {
				continue
			}
			words++
			with, err := v.versionsWith(p, t.Term)
			if err != nil {
				return nil, err
			}
			all = intersect(all, with)
		}
		if words == 0 {
			return newBitset(len(p.table.versions)), nil
		}
	}
	return all, nil
}

func (v *view) versionsWith(p *part, term string) (bitset, error) {
	l, err := v.list(p, term)
	if err != nil {
		return nil, err
	}
	set := newBitset(len(p.table.versions))
	for _, doc := range l.docs {
		set.set(p.table.of[doc])
	}
	return set, nil
}

func intersect(a, b bitset) bitset {
	if a == nil {
		return b
	}
	for i := range a {
		a[i] &= b[i]
	}
	return a
}

// outlets returns a test whether an outlet is one of those asked for: whether
// the words asked for stand in its name, in their order, so that "BBC" finds
// "BBC News". Case, accents and punctuation do not matter.
func outlets(asked []string) func(string) bool {
	wanted := make([]string, 0, len(asked))
	for _, a := range asked {
		if w := words(a); w != " " {
			wanted = append(wanted, w)
		}
	}
	return func(name string) bool {
		have := words(name)
		for _, w := range wanted {
			if strings.Contains(have, w) {
				return true
			}
		}
		return false
	}
}

// words are the analysed words of a name, stop words too, between blanks.
func words(name string) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, t := range retrieval.Analyze(nil, name) {
		b.WriteString(t.Term)
		b.WriteByte(' ')
	}
	return b.String()
}
