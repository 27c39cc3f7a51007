package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPhrasesAreFound(t *testing.T) {
	for _, c := range []struct{ phrase, body, found string }{
		{"strike ended", "The strike ended.", "strike ended"},
		{"Strike ENDED", "The strike ended.", "strike ended"},
		{"strike ended", "The strike, ended by talks.", "strike, ended"},
		{"strike ended", "The strike\n ended.", "strike\n ended"},
		{"strike ended", "The strike\u00adended strike en\u00added.", "strike en\u00added"},
		{"strike ended", "The strike has ended.", ""},
		{"strike ended", "The strikes ended.", ""},
		{"strike end", "The strike ended.", ""},
		{"trike ended", "The strike ended.", ""},
		{"strike strike ended", "strike strike strike ended", "strike strike ended"},
		{"didn't pay", "He didn’t pay.", "didn’t pay"},
		{"“The end” came", "‘The end’ came", "The end’ came"},
		{"full-time job", "a full time job", "full time job"},
		{"full time job", "a full-time job", "full-time job"},
		{"AT&T joined", "AT&T joined", "AT&T joined"},
		{"AT&T", "AT T", ""},
		{"3.2 million", "$3.2 million", "3.2 million"},
		{"2 million", "$3.2 million", ""},
		{"rose 3", "It rose 3.5 or rose 3.", "rose 3"},
		{"O'Brien", "Ms. O’Brien's plan", "O’Brien"},
		{"café noir", "Café Noir", "Café Noir"},
		{"cafe\u0301 noir", "Café Noir", "Café Noir"},
		{"завершил учения", "Он завершил учения.", "завершил учения"},
		{"елка упала", "Ёлка упала", "Ёлка упала"},
		{"завершил учение", "Он завершил учения.", ""},
		{"파업이 끝났다", "노조는 파업이 끝났다고 말했다", "파업이 끝났다"},
		{"업이 끝났다", "노조는 파업이 끝났다고 말했다", ""},
		{"罢工结束", "海门港罢工结束了。", "罢工结束"},
		{"罢工 结束", "海门港罢工结束了。", "罢工结束"},
		{"", "anything", ""},
		{"...", "anything ...", ""},
	} {
		s, ok := NewPhrase(c.phrase).Find(c.body, 0, len(c.body))
		if got := c.body[s.Start:s.End]; got != c.found || ok != (c.found != "") {
			t.Errorf("%q in %q: %q %v", c.phrase, c.body, got, ok)
		}
	}
}

// A text that holds a phrase is indexed with the phrase's terms, whatever stands
// around it.
func TestATextHoldsTheTermsOfItsPhrases(t *testing.T) {
	words := strings.Fields("Kim said 6 pm US WHO it don’t U.S. ten thousand 1.6 million $5bn full-time strikes ended The of KN-23 учения ёлка 파업이 3월 罢工结束 了 O’Brien’s AT&T A.J.")
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfN(rapid.SampledFrom(words), 1, 12).Draw(t, "words")
		from := rapid.IntRange(0, len(all)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(all)).Draw(t, "to")
		body, typed := strings.Join(all, " "), strings.Join(all[from:to], " ")
		p := NewPhrase(typed)
		if _, ok := p.Find(body, 0, len(body)); !ok {
			t.Fatalf("%q is not found in %q", typed, body)
		}
		held := termSet{}
		for _, token := range Analyze(nil, body) {
			held.add(token)
		}
		terms, sure := p.Terms()
		for _, term := range terms {
			if sure && !held[term] {
				t.Fatalf("%q, of %q, is not indexed for %q", term, typed, body)
			}
		}
	})
}

func FuzzPhrase(f *testing.F) {
	f.Add("strike ended", "The strike, ended.")
	f.Fuzz(func(t *testing.T, typed, body string) {
		s, ok := NewPhrase(typed).Find(body, 0, len(body))
		if ok && (s.Start >= s.End || s.End > len(body)) {
			t.Fatalf("%q in %q: %v", typed, body, s)
		}
		if _, again := NewPhrase(body[s.Start:s.End]).Find(body, 0, len(body)); ok && !again {
			t.Fatalf("%q is found as %q, which is not", typed, body[s.Start:s.End])
		}
	})
}
