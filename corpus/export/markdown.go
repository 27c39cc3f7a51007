package export

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dateline/corpus"
)

// section writes an article as a part of one document for people: a heading,
// a line on where it is from, and its paragraphs.
func section(b *bytes.Buffer, v *corpus.Version) error {
	fmt.Fprintf(b, "## %s\n\n", literal(oneLine(heading(&v.Article))))
	date := dateText(v.Published)
	if date == "" {
		date = "no date"
	}
	about := append([]string{v.Source, v.Author, date, v.ID}, notes(&v.Article)...)
	about = slices.DeleteFunc(about, func(s string) bool { return s == "" })
	fmt.Fprintf(b, "%s\n\n", literal(oneLine(strings.Join(about, " · "))))
	if strings.HasPrefix(v.URL, "https://") || strings.HasPrefix(v.URL, "http://") {
		fmt.Fprintf(b, "<%s>\n\n", markdownLink.Replace(address(v.URL)))
	}
	for p := range strings.SplitSeq(v.Text, "\n\n") {
		if p = oneLine(p); p != "" {
			fmt.Fprintf(b, "%s\n\n", literal(p))
		}
	}
	return nil
}

var markdownLink = strings.NewReplacer("<", "%3C", ">", "%3E")

// literal is text that Markdown prints as it stands
// (https://spec.commonmark.org/0.31.2/#backslash-escapes).
func literal(s string) string {
	s = inside.Replace(s)
	if numbered.MatchString(s) {
		return numbered.ReplaceAllString(s, `$1\$2`)
	}
	if s != "" && strings.ContainsRune("#+-=:", rune(s[0])) {
		return `\` + s
	}
	return s
}

var (
	inside = strings.NewReplacer(`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`,
		`<`, `\<`, `>`, `\>`, `&`, `\&`, `~`, `\~`, `|`, `\|`, `!`, `\!`)
	numbered = regexp.MustCompile(`^(\d{1,9})([.)])`)
)
