package retrieval_test

import (
	"testing"

	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// FuzzForms holds that no question makes the reading of its numbers, units and
// names fail, and that what is reported as searched was typed.
func FuzzForms(f *testing.F) {
	for _, seed := range []string{
		"KN-23s, F16 and C4ISR-9", "A.J. Ferrow of J. D. Marsh", "3,5 тысячи и сорок два", "열두 명이 3만 5천 원을", "$3.2m US$5bn 1,6 million 3.000", "п'ять twenty-first 300km/h 20°C",
		"two hundred and fifty thousand", "9:30 9/11 1.2.3 5-5", "\xff5\xffkm 1\u0301", "", "-5", "s5s5s", "1st 2nd 3.rd one tenth",
	} {
		f.Add(seed)
	}
	s := exhaustive.New(articles(depot...))
	f.Fuzz(func(t *testing.T, question string) {
		if len(question) > 2000 {
			t.Skip("no question is that long")
		}
		if _, err := s.Search(t.Context(), query.Query{Text: question, Top: 2}); err != nil {
			t.Error(err)
		}
	})
}
