package query

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed courtesies.txt
var courtesyText string

// A phrasebook has the phrases of each heading of courtesies.txt.
type phrasebook map[string]phrases

// phrases are phrases by the words that they may begin with.
type phrases map[string][]phrase

// A phrase is what may stand in each of its places.
type phrase []slot

type slot struct {
	words    []string
	optional bool
}

//nolint:gochecknoglobals // read once from an embedded file, then constant
var courtesies = sync.OnceValue(func() phrasebook { return readPhrasebook(courtesyText) })

func readPhrasebook(list string) phrasebook {
	book := phrasebook{}
	heading := ""
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "== "):
			heading, _, _ = strings.Cut(line[3:], ":")
			book[heading] = phrases{}
		case line != "" && line[0] != '#' && heading != "":
			book[heading].add(line)
		}
	}
	return book
}

// add adds the phrase of one line.
func (ps phrases) add(line string) {
	var p phrase
	for place := range strings.FieldsSeq(line) {
		words := strings.Trim(place, "[]")
		p = append(p, slot{strings.Split(words, "|"), words != place})
	}
	for _, s := range p {
		for _, w := range s.words {
			ps[w] = append(ps[w], p)
		}
		if !s.optional {
			return
		}
	}
}

// prefix is how many units the longest phrase takes that they begin with, 0 if
// they begin with none.
func (ps phrases) prefix(units []unit) int {
	longest := 0
	if len(units) > 0 && units[0].said != "" {
		for _, p := range ps[units[0].said] {
			longest = max(longest, p.length(units))
		}
	}
	return longest
}

// longestPhrase is the most words that a phrase has.
const longestPhrase = 12

// suffix is how many units the longest phrase takes that they end with, 0 if
// they end with none.
func (ps phrases) suffix(units []unit) int {
	for from := max(0, len(units)-longestPhrase); from < len(units); from++ {
		if n := len(units) - from; ps.prefix(units[from:]) == n {
			return n
		}
	}
	return 0
}

// length is how many units the phrase takes that they begin with, -1 if they do
// not begin with it. Within a phrase there is no mark but a comma.
func (p phrase) length(units []unit) int {
	if len(p) == 0 {
		return 0
	}
	best := -1
	if p[0].optional {
		best = p[1:].length(units)
	}
	if len(units) == 0 || !p[0].has(units[0]) {
		return best
	}
	following := units[1:]
	if units[0].ends && !units[0].comma {
		following = nil
	}
	if n := p[1:].length(following); n >= 0 {
		best = max(best, n+1)
	}
	return best
}

func (s slot) has(u unit) bool {
	for _, w := range s.words {
		if w == u.said {
			return true
		}
	}
	return false
}
