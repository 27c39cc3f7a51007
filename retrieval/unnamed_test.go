package retrieval_test

import (
	"testing"

	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
)

// TestWhatIsNeverNamedIsNotFound: what the coverage never mentions by name it
// cannot tell all of.
func TestWhatIsNeverNamedIsNotFound(t *testing.T) {
	s := exhaustive.New(articles(
		"Ferry sinks off Marrow Point\nThe ferry Aurelia sank off Marrow Point, and 14 sailors were killed, said Olena Zelenskyy of the coast guard.",
		"Harvest fair\nThe fair begins on Monday."))
	for question, found := range map[string]bool{
		"How many sailors of the ferry were killed off Marrow Point?":    true,
		"How many sailors of the ferry were killed off Kursk?":           false,
		"Kursk: how many sailors of the ferry were killed?":              true, // a sentence may begin so
		"How many sailors of the ferry were killed in May off Marrow?":   true, // a month is no name
		"how many sailors of the ferry were killed off marrow point":     true,
		"HOW MANY SAILORS OF THE FERRY WERE KILLED OFF MARROW POINT":     true,
		"What did Zelensky say of the ferry and the sailors killed?":     true, // the name in another spelling
		"Did Blinken say how many sailors of the ferry were killed?":     false,
		"How Many Sailors Of The Ferry Were Killed Off The Marrow Cape?": true, // capitals say nothing here
	} {
		r, err := s.Search(t.Context(), retrieval.Query{Text: question, Top: 1})
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Verdict == retrieval.Found; got != found || r.Verdict == retrieval.None {
			t.Errorf("%q: %s, %.2f, misses %q", question, r.Verdict, r.Confidence, r.Missing)
		}
	}
}
