package text

import "testing"

// No character breaks Analyze, alone, at the start of a word or within one.
func TestEveryRune(t *testing.T) {
	for r := rune(0); r <= 0x1ffff; r++ {
		for _, text := range []string{string(r), string(r) + "b", "a" + string(r), "a" + string(r) + "b", "1" + string(r) + "2"} {
			for _, token := range Analyze(nil, text) {
				if token.Start < 0 || token.Start >= token.End || token.End > len(text) {
					t.Fatalf("%q (U+%04X): %+v", text, r, token)
				}
			}
		}
	}
}
