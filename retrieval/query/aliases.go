package query

import (
	_ "embed"
	"fmt"
	"io"
	"iter"
	"strings"
	"sync"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"dateline/retrieval/text"
)

// Aliases are names for the same thing: whoever asks for one is shown
// passages with any of them. A nil or zero Aliases has none.
type Aliases struct {
	names []Alias
	// first finds names by their first indexed word.
	first map[string][]int
}

// An Alias is one name.
type Alias struct {
	// Text is the name as the file spells it.
	Text string
	// Terms are its indexed words.
	Terms []string
	// exact: it must be typed with these capitals.
	exact bool
	// Loose: it means nearly the same as the others, or may.
	Loose bool
	// group numbers the thing that it names.
	group int
}

//go:embed aliases.yaml
var shippedAliases []byte

// ShippedAliases are those that come with the program.
func ShippedAliases() *Aliases { return shipped() }

//nolint:gochecknoglobals // read once from an embedded file, then constant
var shipped = sync.OnceValue(func() *Aliases {
	a, err := ReadAliases(strings.NewReader(string(shippedAliases)))
	if err != nil {
		return &Aliases{} // a test holds that the file is sound
	}
	return a
})

// largestAliasFile bounds a file of aliases, in bytes.
const largestAliasFile = 4 << 20

// ReadAliases reads a YAML list of lists of names.
func ReadAliases(r io.Reader) (*Aliases, error) {
	data, err := io.ReadAll(io.LimitReader(r, largestAliasFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > largestAliasFile {
		return nil, fmt.Errorf("the aliases take more than %d MB", largestAliasFile>>20)
	}
	var groups [][]string
	if err := yaml.Unmarshal(data, &groups); err != nil {
		return nil, fmt.Errorf("the aliases are no list of lists of names: %w", err)
	}
	a := &Aliases{}
	a.add(groups)
	return a, nil
}

// With returns these aliases and more. A name that both have joins what they
// name.
func (a *Aliases) With(more *Aliases) *Aliases {
	joined := &Aliases{}
	joined.add(append(a.groups(), more.groups()...))
	return joined
}

// groups lists the names by what they name, as a file spells them.
func (a *Aliases) groups() [][]string {
	if a == nil {
		return nil
	}
	var groups [][]string
	for _, n := range a.names {
		for len(groups) <= n.group {
			groups = append(groups, nil)
		}
		text := n.Text
		if n.exact {
			text = "=" + text
		}
		if n.Loose {
			text = "~" + text
		}
		groups[n.group] = append(groups[n.group], text)
	}
	return groups
}

func (a *Aliases) add(groups [][]string) {
	a.first = map[string][]int{}
	seen := map[string]int{}
	for i, names := range groups {
		group := i
		for _, name := range names {
			if g, ok := seen[name]; ok {
				group = g
			}
		}
		for _, name := range names {
			if _, ok := seen[name]; !ok {
				seen[name] = group
				a.enter(name, group)
			}
		}
	}
}

func (a *Aliases) enter(name string, group int) {
	n := Alias{group: group}
	name, n.Loose = strings.CutPrefix(name, "~")
	n.Text, n.exact = strings.CutPrefix(name, "=")
	for _, t := range text.Analyze(nil, n.Text) {
		if !t.Stop || n.exact {
			n.Terms = append(n.Terms, t.Term)
		}
	}
	if len(n.Terms) > 0 {
		a.first[n.Terms[0]] = append(a.first[n.Terms[0]], len(a.names))
		a.names = append(a.names, n)
	}
}

// Match finds the longest names that tokens[at:] begin with, and how many
// tokens they take; stop words within do not matter. There may be several:
// Moscow is a city, and near to Russia. What they name comes before what they
// are near to.
func (a *Aliases) Match(text string, tokens []text.Token, at int) (names []int, taken int) {
	if a == nil {
		return nil, 0
	}
	var near []int
	for _, i := range a.first[tokens[at].Term] {
		n := &a.names[i]
		k := n.taken(tokens[at:])
		if k == 0 || k < taken || !n.mayBe(text[tokens[at].Start:tokens[at+k-1].End]) {
			continue
		}
		if k > taken {
			names, near, taken = nil, nil, k
		}
		if n.Loose {
			near = append(near, i)
		} else {
			names = append(names, i)
		}
	}
	return append(names, near...), taken
}

// OtherNames yields the other names of what a name, as match returned it, names. One
// is loose where either of the two means only nearly the same.
func (a *Aliases) OtherNames(name int) iter.Seq[Alias] {
	return func(yield func(Alias) bool) {
		for i, other := range a.names {
			if other.group != a.names[name].group || i == name {
				continue
			}
			other.Loose = other.Loose || a.names[name].Loose
			if !yield(other) {
				return
			}
		}
	}
}

// taken is how many tokens the name takes at their beginning, 0 if they do not
// begin with it.
func (n *Alias) taken(tokens []text.Token) int {
	at := 0
	for i, term := range n.Terms {
		for i > 0 && at < len(tokens) && tokens[at].Stop && tokens[at].Term != term {
			at++
		}
		if at >= len(tokens) || tokens[at].Term != term || tokens[at].Stop {
			return 0
		}
		at++
	}
	return at
}

// mayBe tells whether a name may be meant by what was typed: one with its own
// capitals only by these, and no initials by a word that only begins with one.
// Un is a part of Kim's name, and UN or un the United Nations.
func (n *Alias) mayBe(typed string) bool {
	if n.exact {
		return n.as(typed)
	}
	_, first := utf8.DecodeRuneInString(typed)
	initials := n.Text == strings.ToUpper(n.Text) && n.Text != strings.ToLower(n.Text)
	capitalised := typed != strings.ToUpper(typed) && typed[:first] != strings.ToLower(typed[:first])
	return !initials || !capitalised
}

// as tells whether a name was typed with the capitals that it has here; full
// stops between initials do not matter.
func (n *Alias) as(typed string) bool {
	return strings.ReplaceAll(typed, ".", "") == n.Text
}
