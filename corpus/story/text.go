package story

import (
	"slices"
	"strings"
	"unicode"

	"github.com/cespare/xxhash/v2"
)

// comparableWords splits a text into words for comparison: in lower case,
// without punctuation. Scripts without spaces between words are split into
// characters.
func comparableWords(text string) []string {
	out := make([]string, 0, len(text)/6)
	start := -1
	for i, r := range text {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		alone := inside && r > 0x2e7f && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
		if start >= 0 && (!inside || alone) {
			out = append(out, strings.ToLower(text[start:i]))
			start = -1
		}
		switch {
		case alone:
			out = append(out, string(r))
		case inside && start < 0:
			start = i
		}
	}
	if start >= 0 {
		out = append(out, strings.ToLower(text[start:]))
	}
	return out
}

// shingleWords is how many consecutive words are compared as one. Three words
// recur by chance in any two texts on one subject; with ten, replacing one word
// in each line would hide a copy.
const shingleWords = 5

func hash(s string) uint32 { return uint32(xxhash.Sum64String(s) >> 32) }

// shingles returns the hashes of all runs of shingleWords words, sorted and
// without duplicates.
func shingles(ws []string) []uint32 {
	if len(ws) < shingleWords {
		return nil
	}
	out := make([]uint32, 0, len(ws))
	var b []byte
	for i := range len(ws) - shingleWords + 1 {
		b = b[:0]
		for _, w := range ws[i : i+shingleWords] {
			b = append(append(b, w...), ' ')
		}
		out = append(out, uint32(xxhash.Sum64(b)>>32))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// countCommon counts the elements that two sorted lists have in common.
func countCommon(a, b []uint32) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// Share returns how much of the shorter of two texts is in the other, word for
// word: the fraction, in 0..1, of its five-word runs that both have. For texts
// of fewer words it is either 0 or 1.
func Share(a, b string) float64 {
	x, y := comparableWords(a), comparableWords(b)
	if min(len(x), len(y)) < shingleWords {
		short, long := strings.Join(x, " "), strings.Join(y, " ")
		if len(short) > len(long) {
			short, long = long, short
		}
		if strings.Contains(" "+long+" ", " "+short+" ") {
			return 1
		}
		return 0
	}
	shorter, _ := shares(shingles(x), shingles(y))
	return shorter
}
