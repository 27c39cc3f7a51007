package export

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dateline/corpus"
)

// writeMarkdown writes an article as a section of one document for people: a
// heading, a line about its origin, and its paragraphs.
func writeMarkdown(b *bytes.Buffer, v *corpus.Version) error {
	fmt.Fprintf(b, "## %s\n\n", escapeMarkdown(oneLine(titleOrID(&v.Article))))
	date := dateText(v.Published)
	if date == "" {
		date = "no date"
	}
	about := append([]string{v.Source, v.Author, date, v.ID}, notes(&v.Article)...)
	about = slices.DeleteFunc(about, func(s string) bool { return s == "" })
	fmt.Fprintf(b, "%s\n\n", escapeMarkdown(oneLine(strings.Join(about, " · "))))
	if strings.HasPrefix(v.URL, "https://") || strings.HasPrefix(v.URL, "http://") {
		fmt.Fprintf(b, "<%s>\n\n", markdownLinkReplacer.Replace(escapeLink(v.URL)))
	}
	for p := range strings.SplitSeq(v.Text, "\n\n") {
		if p = oneLine(p); p != "" {
			fmt.Fprintf(b, "%s\n\n", escapeMarkdown(p))
		}
	}
	return nil
}

var markdownLinkReplacer = strings.NewReplacer("<", "%3C", ">", "%3E")

// escapeMarkdown escapes text so that Markdown prints it as it is
// (https://spec.commonmark.org/0.31.2/#backslash-escapes).
func escapeMarkdown(s string) string {
	s = markdownReplacer.Replace(s)
	if numberedLine.MatchString(s) {
		return numberedLine.ReplaceAllString(s, `$1\$2`)
	}
	if s != "" && strings.ContainsRune("#+-=:", rune(s[0])) {
		return `\` + s
	}
	return s
}

var (
	markdownReplacer = strings.NewReplacer(`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`,
		`<`, `\<`, `>`, `\>`, `&`, `\&`, `~`, `\~`, `|`, `\|`, `!`, `\!`)
	numberedLine = regexp.MustCompile(`^(\d{1,9})([.)])`)
)
