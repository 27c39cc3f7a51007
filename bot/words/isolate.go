package words

import "golang.org/x/text/unicode/bidi"

// Isolate wraps a name that is written from right to left, so that it cannot
// reorder what stands beside it on the line: without that, the day after an
// Arabic outlet is shown before it. Other names are returned as they are. The
// marks are FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE of
// https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates.
func Isolate(name string) string {
	for _, r := range name {
		if p, _ := bidi.LookupRune(r); p.Class() == bidi.R || p.Class() == bidi.AL {
			return "\u2068" + name + "\u2069"
		}
	}
	return name
}
