package export

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"path"
	"strings"

	"dateline/corpus"
)

// writeBibTeX writes an article for BibTeX and BibLaTeX
// (https://ctan.org/pkg/biblatex): an @article whose journal is the outlet, or
// @misc if the outlet is unknown.
func writeBibTeX(b *bytes.Buffer, v *corpus.Version) error {
	kind := "article"
	if v.Source == "" {
		kind = "misc"
	}
	fmt.Fprintf(b, "@%s{%s,\n", kind, citationKey(v.ID))
	// A second pair of braces preserves the capitals of a title, and keeps an
	// author line, which may name several people or an agency, in one piece.
	writeField(b, "title", braced(escapeTeX(titleOrID(&v.Article))))
	writeField(b, "author", braced(escapeTeX(v.Author)))
	writeField(b, "journal", escapeTeX(v.Source))
	if t := v.Published; !t.IsZero() {
		fmt.Fprintf(b, "  year = {%04d},\n  month = %s,\n  day = {%d},\n", t.Year(), strings.ToLower(t.Format("Jan")), t.Day())
	}
	writeField(b, "url", escapeLink(v.URL))
	writeField(b, "language", escapeTeX(v.Language))
	writeField(b, "keywords", escapeTeX(strings.Join(v.Tags, ", ")))
	writeField(b, "note", escapeTeX(strings.Join(notes(&v.Article), ". ")))
	b.WriteString("}\n\n")
	return nil
}

func writeField(b *bytes.Buffer, name, value string) {
	if value != "" {
		fmt.Fprintf(b, "  %s = {%s},\n", name, value)
	}
}

func braced(s string) string {
	if s == "" {
		return ""
	}
	return "{" + s + "}"
}

// maxKeyBytes bounds the readable part of a citation key.
const maxKeyBytes = 24

// citationKey returns a key that depends on the article's id alone, so it is
// the same in each export and different for each article.
func citationKey(id string) string {
	var words strings.Builder
	for _, r := range strings.ToLower(strings.TrimSuffix(path.Base(id), path.Ext(id))) {
		if (r >= 'a' && r <= 'z' || r >= '0' && r <= '9') && words.Len() < maxKeyBytes {
			words.WriteRune(r)
		}
	}
	if words.Len() == 0 {
		words.WriteString("article")
	}
	sum := sha256.Sum256([]byte(id))
	return fmt.Sprintf("%s-%x", words.String(), sum[:6])
}

// escapeTeX escapes text for TeX. BibTeX counts braces even behind a backslash,
// so braces in the text become commands.
func escapeTeX(s string) string { return texReplacer.Replace(oneLine(s)) }

var texReplacer = strings.NewReplacer(
	`\`, `{\textbackslash}`, `{`, `{\textbraceleft}`, `}`, `{\textbraceright}`,
	`~`, `{\textasciitilde}`, `^`, `{\textasciicircum}`,
	`$`, `\$`, `&`, `\&`, `#`, `\#`, `_`, `\_`, `%`, `\%`,
)

// escapeLink returns a link unchanged except for characters that would end the
// field or are not allowed in a link.
func escapeLink(s string) string { return linkReplacer.Replace(oneLine(s)) }

var linkReplacer = strings.NewReplacer(`\`, "%5C", `{`, "%7B", `}`, "%7D", " ", "%20")
