package export

import (
	"bytes"
	"strings"
	"unicode"

	"dateline/corpus"
)

// writeRIS writes an article as RIS: a tag of two letters on each line, NEWS
// for a newspaper article (https://en.wikipedia.org/wiki/RIS_(file_format)).
func writeRIS(b *bytes.Buffer, v *corpus.Version) error {
	writeTag(b, "TY", "NEWS")
	writeTag(b, "ID", v.ID)
	writeTag(b, "TI", titleOrID(&v.Article))
	writeTag(b, "AU", v.Author)
	writeTag(b, "T2", v.Source)
	if t := v.Published; !t.IsZero() {
		writeTag(b, "PY", t.Format("2006"))
		writeTag(b, "DA", t.Format("2006/01/02/"))
	}
	writeTag(b, "UR", v.URL)
	writeTag(b, "LA", v.Language)
	for _, word := range v.Tags {
		writeTag(b, "KW", word)
	}
	for _, note := range notes(&v.Article) {
		writeTag(b, "N1", note)
	}
	b.WriteString("ER  - \n\n")
	return nil
}

// writeTag writes one line, unless the value is empty.
func writeTag(b *bytes.Buffer, name, value string) {
	if value = oneLine(value); value != "" {
		b.WriteString(name + "  - " + value + "\n")
	}
}

// oneLine returns s on one line, without control characters.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
