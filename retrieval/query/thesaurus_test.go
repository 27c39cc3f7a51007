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

func TestTheThesaurusFindsWordsThatMeanNearlyTheSame(t *testing.T) {
	both := [][2]string{
		{"nukes", "nuclear weapons"}, {"allowed", "green light"}, {"permitted", "approved"}, {"boxcars", "train cars"},
		{"boxcar", "railcars"}, {"boxcars", "wagons"}, {"help", "aid"}, {"help", "assistance"}, {"help", "support"},
		{"admit", "acknowledge"}, {"ammo", "munitions"}, {"ammunition", "shells"}, {"soldiers", "troops"}, {"killed", "dead"},
		{"killed", "deaths"}, {"quit", "resigned"}, {"resign", "step down"}, {"boss", "chief"}, {"head", "leader"},
		{"cop", "police"}, {"cost", "price"}, {"buy", "acquire"}, {"purchased", "bought"}, {"war games", "military exercises"},
		{"monument", "memorial"}, {"laid off", "job cuts"},
	}
	oneWay := [][2]string{
		{"vehicle", "limousine"}, {"vehicle", "truck"}, {"monument", "plaque"}, {"storm", "blizzard"}, {"animal", "elephant"},
	}
	for _, pair := range append(both, oneWay...) {
		if !finds(pair[0], pair[1]) {
			t.Errorf("%s does not find %s", pair[0], pair[1])
		}
	}
	for _, pair := range both {
		if !finds(pair[1], pair[0]) {
			t.Errorf("%s does not find %s", pair[1], pair[0])
		}
	}
	for _, pair := range oneWay {
		if pair[0] != "monument" && finds(pair[1], pair[0]) {
			t.Errorf("%s finds %s", pair[1], pair[0])
		}
	}
}

// finds tells whether the thesaurus has a phrase for another.
func finds(asked, other string) bool {
	tokens := text.Analyze(nil, asked)
	near, taken := ShippedThesaurus().Near(tokens)
	want := text.Analyze(nil, other)
	for _, terms := range near {
		same := taken == len(tokens) && len(terms) == len(want)
		for i := 0; same && i < len(terms); i++ {
			same = terms[i] == want[i].Term
		}
		if same {
			return true
		}
	}
	return false
}

func FuzzThesaurus(f *testing.F) {
	f.Add("a, b c\nd > e, f\n", "b c")
	f.Add(",,>\n > \n#", "")
	f.Fuzz(func(t *testing.T, lines, asked string) {
		tokens := text.Analyze(nil, asked)
		if len(tokens) == 0 {
			return
		}
		near, taken := newThesaurus(lines).Near(tokens)
		if taken > len(tokens) || taken == 0 && len(near) > 0 {
			t.Errorf("%d of %d tokens, %q", taken, len(tokens), near)
		}
	})
}
