package retrieval_test

import (
	"slices"
	"testing"

	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

func TestIrregularFormsAreHeld(t *testing.T) {
	s := exhaustive.New(articles("Notes\nThe index rose. The bell rang. Teeth were found. Geese left the lake. The dog bit Tal. Oxen ground corn. The watch was wound. People lay there. Leaves bound it. The lake is 5 km wide. Otter, 54, spat and slew lice."))
	for question, want := range map[string][]string{
		"index rise": nil, "bell ring": nil, "tooth find": nil, "goose leave": nil, "dog bite": nil, "ox grind": nil,
		"leaves lie": nil, "rising": nil, "lie there": nil, "leaf bind": nil, "spit": nil, "slain louse": nil, "person slay": nil,
		"does the index rise": nil, "how far is the lake": nil, "How old is Otter?": nil,
		// A name is no form, and other words are missed as before.
		"index Rise": {"Rise"}, "index climb": {"climb"}, "old lake": {"old"}, "the last lake": {"last"}, "bell wring": {"wring"},
	} {
		r, err := s.Search(t.Context(), query.Query{Text: question, Top: 1})
		if err != nil || !slices.Equal(r.Missing, want) {
			t.Errorf("%q misses %q, want %q (%v)", question, r.Missing, want, err)
		}
	}
}

// The stem of rang is also that of range, which is no form of ring.
func TestIrregularFormsAreNoOtherWords(t *testing.T) {
	s := exhaustive.New(articles("Notes\nThe bell has a range of tones."))
	r, err := s.Search(t.Context(), query.Query{Text: "ring", Top: 1})
	if err != nil || len(r.Passages) > 0 && len(r.Passages[0].Marks) > 0 {
		t.Errorf("ring is found in range: %+v (%v)", r.Passages, err)
	}
}
