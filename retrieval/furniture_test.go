package retrieval_test

import (
	"slices"
	"testing"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/evidence"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// What only a teaser has is no answer; what a heading asks is answered under it.
func TestWordsBesideTheQuote(t *testing.T) {
	const page = "Sixty pairs of herons nest at the Sool again, the warden of the reserve said on Friday.\n\n" +
		"What does the boat trip cost?\n\nFor residents of Tessel it is free, while all others pay 35 crowns at the pier.\n\n" +
		"More: Why did the storks leave the Sool?"
	article := corpus.Version{Article: corpus.Article{ID: "herons", Title: "Herons return to the Sool", Text: page}, Arrival: 1}
	for question, beside := range map[string]string{
		"Why did the storks leave the Sool?":     "storks, leave",
		"How many herons nest at the Sool?":      "",
		"How much is the boat trip to the Sool?": "",
	} {
		res, err := exhaustive.New([]corpus.Version{article}).Search(t.Context(), query.Query{Text: question, Top: 1})
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(res.Objections, func(o evidence.Objection) bool { return o.Kind == evidence.Furniture })
		switch {
		case beside == "" && at >= 0:
			t.Errorf("%s: only furniture has %s", question, res.Objections[at].Asked)
		case beside != "" && (at < 0 || res.Objections[at].Asked != beside || res.Verdict == retrieval.Found):
			t.Errorf("%s: %s, objections %v", question, res.Verdict, res.Objections)
		}
	}
}
