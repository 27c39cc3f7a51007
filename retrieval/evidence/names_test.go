package evidence

import (
	"slices"
	"testing"
)

func TestNames(t *testing.T) {
	for sentence, want := range map[string][]string{
		"Otto Brandt met Ana Ruiz.":                       {"Otto Brandt", "Ana Ruiz"},
		"Mayor Otto Brandt met Ms. Ruiz.":                 {"Otto Brandt", "Ruiz"},
		"Yesterday Brandt met her.":                       {"Brandt"},
		"The Ostrand Port Authority hired him.":           {"Ostrand Port Authority"},
		"Brandt's Norwind sank.":                          {"Brandt", "Norwind"},
		"Brandt, Ruiz and Feld met.":                      {"Brandt", "Ruiz", "Feld"},
		"Four Finnish sailors sank.":                      {"Finnish"},
		"Were American sailors there?":                    {"American"},
		"North Korea met South Korea.":                    {"North Korea", "South Korea"},
		"The U.S. and the United Kingdom met.":            {"U.S", "United Kingdom"},
		"The White House met Downing Street.":             {"White House", "Downing Street"},
		"They met in March on a Monday.":                  nil,
		"In Oslo, J. R. Feld spoke.":                      {"Oslo", "Feld"},
		"He ate turkey.":                                  nil,
		"":                                                nil,
		"Secretary of State Brandt met Queen Sonja.":      {"Brandt", "Sonja"},
		"He said: “Brandt is here.”":                      {"Brandt"},
		"Jean-Luc Feld met Anne-Marie.":                   {"Jean-Luc Feld", "Anne-Marie"},
		"Chinese President Lund met Russian firm Norwind": {"Chinese", "Lund", "Russian", "Norwind"},
	} {
		r := read(sentence, noName)
		var got []string
		for _, n := range r.names {
			got = append(got, r.slice(n.from, n.to))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q names %q, not %q", sentence, got, want)
		}
	}
}

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		one, other string
		same       bool
	}{
		{"Otto Brandt", "Brandt", true},
		{"Otto Brandt", "Mayor Brandt", true},
		{"Otto Brandt", "Otto Brant", true},
		{"Zelensky", "Zelenskyy", true},
		{"Norway", "Oslo", true},
		{"Norway", "Norwegian", true},
		{"the U.S.", "Washington", true},
		{"Britain", "the United Kingdom", true},
		{"North Korea", "Pyongyang", true},
		{"Otto Brandt", "Otto", true},
		{"Phil Scott", "Phil Murphy", false},
		{"Ana Ruiz", "Otto Brandt", false},
		{"North Korea", "South Korea", false},
		{"Norway", "Sweden", false},
		{"Iran", "Iraq", false},
		{"Niger", "Nigeria", false},
		{"Austria", "Australia", false},
		{"Norway", "Norwind", false},
		{"West Kestia", "East Kestia", false},
		{"the Upper Sool", "the Lower Sool", false},
		{"North Tavia", "Southern Tavia", false},
		{"West Kestia", "Kestia", true},
		{"West Kestia", "Western Kestia", true},
	} {
		one, other := read(c.one, noName), read(c.other, noName)
		if len(one.names) != 1 || len(other.names) != 1 {
			t.Fatalf("%s and %s are %d and %d names", c.one, c.other, len(one.names), len(other.names))
		}
		if one.names[0].same(&other.names[0]) != c.same || other.names[0].same(&one.names[0]) != c.same {
			t.Errorf("%s is %s: not %v", c.one, c.other, c.same)
		}
	}
}

// TestCountries holds the list of countries to what its reader relies on.
func TestCountries(t *testing.T) {
	seen := map[string]string{}
	for _, list := range countryNames() {
		for i, c := range list {
			if i > 0 && len(list[i-1].words) < len(c.words) {
				t.Errorf("%q is found only after its first words %q", c.words, list[i-1].words)
			}
			name := ""
			for _, w := range c.words {
				name += w + " "
			}
			if other, ok := seen[name]; ok && other != c.country {
				t.Errorf("%sis both %s and %s", name, other, c.country)
			}
			seen[name] = c.country
			r := cut(name)
			if len(r.words) != len(c.words) {
				t.Errorf("%q is not read as %d words", name, len(c.words))
				continue
			}
			if got := countryAt(r.words); got == nil || got.country != c.country {
				t.Errorf("%q is read as %v", name, got)
			}
		}
	}
	if len(seen) < 300 {
		t.Errorf("only %d names of countries", len(seen))
	}
}
