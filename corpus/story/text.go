package story

import (
	"slices"
	"strings"
	"unicode"

	"github.com/cespare/xxhash/v2"
)

// words cuts a text into words as they are compared: lower case, without
// punctuation. Scripts that put no spaces between words are cut into
// characters.
func words(text string) []string {
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

// shingle is how many words in a row are compared as one. Three words recur
// by chance in any two texts on one subject; with ten, one word exchanged in
// each line would hide a copy.
const shingle = 5

// hash is of a word or a shingle.
func hash(s string) uint32 { return uint32(xxhash.Sum64String(s) >> 32) }

// shingles returns the hashes of all runs of words, sorted, each once.
func shingles(ws []string) []uint32 {
	if len(ws) < shingle {
		return nil
	}
	out := make([]uint32, 0, len(ws))
	var b []byte
	for i := range len(ws) - shingle + 1 {
		b = b[:0]
		for _, w := range ws[i : i+shingle] {
			b = append(append(b, w...), ' ')
		}
		out = append(out, uint32(xxhash.Sum64(b)>>32))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// common counts what two sorted lists share.
func common(a, b []uint32) (n int) {
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

// Share is how much of the shorter of two texts is in the other, word for
// word: the part of its runs of five words that both have, in 0..1. Texts of
// fewer words share all or nothing.
func Share(a, b string) float64 {
	x, y := words(a), words(b)
	if min(len(x), len(y)) < shingle {
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
