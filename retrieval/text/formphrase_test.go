package text

import "testing"

func TestPhrasesStandInAnyForm(t *testing.T) {
	for _, c := range []struct {
		phrase, body string
		stands       bool
	}{
		{"ferry service", "The ferry services stopped.", true},
		{"Ferry Services", "A ferry service stopped.", true},
		{"ferry service", "A service of the ferry stopped.", false},
		{"tax on harbours", "One spoke of a tax on the harbour and of tax on harbours.", true},
		{"tax of harbours", "One spoke of tax on harbours.", false},
		{"вторую неделю", "Забастовка длится вторую неделю.", true},
		{"전차 파업", "해람시 전차 파업이 끝났다.", true},
		{"tram strike", "tram", false},
		{"tram", "", false},
	} {
		p := NewFormPhrase(c.phrase)
		if got := p.StandsIn(Analyze(nil, c.body)); got != c.stands {
			t.Errorf("%q in %q: %v", c.phrase, c.body, got)
		}
	}
	if terms := NewFormPhrase("the strike and the strikes").Terms(); len(terms) != 1 {
		t.Errorf("terms are %q", terms)
	}
}
