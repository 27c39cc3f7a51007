package bot_test

import "testing"

func TestWhatLooksLikeAFilter(t *testing.T) {
	h := newBench(t)
	const want = "“since:banana” was searched as words: dates of filters are written 2024, 2024-06 or 2024-06-22."
	for _, text := range []string{"ferry inspections since:banana", "only gazette"} {
		if rep := h.Ask(t, "1.1", text); !same(rep.Unread, []string{"since:banana"}) || rep.Lines[0] != want {
			t.Errorf("%q: unread %q, lines %q", text, rep.Unread, rep.Lines)
		}
	}
	if rep := h.Ask(t, "1.1", "ferry inspections"); rep.Unread != nil {
		t.Errorf("a new question has %q of the last", rep.Unread)
	}
}
