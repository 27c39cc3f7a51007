package evidence

import (
	"slices"
	"strings"
	"testing"

	"dateline/retrieval/query"
)

// notVerbs are the nouns in the table of verbs.
var notVerbs = []string{"shipment", "delivery", "assistance", "invasion", "criticism", "condemnation", "apology", "support"}

// irregularPasts are the past forms that are not the verb with -ed.
var irregularPasts = map[string]string{
	"send": "sent", "give": "gave", "sell": "sold", "lend": "lent", "pay": "paid", "beat": "beat", "overcome": "overcame",
	"shoot": "shot", "tell": "told", "teach": "taught", "buy": "bought", "get": "got", "ship": "shipped", "transfer": "transferred",
	"slam": "slammed", "rob": "robbed", "steal": "stole", "catch": "caught", "outbid": "outbid", "ban": "banned", "bar": "barred", "expel": "expelled", "freed": "freed", "sued": "sued",
}

func pastOf(verb string) string {
	if past, ok := irregularPasts[verb]; ok {
		return past
	}
	if stem, ok := strings.CutSuffix(verb, "y"); ok && !strings.ContainsAny(stem[len(stem)-1:], "aeiou") {
		return stem + "ied"
	}
	return strings.TrimSuffix(verb, "e") + "ed"
}

func participleOf(verb string) string {
	switch verb {
	case "steal":
		return "stolen"
	case "give", "beat":
		return strings.TrimSuffix(verb, "e") + "en" // given, beaten
	case "overcome":
		return verb
	}
	return pastOf(verb)
}

// verbsOfTable are the verbs of the table, the straight ones and the inverse
// ones.
func verbsOfTable() (straight, inverse []string) {
	isNoun := func(verb string) bool { return slices.Contains(notVerbs, verb) || verb == "freed" || verb == "sued" }
	for line := range strings.Lines(predicateText) {
		before, behind, _ := strings.Cut(line, "|")
		straight = append(straight, slices.DeleteFunc(strings.Fields(before), isNoun)...)
		inverse = append(inverse, slices.DeleteFunc(strings.Fields(behind), isNoun)...)
	}
	return straight, inverse
}

// blames tells whether a quote is said to name the wrong one: Role or Doer.
func blames(question, quote string) bool {
	return slices.ContainsFunc(Read(query.Query{Text: question}, nil).Objections(Evidence{Quote: quote}), func(o Objection) bool {
		return o.Kind == Role || o.Kind == Doer
	})
}

// TestDirection asks with every verb of the table who did it to whom: as told,
// and the other way round.
func TestDirection(t *testing.T) {
	check := func(question, quote string, wrong bool) {
		t.Helper()
		if blames(question, quote) != wrong {
			t.Errorf("%q of %q: objects %v, want %v", question, quote, !wrong, wrong)
		}
	}
	straight, inverse := verbsOfTable()
	for _, pair := range [][2]string{
		{"Norway", "Iceland"}, {"North Korea", "South Korea"}, {"the United States", "Canada"}, {"Otto Brandt", "Ana Ruiz"}, {"Norwind", "Orland Bank"},
	} {
		a, b := pair[0], pair[1]
		for _, verb := range straight {
			did := pastOf(verb)
			for _, quote := range []string{"On Monday, " + a + " " + did + " " + b + ".", "Angry, " + a + " has " + did + " " + b + " for years."} {
				check("Why did "+a+" "+verb+" "+b+"?", quote, false)
				check("Why did "+b+" "+verb+" "+a+"?", quote, true)
			}
			passive := "In May " + b + " was publicly " + participleOf(verb) + " by " + a + "."
			check("Why did "+a+" "+verb+" "+b+"?", passive, false)
			check("Why did "+b+" "+verb+" "+a+"?", passive, true)
			check("Why was "+b+" "+participleOf(verb)+" by "+a+"?", passive, false)
			check("Why was "+a+" "+participleOf(verb)+" by "+b+"?", passive, true)
			check("Who "+did+" "+b+"?", passive, false)
		}
		for _, verb := range inverse {
			if verb == "lose" {
				check("By how much did "+b+" lose to "+a+"?", "On Monday "+a+" defeated "+b+".", false)
				check("By how much did "+a+" lose to "+b+"?", "On Monday "+a+" defeated "+b+".", true)
				check("By how much did "+a+" defeat "+b+"?", "On Monday "+b+" lost to "+a+".", false)
				check("By how much did "+b+" defeat "+a+"?", "On Monday "+b+" lost to "+a+".", true)
				continue
			}
			did := pastOf(verb)
			check("How much did "+b+" "+verb+" from "+a+"?", "Last year "+b+" "+did+" wheat from "+a+".", false)
			check("How much did "+a+" "+verb+" from "+b+"?", "Last year "+b+" "+did+" wheat from "+a+".", true)
		}
		for _, verb := range []string{"send", "ship", "deliver", "donate", "sell", "export"} {
			quote := "Last year " + a + " " + pastOf(verb) + " wheat to " + b + "."
			check("How much wheat did "+a+" "+verb+" to "+b+"?", quote, false)
			check("How much wheat did "+b+" "+verb+" to "+a+"?", quote, true)
			check("How much wheat did "+b+" receive from "+a+"?", quote, false)
			check("How much wheat did "+a+" receive from "+b+"?", quote, true)
		}
	}
}
