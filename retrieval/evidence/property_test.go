package evidence

import (
	"slices"
	"strings"
	"testing"

	"dateline/retrieval/query"
)

// notVerbs are the nouns in the table of verbs.
var notVerbs = []string{"shipment", "trip", "delivery", "assistance", "invasion", "criticism", "condemnation", "apology", "support"}

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

// mustBlame fails unless a quote names the wrong one for a question, or, if it is
// told as asked, the right one.
func mustBlame(t *testing.T, question, quote string, wrong bool) {
	t.Helper()
	if blames(question, quote) != wrong {
		t.Errorf("%q of %q: objects %v, want %v", question, quote, !wrong, wrong)
	}
}

// actingPairs are two of one sort each who may do things to each other.
var actingPairs = [][2]string{
	{"Norway", "Iceland"}, {"North Korea", "South Korea"}, {"the United States", "Canada"}, {"Otto Brandt", "Ana Ruiz"}, {"Norwind", "Orland Bank"},
}

// TestDirection asks with every verb of the table who did it to whom: as told,
// and the other way round.
func TestDirection(t *testing.T) {
	straight, _ := verbsOfTable()
	for _, pair := range actingPairs {
		a, b := pair[0], pair[1]
		for _, verb := range straight {
			did, done := pastOf(verb), participleOf(verb)
			passive := "In May " + b + " was publicly " + done + " by " + a + "."
			for _, quote := range []string{"On Monday, " + a + " " + did + " " + b + ".", "Angry, " + a + " has " + did + " " + b + " for years.", passive} {
				mustBlame(t, "Why did "+a+" "+verb+" "+b+"?", quote, false)
				mustBlame(t, "Why did "+b+" "+verb+" "+a+"?", quote, true)
				mustBlame(t, "Why was "+b+" "+done+" by "+a+"?", quote, false)
				mustBlame(t, "Why was "+a+" "+done+" by "+b+"?", quote, true)
				mustBlame(t, "Who "+did+" "+b+"?", quote, false)
				mustBlame(t, "Who "+did+" "+a+"?", quote, true)
			}
		}
	}
}

// TestDirectionOfInverseVerbs does the same with the verbs that tell it from the
// other side.
func TestDirectionOfInverseVerbs(t *testing.T) {
	_, inverse := verbsOfTable()
	for _, pair := range actingPairs {
		a, b := pair[0], pair[1]
		for _, verb := range inverse {
			if verb == "lose" {
				continue
			}
			quote := "Last year " + b + " " + pastOf(verb) + " wheat from " + a + "."
			mustBlame(t, "How much did "+b+" "+verb+" from "+a+"?", quote, false)
			mustBlame(t, "How much did "+a+" "+verb+" from "+b+"?", quote, true)
		}
		for _, verb := range []string{"send", "ship", "deliver", "donate", "sell", "export"} {
			quote := "Last year " + a + " " + pastOf(verb) + " wheat to " + b + "."
			mustBlame(t, "How much wheat did "+a+" "+verb+" to "+b+"?", quote, false)
			mustBlame(t, "How much wheat did "+b+" "+verb+" to "+a+"?", quote, true)
			mustBlame(t, "How much wheat did "+b+" receive from "+a+"?", quote, false)
			mustBlame(t, "How much wheat did "+a+" receive from "+b+"?", quote, true)
		}
		for _, quote := range []string{"On Monday " + a + " defeated " + b + ".", "On Monday " + b + " lost to " + a + "."} {
			mustBlame(t, "By how much did "+b+" lose to "+a+"?", quote, false)
			mustBlame(t, "By how much did "+a+" lose to "+b+"?", quote, true)
			mustBlame(t, "By how much did "+a+" defeat "+b+"?", quote, false)
			mustBlame(t, "By how much did "+b+" defeat "+a+"?", quote, true)
		}
	}
}
