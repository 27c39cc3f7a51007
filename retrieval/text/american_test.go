package text

import "testing"

func TestBritishAndAmericanSpellingsHaveOneTerm(t *testing.T) {
	for _, c := range [][]string{
		{"organise", "organized", "organising", "organizers"}, {"organisation", "organizations"},
		{"harbour", "harbors", "harboured"}, {"neighbours", "neighbor"}, {"neighbouring", "neighboring"}, {"behaviour", "behavior"},
		{"centre", "centers", "centred"}, {"theatre", "theater"}, {"kilometres", "kilometer"}, {"fibre", "fiber"},
		{"defence", "defense", "defences"}, {"licence", "license"}, {"dialogue", "dialog"}, {"catalogued", "cataloged"},
		{"programme", "program", "programmes", "programming"}, {"travelled", "traveled", "travel", "travelling"}, {"cancelled", "canceled"},
		{"analyse", "analyze", "analysing"}, {"anaemia", "anemia"}, {"paediatric", "pediatric"}, {"diarrhoea", "diarrhea"},
		{"arise", "arising"}, {"revise", "revised", "revising"}, {"devour", "devouring"}, {"promise", "promised", "promising"},
		{"advertise", "advertising"}, {"advertise", "advertisement"}, {"supervise", "supervision"}, {"surprise", "surprising", "surprisingly"}, {"uprising", "uprisings"},
		{"precise", "precisely"}, {"criticise", "criticize"}, {"install", "installed"}, {"sell", "selling"}, {"difference", "differing"},
	} {
		for _, other := range c[1:] {
			if indexed(c[0]) != indexed(other) {
				t.Errorf("%q is %q, but %q is %q", c[0], indexed(c[0]), other, indexed(other))
			}
		}
	}
	for _, c := range [][2]string{{"hour", "hor"}, {"tour", "tor"}, {"flour", "flor"}, {"raise", "raze"}, {"price", "prize"}, {"four", "for"}, {"mourning", "morning"}} {
		if indexed(c[0]) == indexed(c[1]) {
			t.Errorf("%q and %q are both %q", c[0], c[1], indexed(c[0]))
		}
	}
}
