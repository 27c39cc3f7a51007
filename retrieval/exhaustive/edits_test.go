package exhaustive

import "testing"

func TestWithinEdits(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		edits int
		want  bool
	}{{"artileri", "artilleri", 1, true}, {"abc", "acb", 1, true}, {"abc", "xyz", 2, false}, {"moon", "soon", 1, true}, {"", "ab", 1, false}} {
		if got := withinEdits(c.a, c.b, c.edits); got != c.want {
			t.Errorf("%q and %q within %d: %v", c.a, c.b, c.edits, got)
		}
	}
}
