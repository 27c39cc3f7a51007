package retrieval

import (
	"os"
	"slices"
	"strings"
	"testing"

	"dateline/retrieval/text"
)

// Forms of one Ukrainian word find each other, by their stems or by others that
// a question tries, and different words do not.
func TestUkrainianForms(t *testing.T) {
	pairs, apart := 0, 0
	for _, forms := range wordsByLine(t, "testdata/ukrainian-forms.txt") {
		for _, form := range forms[1:] {
			if pairs++; !findsForm(forms[0], form) || !findsForm(form, forms[0]) {
				apart++
				t.Logf("%s and %s do not find each other: %s, %s", forms[0], form, stemOf(forms[0]), stemOf(form))
			}
		}
	}
	t.Logf("%d of %d pairs of forms find each other", pairs-apart, pairs)
	if pairs < 200 || 100*apart > 2*pairs {
		t.Errorf("%d of %d pairs of forms do not find each other", apart, pairs)
	}
	others := wordsByLine(t, "testdata/ukrainian-others.txt")
	if len(others) < 100 {
		t.Errorf("%d pairs of words that must not find each other", len(others))
	}
	together := 0
	for _, words := range others {
		if findsForm(words[0], words[1]) || findsForm(words[1], words[0]) {
			together++
			t.Logf("%s and %s find each other: %s, %s", words[0], words[1], stemOf(words[0]), stemOf(words[1]))
		}
	}
	if 100*together > 5*len(others) {
		t.Errorf("%d of %d pairs of different words find each other", together, len(others))
	}
}

func wordsByLine(t *testing.T, path string) (lines [][]string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "#") {
			lines = append(lines, strings.Fields(line))
		}
	}
	return lines
}

func tokenOf(word string) text.Token { return text.Analyze(nil, word)[0] }

func stemOf(word string) string { return tokenOf(word).Term }

// findsForm tells whether a question with one word finds another.
func findsForm(asked, written string) bool {
	return stemOf(asked) == stemOf(written) || slices.Contains(ukrainianStems(tokenOf(asked)), stemOf(written))
}
