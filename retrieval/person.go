package retrieval

import (
	"slices"
	"strings"
	"unicode"

	"dateline/corpus"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// A Person is somebody whom articles must name, under any name that would be
// searched for the one given.
type Person struct {
	// ways has, for each word of the name, the alternatives that name it. All
	// terms of an alternative must be in the article.
	ways        [][][]string
	substitutes []substitute
}

// readPeople reads the names in a filter against a coverage.
func readPeople(query query.Query, v Vocabulary) []Person {
	people := make([]Person, 0, len(query.People))
	for _, name := range query.People {
		people = append(people, readPerson(name, query.Aliases, v))
	}
	return people
}

// readPerson reads a name as a question is read, except that it is known to be
// a name: it is transliterated even if the coverage holds it.
func readPerson(name string, aliases *query.Aliases, v Vocabulary) Person {
	q := &Question{query: query.Query{Text: withCapitals(name), Aliases: aliases}, naming: true}
	tokens := q.query.Tokens()
	q.addConcepts(tokens, v)
	q.addAliases(tokens, v)
	q.addForms(tokens, v)
	q.addSpellings(v)
	p := Person{ways: make([][][]string, len(q.concepts))}
	for i, c := range q.concepts {
		p.ways[i] = [][]string{{c.term}}
	}
	for _, s := range q.substitutes {
		if s.loose || slices.ContainsFunc(p.substitutes, s.sameAs) {
			continue
		}
		p.substitutes = append(p.substitutes, s)
		for _, c := range s.covers {
			p.ways[c] = append(p.ways[c], s.terms)
		}
	}
	return p
}

// sameAs tells whether two substitutes for a word are one: Zelensky and
// Zelenski have the same stem.
func (s *substitute) sameAs(t substitute) bool {
	return s.asked == t.asked && slices.Equal(s.terms, t.terms)
}

// withCapitals capitalises each word of a name.
func withCapitals(name string) string {
	last := ' '
	return strings.Map(func(r rune) rune {
		begins := !unicode.IsLetter(last) && !unicode.IsDigit(last)
		if last = r; begins {
			return unicode.ToUpper(r)
		}
		return r
	}, name)
}

// Ways returns, for each word of the name, the alternatives that name it, each
// a list of terms. An article names the person if for each word it holds all
// terms of one alternative. A name without searched words names nobody.
func (p *Person) Ways() [][][]string { return p.ways }

// NamedIn tells whether an article names the person, where holds tells whether
// a term is in the article.
func (p *Person) NamedIn(holds func(term string) bool) bool {
	lacks := func(term string) bool { return !holds(term) }
	said := func(way []string) bool { return !slices.ContainsFunc(way, lacks) }
	unsaid := func(ways [][]string) bool { return !slices.ContainsFunc(ways, said) }
	return len(p.ways) > 0 && !slices.ContainsFunc(p.ways, unsaid)
}

// People are the persons whom articles must name.
func (q *Question) People() []Person { return q.people }

// otherNames lists the names under which the articles of some passages name the
// people asked for, except for people of whom said has some already.
func (q *Question) otherNames(passages []Passage, said []Also) (also []Also) {
	if len(q.people) == 0 {
		return nil
	}
	texts := readTexts(passages)
	for _, p := range q.people {
		for _, s := range p.substitutes {
			known := func(a Also) bool { return strings.EqualFold(a.Word, s.asked) }
			if slices.ContainsFunc(said, known) {
				continue
			}
			name := s.firstIn(texts)
			if name != "" && !strings.EqualFold(name, s.asked) && !slices.Contains(also, Also{s.asked, name}) {
				also = append(also, Also{s.asked, name})
			}
		}
	}
	return also
}

// A readText is the searched text of an article, and its words.
type readText struct {
	text  string
	words []text.Token
}

func readTexts(passages []Passage) []readText {
	texts := make([]readText, len(passages))
	for i, p := range passages {
		body := searchedText(p.Article)
		texts[i] = readText{body, slices.DeleteFunc(text.Analyze(nil, body), func(t text.Token) bool { return t.Stop })}
	}
	return texts
}

// firstIn is how the substitute is known: by its name, or as the first text
// that has it spells it; empty if none has it.
func (s *substitute) firstIn(texts []readText) string {
	for _, t := range texts {
		for i := range t.words[:max(0, len(t.words)-len(s.terms)+1)] {
			if own := t.words[i : i+len(s.terms)]; s.matches(own) {
				if s.name != "" {
					return s.name
				}
				return t.text[own[0].Start:own[len(own)-1].End]
			}
		}
	}
	return ""
}

// matches tells whether words are those of the substitute.
func (s *substitute) matches(tokens []text.Token) bool {
	for i, t := range tokens {
		if t.Term != s.terms[i] || s.tight && i > 0 && t.Start-tokens[i-1].End > 1 {
			return false
		}
	}
	return true
}

// searchedText is what is searched of an article.
func searchedText(v *corpus.Version) string { return Header(&v.Article) + "\n" + v.Text }
