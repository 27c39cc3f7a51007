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

func TestDatesThatCannotBeRead(t *testing.T) {
	h := newBench(t)
	for asked, want := range map[string]string{
		"ferry inspections since 2/1/2025":    "“since 2/1/2025” was left out, since it may be 2 January 2025 or 1 February 2025: which one? Write 2025-01-02 or 2025-02-01.",
		"ferry inspections on 30 February":    "“on 30 February” was left out: there is no such day.",
		"ferry inspections since:2025-02-30":  "“since:2025-02-30” was left out: there is no such day.",
		"since 2025-02-30, ferry inspections": "“since 2025-02-30” was left out: there is no such day.",
	} {
		if rep := h.Ask(t, asked, asked); len(rep.Lines) == 0 || rep.Lines[0] != want {
			t.Errorf("%q: lines %q", asked, rep.Lines)
		}
	}
}
