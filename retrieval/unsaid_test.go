package retrieval_test

import (
	"testing"
	"time"

	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// If the coverage never mentions something that the question names, it cannot
// have the whole answer.
func TestWhatIsNeverNamedIsNotFound(t *testing.T) {
	s := exhaustive.New(articles(
		"Ferry sinks off Marrow Point\nThe ferry Aurelia sank off Marrow Point, and 14 sailors were killed, said Olena Zelenskyy of the coast guard.",
		"Harvest fair\nThe fair begins on Monday."))
	for question, found := range map[string]bool{
		"How many sailors of the ferry were killed off Marrow Point?":    true,
		"How many sailors of the ferry were killed off Kursk?":           false,
		"Were the sailors of the ferry killed?":                          true,
		"Were the sailors of the ferry jailed?":                          false, // yes or no
		"How many sailors of the ferry were jailed?":                     true,
		"Harvest: how many sailors of the ferry were killed?":            true, // a sentence may begin so
		"Kursk: how many sailors of the ferry were killed?":              false,
		"kursk ferry sailors killed":                                     false, // no word of English
		"FBI on the sailors of the ferry who were killed":                false,
		"Did Jan say how many sailors of the ferry were killed?":         false, // somebody, and no month
		"How many sailors of the ferry were killed in May off Marrow?":   true,  // a month is no name
		"how many sailors of the ferry were killed off marrow point":     true,
		"HOW MANY SAILORS OF THE FERRY WERE KILLED OFF MARROW POINT":     true,
		"What did Zelensky say of the ferry and the sailors killed?":     true, // the name in another spelling
		"Did Blinken say how many sailors of the ferry were killed?":     false,
		"How Many Sailors Of The Ferry Were Killed Off The Marrow Cape?": true, // capitals say nothing here
	} {
		r, err := s.Search(t.Context(), query.Query{Text: question, Top: 1})
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Verdict == retrieval.Found; got != found || r.Verdict == retrieval.None {
			t.Errorf("%q: %s, %.2f, misses %q", question, r.Verdict, r.Confidence, r.Missing)
		}
	}
}

// If half of what is asked is said nowhere, or only in the names of outlets,
// the rest is not the whole answer.
func TestWhatIsHardlySaidIsNotFound(t *testing.T) {
	coverage := articles(
		"Ferry sinks off Marrow Point\nThe ferry Aurelia sank off Marrow Point, and 14 sailors were killed, the coast guard said.",
		"Minister visits Marrow\nThe transport minister came to see the wreck of the ferry.",
		"Harvest fair\nThe fair begins on Monday.")
	for i, outlet := range []string{"Northern Star", "Defence Weekly", "Northern Star"} {
		coverage[i].Source = outlet
	}
	s := exhaustive.New(coverage)
	for question, unsaid := range map[string]bool{
		"transport minister":              false,
		"defence minister":                true,
		"star":                            true,
		"How many sailors were killed?":   false,
		"Northern Star on the sailors":    false,
		"How did the ferry Aurelia sink?": false,
	} {
		r, err := s.Search(t.Context(), query.Query{Text: question, Top: 1})
		if err != nil {
			t.Fatal(err)
		}
		if found := r.Verdict == retrieval.Found; r.Unsaid != unsaid || found == unsaid {
			t.Errorf("%q: %s, %.2f, unsaid: %v, misses %q", question, r.Verdict, r.Confidence, r.Unsaid, r.Missing)
		}
	}
}

// A match on the date does not make up for a miss on the rest.
func TestTheTimeIsNotWhatIsAsked(t *testing.T) {
	s := exhaustive.New(articles(
		"14 March 2025: bridge over the Marrow opens\nThe bridge was opened on Friday, 14 March 2025, by the mayor, who cut a ribbon.",
		"Harvest fair\nThe fair begins on Monday."))
	asked := time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC)
	for question, unsaid := range map[string]bool{
		"Which cracks appeared on Friday, 14 March 2025?": true,
		"Which bridge was opened on 14 March 2025?":       false,
		"What happened in March 2025?":                    false,
		"14 March 2025":                                   false,
	} {
		r, err := s.Search(t.Context(), query.Query{Text: question, Top: 1, Asked: asked})
		if err != nil {
			t.Fatal(err)
		}
		if r.Unsaid != unsaid {
			t.Errorf("%q: %s, %.2f, misses %q", question, r.Verdict, r.Confidence, r.Missing)
		}
	}
}
