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

// Publishers tell who stands behind an article.
type Publishers struct {
	// agency is the agency by each of its names, family a family's first
	// outlet by each outlet, in lower case.
	agency, family map[string]string
	names          []string // of agencies
	agencies       [][]string
	// head finds a credit where an article begins, tail where it ends.
	head, tail *regexp.Regexp
}

// ReadPublishers reads a list like the one that ships with the program; nil
// is that list.
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
			p.names = append(p.names, name)
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
	names := []string{`[^\s\S]`} // which nothing is, for a list without agencies
	for _, name := range p.names {
		names = append(names, regexp.QuoteMeta(name))
	}
	// Longer names first: the first alternative that fits is taken.
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

// The parts of a text that a credit may stand in, in bytes.
const (
	creditHead = 300
	creditTail = 300
)

// Agency is the news agency that an article credits, empty for none.
func (p *Publishers) Agency(a *corpus.Article) string {
	for _, s := range []string{a.Source, strings.TrimPrefix(a.Author, "By ")} {
		if name := p.agency[strings.TrimSpace(s)]; name != "" {
			return name
		}
	}
	head, tail := a.Text, a.Text
	if len(head) > creditHead {
		head, tail = head[:creditHead], tail[len(tail)-creditTail:]
	}
	if name := p.credit(p.head, head); name != "" {
		return name
	}
	return p.credit(p.tail, tail)
}

// credit finds the agency that a part of a text credits. Few texts name one
// at all, and to see that is much cheaper than to match.
func (p *Publishers) credit(by *regexp.Regexp, part string) string {
	named := func(name string) bool { return strings.Contains(part, name) }
	if !slices.ContainsFunc(p.names, named) {
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

// Related tells whether two outlets are of one family, or the same.
func (p *Publishers) Related(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if a == "" || b == "" {
		return false
	}
	return a == b || p.family[a] != "" && p.family[a] == p.family[b]
}
