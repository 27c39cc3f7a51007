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

// Aliases are different names for the same things. Whoever asks for one of the
// names is shown passages with any of them. A nil or zero Aliases has none.
type Aliases struct {
	names []Alias
	// first finds names by their first indexed word.
	first map[string][]int
}

// An Alias is one name of a thing.
type Alias struct {
	// Text is the name as the file spells it.
	Text string
	// Terms are the indexed words of the name.
	Terms []string
	// exact: the name must be typed with these capitals. A file marks it with
	// "=".
	exact bool
	// Loose: the name means nearly the same as the others, or only sometimes,
	// as a capital stands for its government. A file marks it with "~".
	Loose bool
	// group numbers the thing that the name is for.
	group int
}

//go:embed aliases.yaml
var shippedAliases []byte

// ShippedAliases returns the aliases that are built into the program. They must
// not be changed.
func ShippedAliases() *Aliases { return shipped() }

//nolint:gochecknoglobals // read once from an embedded file, then constant
var shipped = sync.OnceValue(func() *Aliases {
	a, err := ReadAliases(strings.NewReader(string(shippedAliases)))
	if err != nil {
		return &Aliases{} // a test holds that the file is sound
	}
	return a
})

// maxAliasFile bounds a file of aliases, in bytes.
const maxAliasFile = 4 << 20

// ReadAliases reads aliases from YAML: a list with one list of names for each
// thing. Its errors name no file.
func ReadAliases(r io.Reader) (*Aliases, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxAliasFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxAliasFile {
		return nil, fmt.Errorf("the aliases take more than %d MB", maxAliasFile>>20)
	}
	var groups [][]string
	if err := yaml.Unmarshal(data, &groups); err != nil {
		return nil, fmt.Errorf("the aliases are no list of lists of names: %w", err)
	}
	a := &Aliases{}
	a.addGroups(groups)
	return a, nil
}

// With returns the aliases of both a and more. Things that share a name become
// one.
func (a *Aliases) With(more *Aliases) *Aliases {
	joined := &Aliases{}
	joined.addGroups(append(a.groups(), more.groups()...))
	return joined
}

// groups lists the names of each thing, as a file would spell them.
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

func (a *Aliases) addGroups(groups [][]string) {
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
				a.addName(name, group)
			}
		}
	}
}

func (a *Aliases) addName(name string, group int) {
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
// tokens they take; stop words inside a name are ignored. A word may name
// several things: Moscow is a city, and also stands for Russia. The names that
// are not loose come first.
func (a *Aliases) Match(text string, tokens []text.Token, at int) (names []int, taken int) {
	if a == nil {
		return nil, 0
	}
	var loose []int
	for _, i := range a.first[tokens[at].Term] {
		n := &a.names[i]
		k := matchLength(n.Terms, tokens[at:])
		if k == 0 || k < taken || !n.canMean(text[tokens[at].Start:tokens[at+k-1].End]) {
			continue
		}
		if k > taken {
			names, loose, taken = nil, nil, k
		}
		if n.Loose {
			loose = append(loose, i)
		} else {
			names = append(names, i)
		}
	}
	return append(names, loose...), taken
}

// proper tells whether a name, a result of Match, is a proper one: it has a
// capital, or belongs to an alphabet without, and is no near word for another.
func (a *Aliases) proper(name int) bool {
	n := a.names[name]
	return !n.Loose && n.Text != strings.ToLower(n.Text) || strings.ContainsFunc(n.Text, text.UsesBigrams)
}

// Synonyms yields the other names of the thing that a name is for, where name
// is a result of Match. A synonym is loose if either of the two names is.
func (a *Aliases) Synonyms(name int) iter.Seq[Alias] {
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

// matchLength is how many tokens some terms take if the tokens begin with them,
// else 0. Stop words may stand between.
func matchLength(terms []string, tokens []text.Token) int {
	at := 0
	for i, term := range terms {
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

// canMean tells whether the capitals of what was typed allow it to mean the
// name: an exact name needs its own, and initials are no word that has only its
// first letter in capitals. Un is part of Kim's name; UN and un are the United
// Nations.
func (n *Alias) canMean(typed string) bool {
	if n.exact {
		return n.typedAs(typed)
	}
	_, first := utf8.DecodeRuneInString(typed)
	initials := n.Text == strings.ToUpper(n.Text) && n.Text != strings.ToLower(n.Text)
	capitalised := typed != strings.ToUpper(typed) && typed[:first] != strings.ToLower(typed[:first])
	return !initials || !capitalised
}

// typedAs tells whether a name was typed with its own capitals. Full stops
// between initials are ignored.
func (n *Alias) typedAs(typed string) bool {
	return strings.ReplaceAll(typed, ".", "") == n.Text
}
