package query

import (
	"strings"
	"testing"
)

func TestWordsOfFrenchAndSpanishQuestionsAreNotSearched(t *testing.T) {
	for question, want := range map[string]string{
		"Qui réclame l'embauche d'agents ?":       "reclam embauch agent",
		"Qu'a dit Sylvie Marchetti ?":             "sylvi marchetti",
		"Combien coûteront les travaux du pont ?": "couteront travaux pont",
		"Quand l’école a-t-elle rouvert ?":        "ecol rouvert",
		"Où se trouve l'usine d'aluminium ?":      "trouv usin aluminium",
		"¿Cuánto costarán las obras del puente?":  "costaran obra puent",
		"¿Qué dijo Lucía Barrientos?":             "lucia barriento",
		"cuando reabrio la escuela de Almenar":    "reabrio escuela almenar",
		"¿Por qué está cerrado el puente?":        "cerrado puent",
		"Who led the coup d'état?":                "lead coup d etat",
		"coup d'état in Niger":                    "coup d etat niger",
		"What did Le Monde say about El Niño?":    "le mond el nino",
		"Los Angeles fires":                       "los angel fire",
		"San José mayor":                          "san jose mayor",
		"La Liga results Las Palmas":              "la liga result las palma",
		"Jeanne d'Arc statue":                     "jeann darc statu",
		"Le Pen and La France Insoumise":          "le pen la franc insoum",
		"who won the Tour de France":              "win tour de franc",
		"Qu'Appelle valley fire":                  "quappell valley fire",
		"Rio de Janeiro":                          "rio de janeiro",
	} {
		if got := searchedTerms(question); got != want {
			t.Errorf("%q is searched as %q, want %q", question, got, want)
		}
	}
}

func FuzzSplitElision(f *testing.F) {
	f.Add("l'école d’ici ''")
	f.Fuzz(func(t *testing.T, typed string) {
		q := Query{Text: "qui quand " + typed}
		for _, token := range q.Tokens() {
			if token.Start < 0 || token.End > len(q.Text) || token.Start >= token.End {
				t.Errorf("a token of %q is at %d to %d", typed, token.Start, token.End)
			}
		}
		if clitic, rest := splitElision(typed); clitic == "" && rest != typed || !strings.HasSuffix(typed, rest) {
			t.Errorf("%q is split into %q and %q", typed, clitic, rest)
		}
	})
}
