package query

import (
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"dateline/retrieval/text"
)

func TestTheShippedAliasesAreSound(t *testing.T) {
	var groups [][]string
	if err := yaml.Unmarshal(shippedAliases, &groups); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, names := range groups {
		if len(names) < 2 {
			t.Errorf("%q has no other name", names)
		}
		for _, n := range names {
			if seen[n] {
				t.Errorf("%q stands twice", n)
			}
			seen[n] = true
		}
	}
	if a := ShippedAliases(); len(a.names) != len(seen) {
		t.Errorf("%d names of %d can be found", len(a.names), len(seen))
	}
}

func TestUsersExtendAliases(t *testing.T) {
	own, err := ReadAliases(strings.NewReader("- [North Korea, Hermit Kingdom]\n- [Acme, Acme Holdings]\n"))
	if err != nil {
		t.Fatal(err)
	}
	all := ShippedAliases().With(own)
	tokens := text.Analyze(nil, "the Hermit Kingdom")
	names, taken := all.Match("the Hermit Kingdom", tokens, 1)
	if len(names) != 1 || taken != 2 {
		t.Fatalf("names %d, %d words", names, taken)
	}
	joined := false
	for _, n := range all.names {
		joined = joined || n.Text == "DPRK" && n.group == all.names[names[0]].group
	}
	if !joined {
		t.Error("the own name does not stand for DPRK")
	}
}

// A city has the same two meanings in every script: its own, and, loosely, its
// country.
func TestANameMayStandForAnotherThing(t *testing.T) {
	a := ShippedAliases()
	for _, city := range []string{"Moscow", "Москва", "모스크바", "Pyongyang", "평양", "Пекин"} {
		names, _ := a.Match(city, text.Analyze(nil, city), 0)
		if len(names) != 2 || a.names[names[0]].Loose || !a.names[names[1]].Loose {
			t.Errorf("%s: names %d; want one of its own, and a loose one", city, names)
		}
	}
}

func TestBadAliasFiles(t *testing.T) {
	for _, bad := range []string{"just text", "- North Korea: DPRK", "\t- ["} {
		if _, err := ReadAliases(strings.NewReader(bad)); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
	if a, err := ReadAliases(strings.NewReader("")); err != nil || len(a.names) != 0 {
		t.Errorf("an empty file: %v", err)
	}
}

func TestAmbiguousNamesNeedTheirCapitals(t *testing.T) {
	a := ShippedAliases()
	for body, want := range map[string]bool{"The Fed raised rates": true, "he was fed well": false, "NK shells": true, "U.S. aid": true} {
		found := false
		tokens := text.Analyze(nil, body)
		for at := range tokens {
			names, _ := a.Match(body, tokens, at)
			found = found || slices.ContainsFunc(names, func(i int) bool { return a.names[i].exact })
		}
		if found != want {
			t.Errorf("%q: %v, want %v", body, found, want)
		}
	}
}
