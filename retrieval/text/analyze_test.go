package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// indexed joins the searched terms of a text.
func indexed(text string) string {
	var terms []string
	for _, t := range Analyze(nil, text) {
		if !t.Stop {
			terms = append(terms, t.Term)
		}
	}
	return strings.Join(terms, " ")
}

func TestSpellingsOfAWordHaveOneTerm(t *testing.T) {
	for _, c := range [][]string{
		{"Kim Jong-un", "Kim Jong Un", "KIM JONG UN", "Kim Jong Un's", "Kim Jong Un’s"},
		{"U.S. troops", "US troops", "U.S troop"},
		{"N.A.T.O.", "NATO"},
		{"1,000 shells", "1000 shells"},
		{"$5bn", "5 billion", "$5b"},
		{"Zürich", "Zurich", "ZÜRICH"},
		{"O'Brien", "O’Brien", "OBrien"},
		{"Россия", "россии", "РОССИЮ"},
		{"Лавров", "Лаврова", "Лаврову", "Лавровым", "Лаврове"},
		{"Алиев", "Алиева", "Алиевым"}, {"Медведев", "Медведева", "Медведевым", "Медведеве"},
		{"Киев", "Киева", "Киеве", "Киевом"}, {"Харьков", "Харькове", "Харьковом"},
		{"Газпром", "Газпрома", "Газпроме"}, {"Иран", "Ирана", "Иране", "Ираном"},
		{"steal", "stole", "stolen", "steals", "stealing"}, {"man", "men"}, {"crisis", "crises"},
		{"win", "won", "wins", "winning"}, {"organise", "organized"}, {"rebuild", "rebuilt"},
		{"Côte d'Ivoire", "Cote dIvoire"},
	} {
		for _, other := range c[1:] {
			if indexed(c[0]) != indexed(other) {
				t.Errorf("%q is %q, but %q is %q", c[0], indexed(c[0]), other, indexed(other))
			}
		}
	}
}

func TestNumbersStayWhole(t *testing.T) {
	if got := indexed("1.6 million, 1,000,000 and 2024; 3.5. Next"); got != "1.6 million 1000000 2024 3.5 next" {
		t.Error(got)
	}
}

func TestUsIsACountryOnlyInCapitals(t *testing.T) {
	for text, want := range map[string]string{
		"The US acts": "us act", "tell us more": "tell more",
		"GIVE US ARMS NOW AND FOR EVER, SAID THE LITTLE MAN": "give arm now ever littl man",
	} {
		if got := indexed(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestTheHalfOfTheDayIsNoName(t *testing.T) {
	for text, want := range map[string]string{
		"at 6 p.m. the PM spoke": "6 pm speak", "by 7:30 a.m. sharp": "7 30 sharp", "10 pm news": "10 news", "the P.M. and the pm": "pm pm",
	} {
		if got := indexed(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A sentence may begin with a preposition of one letter, whose capital makes no
// name of it.
func TestOneCapitalIsNoName(t *testing.T) {
	for text, want := range map[string]string{
		"О чём говорил Путин": "говор путин", "В Москве": "москв", "A man": "man",
	} {
		if got := indexed(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestBigramsOfScriptsWithoutSpaces(t *testing.T) {
	if got := indexed("북한이 2024년 東"); got != "북한 한이 2024 년 东" {
		t.Error(got)
	}
}

func FuzzAnalyze(f *testing.F) {
	for _, s := range []string{"", "U.S.A.", "a'b'c", "1,2,3.4", "é́", "東京タワー", "x" + strings.Repeat("é", 90), "’s", "5bn"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		before := 0
		for _, k := range Analyze(nil, text) {
			if k.Term == "" || k.Start < before || k.End <= k.Start || k.End > len(text) {
				t.Fatalf("%q: bad token %+v", text, k)
			}
			if utf8.ValidString(text) && !utf8.ValidString(k.Term) {
				t.Fatalf("%q: the term %q is no text", text, k.Term)
			}
			before = k.Start
		}
	})
}

func BenchmarkAnalyze(b *testing.B) {
	text := strings.Repeat("North Korea's foreign minister, Choe Son Hui, said on Friday that 1,000 troops of the U.S. had been deployed near Zürich. ", 4000)
	var tokens []Token
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		tokens = Analyze(tokens[:0], text)
	}
}

// A stem is its own stem, so that all forms of a word have the same.
func TestRussianStemsStay(t *testing.T) {
	for _, word := range strings.Fields("лавров лаврова основа основ основы каналы канал домов атома газпром войсками ким пхеньяном заявили") {
		stem := stemRussian(word)
		if again := stemRussian(stem); again != stem {
			t.Errorf("%s: %s, then %s", word, stem, again)
		}
	}
}

func TestIrregularFormsBelongToOneWord(t *testing.T) {
	for form, word := range irregular() {
		if _, chained := irregular()[word]; chained {
			t.Errorf("%s is a form of %s, which is one itself", form, word)
		}
	}
}
