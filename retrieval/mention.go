package retrieval

import (
	"slices"
	"strings"

	"dateline/corpus"
	"dateline/retrieval/text"
)

// A Mention is words or a phrase that an article may have.
type Mention struct {
	// Said is what was typed for it.
	Said string
	// Names, Phrases and Measures are those within it: a name's words must stand
	// near one another, a phrase as it is, and a number beside its unit. Words is how
	// many others there are, which may stand anywhere.
	Names, Phrases, Measures []string
	Words                    int

	atoms []atom
}

// An atomKind says how the words of an atom must stand.
type atomKind int

const (
	wordAtom atomKind = iota
	nameAtom
	phraseAtom
	measureAtom
)

// An atom is a part of a topic that is mentioned as a whole.
type atom struct {
	text.Span
	kind  atomKind
	words []atomWord
	// phrase is set for a phrase, others are names for all of it.
	phrase text.Phrase
	others [][]string
	// capital: it begins with a capital.
	capital bool
}

// An atomWord is a word of an atom, and for each of its concepts the ways to
// mention it.
type atomWord struct {
	said string
	ways [][][]string
	// signs may stand in the place of the word beside a number.
	signs string
}

// held tells whether a coverage holds any part of the word.
func (w atomWord) held(v Vocabulary) bool {
	if len(w.ways) == 0 || w.signs != "" {
		return true
	}
	return slices.ContainsFunc(w.ways, func(ways [][]string) bool {
		return slices.ContainsFunc(ways, func(terms []string) bool { return allHeld(terms, v) })
	})
}

// ways are the ways to mention each concept of an atom, without those that a sign
// may stand for.
func (a *atom) ways() (all [][][]string) {
	if a.kind == phraseAtom {
		terms, sure := a.phrase.Terms()
		if !sure {
			return nil
		}
		for _, t := range terms {
			all = append(all, [][]string{{t}})
		}
		return all
	}
	for _, w := range a.words {
		if w.signs == "" {
			all = append(all, w.ways...)
		}
	}
	return all
}

// ways are the ways to mention each concept of a part that must be there.
func (p TopicPart) ways() (all [][][]string) {
	var either [][]string
	for _, m := range p {
		var whole [][][]string
		for i := range m.atoms {
			whole = append(whole, m.atoms[i].ways()...)
		}
		if len(p) == 1 {
			return whole
		}
		together := combine(whole)
		if len(together) == 0 {
			return nil // it may stand in any article
		}
		either = append(either, together...)
	}
	return [][][]string{either}
}

// maxCombined is how many ways there are at most to mention several words.
const maxCombined = 128

// combine returns the ways to mention several concepts together.
func combine(concepts [][][]string) (out [][]string) {
	for i, ways := range concepts {
		if i == 0 {
			out = ways
			continue
		}
		if len(out)*len(ways) > maxCombined {
			continue // the others narrow enough
		}
		var longer [][]string
		for _, a := range out {
			for _, b := range ways {
				longer = append(longer, slices.Concat(a, b))
			}
		}
		out = longer
	}
	return out
}

// anywhere tells whether a part's words may stand anywhere in an article, so that
// its ways decide.
func (p TopicPart) anywhere() bool {
	for _, m := range p {
		n := 1
		for i := range m.atoms {
			if m.atoms[i].kind != wordAtom {
				return false
			}
			for _, ways := range m.atoms[i].ways() {
				n *= len(ways)
			}
		}
		if len(p) > 1 && n > maxCombined {
			return false
		}
	}
	return true
}

// A mentionText is an article in which mentions are looked for.
type mentionText struct {
	*corpus.Version
	body  string
	words []text.Token
	held  heldWords
}

func readMentions(v *corpus.Version) mentionText {
	a := mentionText{Version: v, body: v.Title + "\n" + v.Text, held: heldWords{}}
	for _, t := range text.Analyze(nil, a.body) {
		if !t.Stop {
			a.words = append(a.words, t)
			a.held[t.Term] = true
		}
	}
	return a
}

func (m *Mention) standsIn(a mentionText) bool {
	return !slices.ContainsFunc(m.atoms, func(x atom) bool { return !x.standsIn(a) })
}

func (a *atom) standsIn(in mentionText) bool {
	switch a.kind {
	case phraseAtom:
		return stands(a.phrase, in.Title) || stands(a.phrase, in.Text)
	case nameAtom:
		return a.otherIn(in) || a.isNear(in)
	case measureAtom:
		return a.otherIn(in) || a.isTogether(in)
	}
	person := Person{ways: a.ways()}
	return len(person.ways) == 0 || person.NamedIn(in.held.has)
}

// otherIn tells whether an article has another name for all of an atom.
func (a *atom) otherIn(in mentionText) bool {
	return slices.ContainsFunc(a.others, func(terms []string) bool {
		return !slices.ContainsFunc(terms, func(term string) bool { return !in.held[term] })
	})
}

// singles are the terms that alone stand for each concept of an atom.
func (a *atom) singles() (all [][]string) {
	for _, w := range a.words {
		for _, ways := range w.ways {
			var terms []string
			for _, way := range ways {
				if len(way) == 1 {
					terms = append(terms, way[0])
				}
			}
			all = append(all, terms)
		}
	}
	return all
}

// nameGap is how many words, such as a middle name, may stand within a name.
const nameGap = 2

// isNear tells whether the words of an atom stand near one another.
func (a *atom) isNear(in mentionText) bool {
	parts := a.singles()
	for i := range in.words {
		if !slices.Contains(parts[0], in.words[i].Term) {
			continue
		}
		near := in.words[max(0, i-len(parts)-nameGap+1):min(len(in.words), i+len(parts)+nameGap)]
		if !slices.ContainsFunc(parts, func(part []string) bool {
			return !slices.ContainsFunc(near, func(w text.Token) bool { return slices.Contains(part, w.Term) })
		}) {
			return true
		}
	}
	return false
}

// isTogether tells whether a number stands beside its unit, or a sign for it.
func (a *atom) isTogether(in mentionText) bool {
	parts := a.singles()
	for i := range in.words {
		if slices.Contains(parts[0], in.words[i].Term) && (a.signed(in, in.words[i]) || follow(parts, in, i)) {
			return true
		}
	}
	return false
}

// follow tells whether one of each part follows the other from word i on, with
// nothing but a space or a hyphen between them.
func follow(parts [][]string, in mentionText, i int) bool {
	if i+len(parts) > len(in.words) {
		return false
	}
	for k, part := range parts {
		w := in.words[i+k]
		if !slices.Contains(part, w.Term) || k > 0 && len(strings.Trim(in.body[min(in.words[i+k-1].End, w.Start):w.Start], " -‑\u00a0\u202f")) > 0 {
			return false
		}
	}
	return true
}

// signed tells whether the unit of a number stands beside it as a sign: 12%, $3.
func (a *atom) signed(in mentionText, number text.Token) bool {
	signs := a.words[len(a.words)-1].signs
	if signs == "" {
		return false
	}
	before := strings.TrimRight(in.body[max(0, number.Start-4):number.Start], " ")
	after := strings.TrimLeft(in.body[number.End:min(len(in.body), number.End+6)], " \u00a0\u202f")
	for _, sign := range signs {
		if strings.HasPrefix(after, string(sign)) || sign != '%' && strings.HasSuffix(before, string(sign)) {
			return true
		}
	}
	return false
}
