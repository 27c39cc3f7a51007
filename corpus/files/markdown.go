package files

import (
	"errors"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"go.yaml.in/yaml/v4"

	"dateline/corpus"
	"dateline/corpus/clean"
)

// maxFront bounds the front matter of a Markdown file.
const maxFront = 64 << 10

// front is the front matter of a Markdown file.
type front struct {
	ID        string    `yaml:"id"`
	Title     string    `yaml:"title"`
	Source    string    `yaml:"source"`
	Author    yaml.Node `yaml:"author"`
	Published string    `yaml:"published"`
	Date      string    `yaml:"date"`
	URL       string    `yaml:"url"`
	Language  string    `yaml:"language"`
	Brief     bool      `yaml:"brief"`
	Inferred  bool      `yaml:"inferred"`
	Tags      yaml.Node `yaml:"tags"`
}

// readMarkdown reads a Markdown file, with or without front matter.
func readMarkdown(a *corpus.Article, content []byte) ([]*Problem, *Problem) {
	whole, failed := decode(content)
	if failed != nil {
		return nil, failed
	}
	head, body, err := cutFront(whole)
	if err != nil {
		return nil, problem(err, "its front matter %v", err)
	}
	var f front
	if err := yaml.Unmarshal([]byte(head), &f); err != nil {
		return nil, problem(err, "its front matter is not YAML: %s", clean.Line(err.Error()))
	}
	warnings := f.meta().fill(a)
	if tangled(body) {
		return nil, problem(nil, "it has a paragraph with more than %d marks, too many to take apart", maxMarks)
	}
	title, paragraphs := markdown(body)
	if a.Title == "" {
		a.Title = clean.Line(title)
	}
	a.Text = clean.Body(strings.Join(paragraphs, "\n\n"))
	return warnings, nil
}

func (f *front) meta() meta {
	published := f.Published
	if published == "" {
		published = f.Date
	}
	return meta{
		ID: f.ID, Title: f.Title, Source: f.Source, Author: strings.Join(values(&f.Author), ", "),
		Published: published, URL: f.URL, Language: f.Language, Brief: f.Brief, Inferred: f.Inferred, Tags: values(&f.Tags),
	}
}

// maxMarks bounds the marks of emphasis and links in one paragraph: the time
// to pair them grows with their square.
const maxMarks = 4000

// tangled tells whether a paragraph has too many marks.
func tangled(body string) bool {
	for p := range strings.SplitSeq(body, "\n\n") {
		marks := 0
		for i := range len(p) {
			if strings.IndexByte("*_[]!`", p[i]) >= 0 {
				marks++
			}
		}
		if marks > maxMarks {
			return true
		}
	}
	return false
}

// values reads one text or a list of them.
func values(n *yaml.Node) []string {
	switch n.Kind {
	case yaml.ScalarNode:
		return []string{n.Value}
	case yaml.SequenceNode:
		var out []string
		for _, c := range n.Content {
			if c.Kind == yaml.ScalarNode {
				out = append(out, c.Value)
			}
		}
		return out
	}
	return nil
}

var (
	errFrontEnd  = errors.New(`does not end: it needs a line "---" below it`)
	errFrontLong = errors.New("is longer than 64 kB")
)

// cutFront cuts the front matter off: what stands between a first line "---"
// and the next line "---".
func cutFront(s string) (head, body string, err error) {
	first, rest, ok := strings.Cut(s, "\n")
	if !ok || strings.TrimRight(first, " \t\r") != "---" {
		return "", s, nil
	}
	for at := 0; at < len(rest); {
		line, _, _ := strings.Cut(rest[at:], "\n")
		next := at + len(line) + 1
		switch trimmed := strings.TrimRight(line, " \t\r"); {
		case trimmed == "---" || trimmed == "...":
			return rest[:at], rest[min(next, len(rest)):], nil
		case next > maxFront:
			return "", "", errFrontLong
		}
		at = next
	}
	return "", "", errFrontEnd
}

// markdown returns the plain paragraphs of a Markdown text, and its first
// heading where it opens the text, which is then no paragraph.
func markdown(body string) (title string, paragraphs []string) {
	source := []byte(body)
	doc := goldmark.DefaultParser().Parse(text.NewReader(source))
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 && title == "" && len(paragraphs) == 0 {
			title = inline(n, source)
			continue
		}
		paragraphs = blocks(paragraphs, n, source)
	}
	return title, paragraphs
}

// blocks appends the plain text of a block, or of those inside it.
func blocks(out []string, n ast.Node, source []byte) []string {
	switch n.Kind() {
	case ast.KindHTMLBlock, ast.KindThematicBreak:
		return out
	case ast.KindCodeBlock, ast.KindFencedCodeBlock:
		return append(out, string(n.Lines().Value(source)))
	case ast.KindHeading, ast.KindParagraph, ast.KindTextBlock:
		return append(out, inline(n, source))
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		out = blocks(out, c, source)
	}
	return out
}

// inline returns the plain text of what is inside a block.
func inline(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, enter bool) (ast.WalkStatus, error) {
		if !enter {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(literal(n.Value(source)))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.Label(source))
		case *ast.RawHTML:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	}) // the walk has no errors of its own
	return b.String()
}

// literal resolves what Markdown writes for a character: \*, &amp; and &#8212;.
func literal(b []byte) []byte {
	return util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(b)))
}
