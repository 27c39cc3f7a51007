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

// maxFrontMatter bounds the front matter in bytes.
const maxFrontMatter = 64 << 10

type frontMatter struct {
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

// readMarkdown parses a Markdown file, with or without front matter.
func readMarkdown(a *corpus.Article, content []byte) ([]*Problem, *Problem) {
	whole, failed := decode(content)
	if failed != nil {
		return nil, failed
	}
	head, body, err := cutFrontMatter(whole)
	if err != nil {
		return nil, problem(err, "its front matter %v", err)
	}
	var f frontMatter
	if err := yaml.Unmarshal([]byte(head), &f); err != nil {
		return nil, problem(err, "its front matter is not YAML: %s", clean.Line(err.Error()))
	}
	warnings := f.meta().fill(a)
	if tooManyMarks(body) {
		return nil, problem(nil, "it has a paragraph with more than %d marks, too many to take apart", maxMarks)
	}
	title, paragraphs := markdown(body)
	if a.Title == "" {
		a.Title = clean.Line(title)
	}
	a.Text = clean.Body(strings.Join(paragraphs, "\n\n"))
	return warnings, nil
}

func (f *frontMatter) meta() meta {
	published := f.Published
	if published == "" {
		published = f.Date
	}
	return meta{
		ID: f.ID, Title: f.Title, Source: f.Source, Author: strings.Join(yamlStrings(&f.Author), ", "),
		Published: published, URL: f.URL, Language: f.Language, Brief: f.Brief, Inferred: f.Inferred, Tags: yamlStrings(&f.Tags),
	}
}

// maxMarks bounds the characters for emphasis and links in one paragraph: the
// time to pair them is quadratic in their number.
const maxMarks = 4000

func tooManyMarks(body string) bool {
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

// yamlStrings returns the strings of a YAML value, which may be a single one or
// a sequence.
func yamlStrings(n *yaml.Node) []string {
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
	errFrontMatterEnd  = errors.New(`does not end: it needs a line "---" below it`)
	errFrontMatterLong = errors.New("is longer than 64 kB")
)

// cutFrontMatter separates the front matter from the body: what stands between
// a first line "---" and the next line "---".
func cutFrontMatter(s string) (head, body string, err error) {
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
		case next > maxFrontMatter:
			return "", "", errFrontMatterLong
		}
		at = next
	}
	return "", "", errFrontMatterEnd
}

// markdown returns the plain paragraphs of a Markdown text. If the text begins
// with a heading of level 1, it is returned as the title instead.
func markdown(body string) (title string, paragraphs []string) {
	source := []byte(body)
	doc := goldmark.DefaultParser().Parse(text.NewReader(source))
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 && title == "" && len(paragraphs) == 0 {
			title = inlineText(n, source)
			continue
		}
		paragraphs = blockText(paragraphs, n, source)
	}
	return title, paragraphs
}

// blockText appends the plain text of a block, or of the blocks inside it.
func blockText(out []string, n ast.Node, source []byte) []string {
	switch n.Kind() {
	case ast.KindHTMLBlock, ast.KindThematicBreak:
		return out
	case ast.KindCodeBlock, ast.KindFencedCodeBlock:
		return append(out, string(n.Lines().Value(source)))
	case ast.KindHeading, ast.KindParagraph, ast.KindTextBlock:
		return append(out, inlineText(n, source))
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		out = blockText(out, c, source)
	}
	return out
}

// inlineText returns the plain text inside a block.
func inlineText(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, enter bool) (ast.WalkStatus, error) {
		if !enter {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(unescape(n.Value(source)))
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

// unescape resolves Markdown's notations for characters: \*, &amp; and &#8212;.
func unescape(b []byte) []byte {
	return util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(b)))
}
