package clean

import (
	"html"
	"strings"
)

// maxEntityDepth is how often an entity may have been encoded: a page's text is
// encoded, and some feeds and exports encode it once more.
const maxEntityDepth = 2

// Entities returns s with the HTML entities decoded that were left in it, such
// as &amp; and &#8217;, also where they were encoded twice. Only what ends with a
// semicolon is an entity: AT&T and R&D stay, and so do the parameters of an
// address.
func Entities(s string) string {
	for range maxEntityDepth {
		decoded := decodeEntities(s)
		if decoded == s {
			break
		}
		s = decoded
	}
	return s
}

// maxEntity is the length in bytes of the longest entity:
// &CounterClockwiseContourIntegral; has 33 letters and marks.
const maxEntity = 33

func decodeEntities(s string) string {
	at := strings.IndexByte(s, '&')
	if at < 0 {
		return s
	}
	var b strings.Builder
	for at >= 0 {
		b.WriteString(s[:at])
		s = s[at:]
		n := entityLength(s)
		if n == 0 {
			b.WriteByte('&')
			n = 1
		} else {
			b.WriteString(html.UnescapeString(s[:n]))
		}
		s = s[n:]
		at = strings.IndexByte(s, '&')
	}
	return b.String() + s
}

// entityLength is the length of the entity with which s begins; 0 if it begins
// with none.
func entityLength(s string) int {
	end := strings.IndexByte(s[:min(len(s), maxEntity)], ';')
	name := s[1:max(1, end)]
	other := func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	}
	switch {
	case name == "":
		return 0
	case name[0] == '#':
		if name = name[1:]; strings.Trim(name, "xX") == "" || strings.ContainsFunc(name, other) {
			return 0
		}
	case strings.ContainsFunc(name, other):
		return 0
	}
	decoded := html.UnescapeString(s[:end+1])
	if strings.HasSuffix(decoded, ";") && decoded != ";" {
		return 0 // the name of an entity, and more
	}
	return end + 1
}
