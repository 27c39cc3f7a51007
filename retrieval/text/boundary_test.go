package text

import "testing"

func TestInitialsOfAnyAlphabet(t *testing.T) {
	for word, want := range map[string]bool{
		"J.": true, "J.D.": true, "J.D": true, "А.С.": true, "Ж": true,
		"": false, ".": false, "Jr.": false, "St.Clair": false, "7.": false, "J..D": false,
	} {
		if got := IsInitials(word); got != want {
			t.Errorf("%q: %t, want %t", word, got, want)
		}
	}
}
