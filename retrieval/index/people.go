package index

import (
	"strings"

	"dateline/retrieval"
	"dateline/retrieval/text"
)

// naming returns which versions of a part name all of some people, nil for all
// when there are none.
func (v *view) naming(p *part, people []retrieval.Person) (all bitset, err error) {
	for i := range people {
		ways := people[i].Ways()
		if len(ways) == 0 {
			return newBitset(len(p.table.versions)), nil
		}
		for _, w := range ways {
			said, err := v.saying(p, w)
			if err != nil {
				return nil, err
			}
			all = intersect(all, said)
		}
	}
	return all, nil
}

// saying returns which versions hold all words of one of some ways.
func (v *view) saying(p *part, ways [][]string) (bitset, error) {
	said := newBitset(len(p.table.versions))
	for _, way := range ways {
		var held bitset
		for _, term := range way {
			with, err := v.versionsWith(p, term)
			if err != nil {
				return nil, err
			}
			held = intersect(held, with)
		}
		for i := range held {
			said[i] |= held[i]
		}
	}
	return said, nil
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
	for _, t := range text.Analyze(nil, name) {
		b.WriteString(t.Term)
		b.WriteByte(' ')
	}
	return b.String()
}
