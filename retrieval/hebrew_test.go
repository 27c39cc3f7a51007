package retrieval

import (
	"slices"
	"testing"
)

func TestHebrewVariants(t *testing.T) {
	for word, want := range map[string][]string{
		"שביתה":  {"שביתת"},
		"עובדים": {"עובד", "עובדי"},
		"מכונים": {"מכון"},
		"נמל":    {"נמלים"},
	} {
		got := hebrewVariants(word)
		for _, form := range append(want, word) {
			if !slices.Contains(got, form) {
				t.Errorf("%s has no form %s: %q", word, form, got)
			}
		}
	}
}
