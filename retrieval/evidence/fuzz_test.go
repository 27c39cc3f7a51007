package evidence

import (
	"strings"
	"testing"
	"time"

	"dateline/retrieval/query"
)

// FuzzObjections holds that nothing makes the rules fail, and that objections
// only repeat what stands in the question and in the evidence.
func FuzzObjections(f *testing.F) {
	for _, seed := range [][3]string{
		{"Did Norway sue Iceland in 2019?", "Iceland, which Norway’s envoy had accused, sued Norway for $3 million on 3 May 2021.", "Norway sued"},
		{"how many swedish soldiers didn't die", "Four Finnish troops weren't hurt; said Ana Ruiz: “40 percent!”", ""},
		{"Who is the tallest? What did Brandt say of the first 12 years?", "Ruiz said she'd left\nthe U.S. by the '90s", "Brandt"},
		{"Почему Норвегия подала в суд?", "Норвегия подала в суд на Исландию в 2019 году.", "지난해"},
		{"", "", ""},
		{"why why did \xff Norway’", "by by by \xf0\x9f", "’s"},
	} {
		f.Add(seed[0], seed[1], seed[2])
	}
	at := time.Date(2025, 3, 12, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, question, quote, headline string) {
		d := Read(query.Query{Text: question, Asked: at}, []string{headline})
		for _, o := range d.Objections(Evidence{Quote: quote, Headline: headline, Passage: headline + quote, Published: at}) {
			if o.Asked == "" || !strings.Contains(question, o.Asked) {
				t.Errorf("%s: asks for %q, which is not in %q", o.Kind, o.Asked, question)
			}
			says, evidence := strings.TrimSuffix(o.Says, " …"), quote+"\n"+headline
			if !strings.Contains(spaced(evidence), spaced(says)) {
				t.Errorf("%s: says %q, which is not in %q", o.Kind, o.Says, evidence)
			}
		}
		for _, s := range d.Answers(quote) {
			if s.Start < 0 || s.Start >= s.End || s.End > len(quote) {
				t.Errorf("answer %v of %d bytes", s, len(quote))
			}
		}
	})
}

// spaced is a text with all space as single spaces.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }
