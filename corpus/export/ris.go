package export

import (
	"bytes"
	"strings"
	"unicode"

	"dateline/corpus"
)

// risRecord writes an article as RIS: a tag of two letters on each line, NEWS
// for a newspaper's article (https://en.wikipedia.org/wiki/RIS_(file_format)).
func risRecord(b *bytes.Buffer, v *corpus.Version) error {
	tag(b, "TY", "NEWS")
	tag(b, "ID", v.ID)
	tag(b, "TI", heading(&v.Article))
	tag(b, "AU", v.Author)
	tag(b, "T2", v.Source)
	if t := v.Published; !t.IsZero() {
		tag(b, "PY", t.Format("2006"))
		tag(b, "DA", t.Format("2006/01/02/"))
	}
	tag(b, "UR", v.URL)
	tag(b, "LA", v.Language)
	for _, word := range v.Tags {
		tag(b, "KW", word)
	}
	for _, note := range notes(&v.Article) {
		tag(b, "N1", note)
	}
	b.WriteString("ER  - \n\n")
	return nil
}

// tag writes one line, unless there is nothing to say on it.
func tag(b *bytes.Buffer, name, value string) {
	if value = oneLine(value); value != "" {
		b.WriteString(name + "  - " + value + "\n")
	}
}

// oneLine is s on one line, whatever it holds.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
