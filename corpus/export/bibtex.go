package export

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"path"
	"strings"

	"dateline/corpus"
)

// bibEntry writes an article as BibTeX and BibLaTeX read it
// (https://ctan.org/pkg/biblatex): an @article of a journal, which is its
// outlet, or @misc where that is not known.
func bibEntry(b *bytes.Buffer, v *corpus.Version) error {
	kind := "article"
	if v.Source == "" {
		kind = "misc"
	}
	fmt.Fprintf(b, "@%s{%s,\n", kind, key(v.ID))
	// A second pair of braces keeps the capitals of a title, and keeps an
	// author's line, which may name several or an agency, from being parted.
	field(b, "title", braced(escaped(heading(&v.Article))))
	field(b, "author", braced(escaped(v.Author)))
	field(b, "journal", escaped(v.Source))
	if t := v.Published; !t.IsZero() {
		fmt.Fprintf(b, "  year = {%04d},\n  month = %s,\n  day = {%d},\n", t.Year(), strings.ToLower(t.Format("Jan")), t.Day())
	}
	field(b, "url", address(v.URL))
	field(b, "language", escaped(v.Language))
	field(b, "keywords", escaped(strings.Join(v.Tags, ", ")))
	field(b, "note", escaped(strings.Join(notes(&v.Article), ". ")))
	b.WriteString("}\n\n")
	return nil
}

func field(b *bytes.Buffer, name, value string) {
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

// keyWords is how much of an article's id stands in its key to be read.
const keyWords = 24

// key is an article's key, made of its id alone: the same in each export, and
// another for each article.
func key(id string) string {
	var words strings.Builder
	for _, r := range strings.ToLower(strings.TrimSuffix(path.Base(id), path.Ext(id))) {
		if (r >= 'a' && r <= 'z' || r >= '0' && r <= '9') && words.Len() < keyWords {
			words.WriteRune(r)
		}
	}
	if words.Len() == 0 {
		words.WriteString("article")
	}
	sum := sha256.Sum256([]byte(id))
	return fmt.Sprintf("%s-%x", words.String(), sum[:6])
}

// escaped is text as TeX prints it. BibTeX counts braces, even behind a
// backslash, so those of the text become words.
func escaped(s string) string { return tex.Replace(oneLine(s)) }

var tex = strings.NewReplacer(
	`\`, `{\textbackslash}`, `{`, `{\textbraceleft}`, `}`, `{\textbraceright}`,
	`~`, `{\textasciitilde}`, `^`, `{\textasciicircum}`,
	`$`, `\$`, `&`, `\&`, `#`, `\#`, `_`, `\_`, `%`, `\%`,
)

// address is a link, which is taken as it stands: only what would end the
// field, or is no part of a link, is written otherwise.
func address(s string) string { return link.Replace(oneLine(s)) }

var link = strings.NewReplacer(`\`, "%5C", `{`, "%7B", `}`, "%7D", " ", "%20")
