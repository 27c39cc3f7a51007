package index

import (
	"strings"

	"dateline/retrieval"
	"dateline/retrieval/index/postings"
	"dateline/retrieval/text"
)

// versionsNaming returns which versions of a part name all of some people, by
// their positions in the part's table; nil stands for all versions.
func (v *view) versionsNaming(p *part, people []retrieval.Person) (all postings.Set, err error) {
	for i := range people {
		ways := people[i].Ways()
		if len(ways) == 0 {
			return postings.NewSet(len(p.table.versions)), nil
		}
		for _, w := range ways {
			said, err := v.versionsHoldingAny(p, w)
			if err != nil {
				return nil, err
			}
			all = postings.Intersect(all, said)
		}
	}
	return all, nil
}

// versionsHoldingAny returns which versions contain all words of at least one of
// several ways to write a name.
func (v *view) versionsHoldingAny(p *part, ways [][]string) (postings.Set, error) {
	said := postings.NewSet(len(p.table.versions))
	for _, way := range ways {
		var held postings.Set
		for _, term := range way {
			with, err := v.versionsHolding(p, term)
			if err != nil {
				return nil, err
			}
			held = postings.Intersect(held, with)
		}
		said.AddAll(held)
	}
	return said, nil
}

func (v *view) versionsHolding(p *part, term string) (postings.Set, error) {
	l, err := v.postings(p, term)
	if err != nil {
		return nil, err
	}
	set := postings.NewSet(len(p.table.versions))
	for _, doc := range l.Docs {
		set.Add(p.table.versionOf[doc])
	}
	return set, nil
}

// outletMatcher returns a test whether an outlet is one of those asked for: its
// name must contain the words asked for, in their order, so that "BBC" finds
// "BBC News". Case, accents and punctuation do not matter.
func outletMatcher(asked []string) func(string) bool {
	wanted := make([]string, 0, len(asked))
	for _, a := range asked {
		if w := nameWords(a); w != " " {
			wanted = append(wanted, w)
		}
	}
	return func(name string) bool {
		have := nameWords(name)
		for _, w := range wanted {
			if strings.Contains(have, w) {
				return true
			}
		}
		return false
	}
}

// nameWords returns the analysed words of a name, including stop words, each
// between blanks.
func nameWords(name string) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, t := range text.Analyze(nil, name) {
		b.WriteString(t.Term)
		b.WriteByte(' ')
	}
	return b.String()
}
