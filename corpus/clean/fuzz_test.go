package clean

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzBody checks the promises of cleaning: the text is valid and has no
// invisible characters, cleaning it again changes nothing, and every word of
// the raw text is either in it, in the same order, or among what was removed.
func FuzzBody(f *testing.F) {
	for _, s := range []string{
		news("Advertisement"), news("READ MORE: the end"), "A\u0301\r\n\r\nB\x00", "one two\nthree four.\nAdvertisement",
		strings.Repeat("the lines of this text are all cut at one width here\n", 6),
		"x.Advertisement", "AdvertisementAdvertisementA thing", "\u0301\n\u200dword", "Related: Related:\n\nRelated:",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		text := Body(raw)
		wellFormed(t, text)
		if again := Body(text); again != text {
			t.Errorf("cleaned %q\n again %q", text, again)
		}
		kept, left := body(raw)
		var found []string
		for _, p := range kept {
			found = append(found, strings.Fields(p.text)...)
		}
		if !slices.Equal(found, strings.Fields(text)) {
			t.Errorf("kept %q, text %q", found, text)
		}
		for _, l := range left {
			found = append(found, strings.Fields(l.text)...)
		}
		if !inOrder(words(text), words(normalize(raw))) {
			t.Errorf("the words of %q are in another order in %q", raw, text)
		}
		found, want := words(strings.Join(found, " ")), words(normalize(raw))
		slices.Sort(found)
		slices.Sort(want)
		if !slices.Equal(found, want) {
			t.Errorf("words %q\nfound %q", want, found)
		}
	})
}

// wellFormed checks what every cleaned text promises.
func wellFormed(t *testing.T, s string) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Errorf("%q is not valid UTF-8", s)
	}
	for p := range strings.SplitSeq(s, "\n\n") {
		if s != "" && (p == "" || strings.TrimSpace(p) != p) {
			t.Errorf("paragraph %q", p)
		}
		for _, r := range p {
			if unicode.IsControl(r) || r != ' ' && unicode.IsSpace(r) {
				t.Errorf("%q has %U", p, r)
			}
		}
	}
}

// words returns the words of s. A mark that is glued to a word counts as a word
// of its own.
func words(s string) []string {
	return strings.Fields(strings.ReplaceAll(s, gluedMark, " "+gluedMark+" "))
}

// inOrder reports whether all words of some occur in all, in the same order.
func inOrder(some, all []string) bool {
	for _, w := range all {
		if len(some) > 0 && some[0] == w {
			some = some[1:]
		}
	}
	return len(some) == 0
}

func FuzzHeadlineAndBody(f *testing.F) {
	f.Add("A Short Headline\n\n" + news("x"))
	f.Fuzz(func(t *testing.T, raw string) {
		title, body := HeadlineAndBody(raw)
		wellFormed(t, title)
		wellFormed(t, body)
		if title != "" && title+"\n\n"+body != Body(raw) {
			t.Errorf("title %q, body %q of %q", title, body, Body(raw))
		}
		if got := Line(title); got != title {
			t.Errorf("title %q is not one line", title)
		}
	})
}
