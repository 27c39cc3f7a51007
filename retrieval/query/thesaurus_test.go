package query

import (
	"strings"
	"testing"

	"dateline/retrieval/text"
)

func TestTheShippedThesaurusIsSound(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(shippedThesaurus) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if seen[line] {
			t.Errorf("%q stands twice", line)
		}
		seen[line] = true
		words := strings.FieldsFunc(line, func(r rune) bool { return r == ',' || r == '>' })
		if len(words) < 2 || strings.Count(line, ">") > 1 {
			t.Errorf("%q is no group", line)
		}
		for _, phrase := range words {
			searched := 0
			tokens := text.Analyze(nil, phrase)
			for _, token := range tokens {
				if !token.Stop {
					searched++
				}
			}
			if searched == 0 || searched == 1 && len(tokens) > 1 {
				t.Errorf("%q of %q: only %d of its words is searched", phrase, line, searched)
			}
		}
	}
	if len(seen) < 500 {
		t.Errorf("only %d groups", len(seen))
	}
}
