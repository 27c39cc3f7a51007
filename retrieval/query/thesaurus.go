package query

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"dateline/retrieval/text"
)

// A Thesaurus has words that mean nearly the same as others, or one kind of it:
// whoever asks for soldiers may be answered by a passage on troops, and whoever
// asks for a vehicle by one on a limousine.
type Thesaurus struct {
	phrases []headword
	// first finds phrases by their first indexed word.
	first map[string][]int
}

// A headword is one or several words that the thesaurus has others for.
type headword struct {
	terms []string
	// near are the phrases that are searched for it, the closest first.
	near []int
}

//go:embed thesaurus.txt
var shippedThesaurus string

// ShippedThesaurus returns the thesaurus that is built into the program. It
// must not be changed.
func ShippedThesaurus() *Thesaurus { return thesaurus() }

//nolint:gochecknoglobals // read once from an embedded file, then constant
var thesaurus = sync.OnceValue(func() *Thesaurus { return newThesaurus(shippedThesaurus) })

// newThesaurus reads a thesaurus: on each line a word and those that mean
// nearly the same, separated by commas, or what stands for a kind of it behind
// a ">". Only these find one another, and not those behind the first.
func newThesaurus(lines string) *Thesaurus {
	r := thesaurusReader{Thesaurus: &Thesaurus{first: map[string][]int{}}, number: map[string]int{}}
	for line := range strings.Lines(lines) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		head, others, oneWay := strings.Cut(line, ">")
		if !oneWay {
			head, others, _ = strings.Cut(line, ",")
		}
		for _, other := range strings.Split(others, ",") {
			r.connect(head, other, oneWay)
		}
	}
	r.addReverse()
	return r.Thesaurus
}

// A thesaurusReader reads the lines of a thesaurus.
type thesaurusReader struct {
	*Thesaurus
	number  map[string]int // of a phrase, by its terms
	reverse [][2]int       // which phrase finds which, as the other of a line
	buffer  []text.Token
}

// connect lets one phrase find another, and the other way round unless oneWay.
func (r *thesaurusReader) connect(head, other string, oneWay bool) {
	a, b := r.phrase(head), r.phrase(other)
	if a == b || a < 0 || b < 0 {
		return
	}
	r.addNear(a, b)
	if !oneWay {
		r.reverse = append(r.reverse, [2]int{b, a})
	}
}

// addReverse lets the other phrases of each line find its first, once all of
// them have what their own lines say.
func (r *thesaurusReader) addReverse() {
	for _, pair := range r.reverse {
		r.addNear(pair[0], pair[1])
	}
}

func (r *thesaurusReader) addNear(a, b int) {
	if p := &r.phrases[a]; !slices.Contains(p.near, b) {
		p.near = append(p.near, b)
	}
}

// phrase is the number of a phrase, -1 if it has only stop words.
func (r *thesaurusReader) phrase(body string) int {
	r.buffer = text.Analyze(r.buffer[:0], body)
	var terms []string
	for _, t := range r.buffer {
		if !t.Stop {
			terms = append(terms, t.Term)
		}
	}
	if len(terms) == 0 {
		return -1
	}
	key := strings.Join(terms, " ")
	id, known := r.number[key]
	if !known {
		id = len(r.phrases)
		r.number[key] = id
		r.phrases = append(r.phrases, headword{terms: terms})
		r.first[terms[0]] = append(r.first[terms[0]], id)
	}
	return id
}

// Near returns the terms of what is searched for the longest phrase that
// tokens begin with, the closest first, and how many tokens the phrase takes.
func (t *Thesaurus) Near(tokens []text.Token) (near [][]string, taken int) {
	longest := -1
	for _, id := range t.first[tokens[0].Term] {
		if n := matchLength(t.phrases[id].terms, tokens); n > taken {
			longest, taken = id, n
		}
	}
	if longest < 0 {
		return nil, 0
	}
	for _, id := range t.phrases[longest].near {
		near = append(near, t.phrases[id].terms)
	}
	return near, taken
}
