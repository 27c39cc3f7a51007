package retrieval_test

import (
	"slices"
	"testing"

	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

func TestMissingWordsAreWholeInAnyScript(t *testing.T) {
	s := exhaustive.New(articles("파업\n노조는 임금 인상을 요구하고 있다.", "Strike\nThe union wants a rise. The guns cease. Fire broke out; the world organization of health."))
	for question, want := range map[string][]string{
		"월드컵에서 누가 우승했나?":          {"월드컵에서", "우승했나"},
		"노조가 임금을 요구하나?":           nil, // endings differ, the words do not
		"Who won the World Cup?":  {"won", "Cup"},
		"Is there a WHO report?":  {"WHO", "report"}, // nor its other name, though each word of that is here
		"What of the ceasefire?":  {"ceasefire"},
		"guns OR fire AND health": nil,
		// Words without a meaning of their own are missed by nobody.
		"Were anything and Mr Orlov between us during lunch, whats according to either?": {"Orlov", "lunch"},
		"Кто такой Орлов, по данным ТАСС?":                                               {"Орлов", "ТАСС"},
		"노조는 뭐라고 했나? 임금은 얼마인가?":                                                          nil,
	} {
		r, err := s.Search(t.Context(), query.Query{Text: question, Top: 1})
		if err != nil || !slices.Equal(r.Missing, want) {
			t.Errorf("%q misses %q, want %q (%v)", question, r.Missing, want, err)
		}
	}
}

// A word that was found under another name is not missing. Its capital does not
// stand in for a country: that alias is loose.
func TestWhatIsFoundUnderAnotherNameIsNotMissing(t *testing.T) {
	s := exhaustive.New(articles(
		"Визит\nПрезидент РФ прибыл из Москвы в Пхеньян. Киев отложил встречу.",
		"Border\nSEOUL said that the president of South Korea would not come. The prime minister did."))
	for question, also := range map[string]string{
		"Moscow": "Moscow=Москва", "Kyiv": "Kyiv=Киев", "Pyongyang": "Pyongyang=Пхеньян", "Сеул": "Сеул=Seoul",
		"президент России": "России=РФ", "평양": "평양=Пхеньян", "What did the PM say?": "PM=prime minister",
	} {
		r, err := s.Search(t.Context(), query.Query{Text: question, Top: 1})
		if err != nil || len(r.Missing) > 0 || !slices.Contains(alsoOf(r), also) {
			t.Errorf("%q misses %q and is searched as %q, want %q (%v)", question, r.Missing, alsoOf(r), also, err)
		}
	}
}
