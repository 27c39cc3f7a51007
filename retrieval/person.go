package retrieval

import (
	"slices"
	"strings"
	"unicode"

	"dateline/corpus"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// A Person is somebody whom articles must name, under whatever name the words
// of a question would be searched.
type Person struct {
	// ways are, for each word of the name, what says it: itself, or other
	// words, all of which the article must hold.
	ways     [][][]string
	standIns []standIn
}

// readPeople reads the names of a filter against a coverage.
func readPeople(query query.Query, v Vocabulary) []Person {
	people := make([]Person, 0, len(query.People))
	for _, name := range query.People {
		people = append(people, readPerson(name, query.Aliases, v))
	}
	return people
}

// readPerson reads a name as a question is read, but that it is known to be
// one: it is looked for in the other alphabet though this one has it, too.
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
	for _, s := range q.standIns {
		if s.loose || slices.ContainsFunc(p.standIns, s.like) {
			continue
		}
		p.standIns = append(p.standIns, s)
		for _, c := range s.covers {
			p.ways[c] = append(p.ways[c], s.terms)
		}
	}
	return p
}

// like tells whether two standIns of a word are one: Zelensky and Zelenski have
// one stem.
func (s *standIn) like(t standIn) bool {
	return s.asked == t.asked && slices.Equal(s.terms, t.terms)
}

// withCapitals gives each word of a name its capital.
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

// Ways are, for each word of the name, what says it: itself, or other words.
// An article names the person if for each word it holds all of one of these;
// nobody is named without any word.
func (p *Person) Ways() [][][]string { return p.ways }

// NamedIn tells whether an article that holds certain terms names the person.
func (p *Person) NamedIn(holds func(term string) bool) bool {
	lacks := func(term string) bool { return !holds(term) }
	said := func(way []string) bool { return !slices.ContainsFunc(way, lacks) }
	unsaid := func(ways [][]string) bool { return !slices.ContainsFunc(ways, said) }
	return len(p.ways) > 0 && !slices.ContainsFunc(p.ways, unsaid)
}

// People are those whom articles must name.
func (q *Question) People() []Person { return q.people }

// otherNames are those under which the articles of some passages name the
// people asked for, unless it is said already what was searched for them.
func (q *Question) otherNames(passages []Passage, said []Also) (also []Also) {
	if len(q.people) == 0 {
		return nil
	}
	texts := readTexts(passages)
	for _, p := range q.people {
		for _, s := range p.standIns {
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

// A readText is what of an article is searched, and its words.
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

// firstIn is how the first text that has a standIn spells it, or how its file
// does; empty where none has it.
func (s *standIn) firstIn(texts []readText) string {
	for _, t := range texts {
		for i := range t.words[:max(0, len(t.words)-len(s.terms)+1)] {
			if own := t.words[i : i+len(s.terms)]; s.says(own) {
				if s.name != "" {
					return s.name
				}
				return t.text[own[0].Start:own[len(own)-1].End]
			}
		}
	}
	return ""
}

// says tells whether words are those of the standIn.
func (s *standIn) says(tokens []text.Token) bool {
	for i, t := range tokens {
		if t.Term != s.terms[i] || s.tight && i > 0 && t.Start-tokens[i-1].End > 1 {
			return false
		}
	}
	return true
}

// searchedText is what of an article is searched.
func searchedText(v *corpus.Version) string { return Header(&v.Article) + "\n" + v.Text }
