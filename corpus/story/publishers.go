package story

import (
	"bytes"
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"dateline/corpus"
)

//go:embed publishers.yaml
var publishersFile []byte

// Publishers know the news agency and the publisher behind an article.
type Publishers struct {
	// agency maps each name of an agency to the one that is shown; family maps
	// each outlet, in lower case, to the first of its family.
	agency, family map[string]string
	agencyNames    []string
	agencies       [][]string
	// head matches a credit at the beginning of an article, tail one at its
	// end.
	head, tail *regexp.Regexp
}

// ReadPublishers parses a list in the format of publishers.yaml. If file is
// nil, it parses the list that ships with the program.
func ReadPublishers(file []byte) (*Publishers, error) {
	if file == nil {
		file = publishersFile
	}
	var list struct {
		Agencies [][]string `yaml:"agencies"`
		Families [][]string `yaml:"families"`
	}
	d := yaml.NewDecoder(bytes.NewReader(file))
	d.KnownFields(true)
	if err := d.Decode(&list); err != nil {
		return nil, fmt.Errorf("the list of publishers cannot be read: %w", err)
	}
	p := &Publishers{agency: map[string]string{}, family: map[string]string{}, agencies: list.Agencies}
	for _, a := range list.Agencies {
		for _, name := range a {
			p.agency[name] = a[0]
			p.agencyNames = append(p.agencyNames, name)
		}
	}
	for _, f := range list.Families {
		for _, outlet := range f {
			p.family[strings.ToLower(outlet)] = f[0]
		}
	}
	return p, p.compile()
}

func (p *Publishers) compile() (err error) {
	names := []string{`[^\s\S]`} // matches nothing, for a list without agencies
	for _, name := range p.agencyNames {
		names = append(names, regexp.QuoteMeta(name))
	}
	// Longer names first: the first alternative that matches wins.
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	name := `(` + strings.Join(names, "|") + `)`
	p.head, err = regexp.Compile(`[(\[/（【=]` + name + `[)\]/）】=]|^` + name + `\s*[-–—:]|[-–—]\s*` + name + `(?:\n|$)`)
	if err != nil {
		return err
	}
	p.tail, err = regexp.Compile(`[(\[/（【]` + name + `[)\]/）】]|[-–—]\s*` + name + `\s*\.?(?:\n|$)|(?:^|\n)` + name +
		`(?:\n|$)|(?i:reporting by|reporting from|contributed|copyright|©|source:|via)[^\n]{0,60}?\b` + name + `\b|\b` + name + `\b[^\n]{0,20}(?i:contributed)`)
	return err
}

// How many bytes at each end of a text may hold a credit.
const (
	headBytes = 300
	tailBytes = 300
)

// creditedAgency returns the news agency that an article credits, empty for
// none.
func (p *Publishers) creditedAgency(a *corpus.Article) string {
	for _, s := range []string{a.Source, strings.TrimPrefix(a.Author, "By ")} {
		if name := p.agency[strings.TrimSpace(s)]; name != "" {
			return name
		}
	}
	head, tail := a.Text, a.Text
	if len(head) > headBytes {
		head, tail = head[:headBytes], tail[len(tail)-tailBytes:]
	}
	if name := p.credit(p.head, head); name != "" {
		return name
	}
	return p.credit(p.tail, tail)
}

// credit returns the agency that a part of a text credits. It first looks for
// any name at all: few texts have one, and searching is much cheaper than
// matching.
func (p *Publishers) credit(by *regexp.Regexp, part string) string {
	named := func(name string) bool { return strings.Contains(part, name) }
	if !slices.ContainsFunc(p.agencyNames, named) {
		return ""
	}
	m := by.FindStringSubmatch(part)
	for _, name := range m[min(len(m), 1):] {
		if name != "" {
			return p.agency[name]
		}
	}
	return ""
}

// related reports whether two outlets are equal or belong to one family.
func (p *Publishers) related(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if a == "" || b == "" {
		return false
	}
	return a == b || p.family[a] != "" && p.family[a] == p.family[b]
}
