package query

import (
	"strings"
	"testing"
)

func TestFramesOfQuestionsAreNotSearched(t *testing.T) {
	for question, want := range map[string]string{
		"What kind of vehicle did they ride in?":  "vehicle ride",
		"which sorts of shells were sent":         "shells were sent",
		"number of troops in Russia":              "troops Russia",
		"What is the number of shells?":           "shells",
		"the name of the foreign minister":        "foreign minister",
		"how come the north fights":               "north fights",
		"how many shells":                         "shells",
		"Who is a kind of saint?":                 "kind saint",
		"Did the number of troops rise?":          "number troops rise",
		"Who changed the name of the ship?":       "changed name ship",
		"How did the name of the ship come about": "name ship come",
		"What type was it?":                       "type",
		"number of":                               "number",
		"Which number did he wear?":               "number wear",
	} {
		var searched []string
		for _, token := range (Query{Text: question}).Tokens() {
			if !token.Stop {
				searched = append(searched, question[token.Start:token.End])
			}
		}
		if got := strings.Join(searched, " "); got != want {
			t.Errorf("%q: %q is searched, want %q", question, got, want)
		}
	}
}
