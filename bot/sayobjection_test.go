package bot

import (
	"slices"
	"testing"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/evidence"
)

func TestObjectionsInWords(t *testing.T) {
	published := time.Date(2019, 5, 3, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		kind              evidence.Kind
		asked, says, want string
	}{
		{evidence.Year, "2015", "", "The first passage does not say “2015”."},
		{evidence.Year, "2015", "2024", "The first passage has “2024”, not “2015”."},
		{evidence.Year, "5 June", "3 May", "The first passage has “3 May”, not “5 June”."},
		{evidence.Window, "last week", "", "Asked about “last week”: the first passage was published on 3 May 2019."},
		{evidence.Window, "this year", "2017", "Asked about “this year”: the headline of the first passage has 2017."},
		{evidence.Edition, "tallest", "", "Asked about “tallest”: the first passage was published on 3 May 2019."},
		{evidence.Type, "How many", "", "The first passage does not say how many."},
		{evidence.Type, "number of", "", "The first passage does not say how many."},
		{evidence.Type, "When", "", "The first passage does not say when."},
		{evidence.Type, "Why", "", "The first passage does not say why."},
		{evidence.Type, "who", "", "The first passage does not say who."},
		{evidence.Type, "Which country", "", "The first passage does not say which country."},
		{evidence.Type, "price", "", "The first passage does not mention “price”."},
		{evidence.Number, "40", "", "The first passage does not say “40”."},
		{evidence.Number, "40", "14", "The first passage has “14”, not “40”."},
		{evidence.Ordinal, "third", "", "The first passage does not say “third”."},
		{evidence.Ordinal, "third", "second", "The first passage has “second”, not “third”."},
		{evidence.Doer, "China", "", "The first passage does not name “China”."},
		{evidence.Doer, "China", "Russia", "In the first passage it is Russia, not China."},
		{evidence.Entity, "Iran", "", "The first passage does not name “Iran”."},
		{evidence.Modifier, "Swedish soldiers", "Finnish soldiers", "The first passage has “Finnish soldiers”, not “Swedish soldiers”."},
		{evidence.Antonym, "rise", "fell", "The first passage has “fell”, not “rise”."},
		{evidence.Predicate, "withdraw", "", "The first passage does not mention “withdraw”."},
		{evidence.Negation, "ban", "Norway did not ban it", "The first passage says the opposite: “Norway did not ban it”."},
		{evidence.Role, "sue", "Iceland sued Norway", "The first passage has it the other way round: “Iceland sued Norway”."},
		{evidence.Speaker, "Brandt", "Ana Ruiz", "In the first passage it is Ana Ruiz who speaks, not Brandt."},
		{evidence.Part, "the mast", "", "The passages shown do not mention “the mast”."},
		{evidence.Half, "drown", "the director of the bank", "The passages shown mention “the director of the bank”, but not “drown”."},
	} {
		o := evidence.Objection{Kind: c.kind, Asked: c.asked, Says: c.says}
		if got := sayObjection(o, published); got != c.want {
			t.Errorf("%+v: %s", o, got)
		}
	}
	o := evidence.Objection{Kind: evidence.Window, Asked: "last week"}
	if got := sayObjection(o, time.Time{}); got != "Asked about “last week”: the first passage is of another time." {
		t.Error(got)
	}
}

func TestOnlyTheSurestObjectionsAreSaid(t *testing.T) {
	res := retrieval.Result{Objections: []evidence.Objection{
		{Kind: evidence.Window, Asked: "last week"}, {Kind: evidence.Type, Asked: "When"}, {Kind: evidence.Doer, Asked: "China"},
	}}
	article := corpus.Article{Published: time.Date(2019, 5, 3, 0, 0, 0, 0, time.UTC)}
	res.Passages = []retrieval.Passage{{Article: &corpus.Version{Article: article}}}
	want := []string{"Asked about “last week”: the first passage was published on 3 May 2019.", "The first passage does not say when."}
	if got := sayObjections(res); !slices.Equal(got, want) {
		t.Errorf("said %q, not %q", got, want)
	}
	if got := sayObjections(retrieval.Result{}); len(got) > 0 {
		t.Errorf("said %q of nothing", got)
	}
}

func TestNothingIsObjectedToTwice(t *testing.T) {
	opposite := evidence.Objection{Kind: evidence.Antonym, Asked: "raised", Says: "cut"}
	unsaid := evidence.Objection{Kind: evidence.Predicate, Asked: "raised"}
	when := evidence.Objection{Kind: evidence.Type, Asked: "When"}
	for _, c := range []struct {
		res  retrieval.Result
		want []string
	}{
		{retrieval.Result{Objections: []evidence.Objection{opposite, unsaid}}, []string{"The first passage has “cut”, not “raised”."}},
		{retrieval.Result{Objections: []evidence.Objection{unsaid}, Missing: []string{"Raised"}}, nil},
		{retrieval.Result{Objections: []evidence.Objection{unsaid, when}, Missing: []string{"raised"}}, []string{"The first passage does not say when."}},
		{retrieval.Result{Objections: []evidence.Objection{when, when}}, []string{"The first passage does not say when."}},
		{retrieval.Result{Objections: []evidence.Objection{unsaid}, Missing: []string{"fee"}}, []string{"The first passage does not mention “raised”."}},
	} {
		if got := sayObjections(c.res); !slices.Equal(got, c.want) {
			t.Errorf("said %q, not %q", got, c.want)
		}
	}
}
