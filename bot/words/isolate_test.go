package words

import "testing"

func TestOnlyNamesFromRightToLeftAreIsolated(t *testing.T) {
	for name, want := range map[string]string{
		"Harbour Times": "Harbour Times",
		"연합뉴스":          "연합뉴스",
		"صحيفة الساحل":  "\u2068صحيفة الساحل\u2069",
		"The החוף":      "\u2068The החוף\u2069",
		"":              "",
	} {
		if got := Isolate(name); got != want {
			t.Errorf("Isolate(%q) = %q, want %q", name, got, want)
		}
	}
}
