package query

import (
	"slices"
	"testing"
)

// An outlet that the coverage knows by its domain is found by its usual name.
func TestOutletsByTheirDomains(t *testing.T) {
	known := Known{Sources: []string{"cnn.com", "usatoday.com", "theguardian.co.uk", "The Lantern"}}
	for question, source := range map[string]string{
		"Twitter in CNN":                              "cnn.com",
		"Twitter in USA Today":                        "usatoday.com",
		"Who left, according to USA Today?":           "usatoday.com",
		"Who left, as reported by TheGuardian?":       "theguardian.co.uk",
		"strike in The Lantern":                       "The Lantern",
		"Who left, according to today's announcement": "",
	} {
		var want []string
		if source != "" {
			want = []string{source}
		}
		if got := Parse(question, now, known).Filter.Sources; !slices.Equal(got, want) {
			t.Errorf("%q is from %q, want %q", question, got, want)
		}
	}
}
