package bot_test

import (
	"strings"
	"testing"
)

// What people write around a question changes no answer. The receipt keeps what
// was typed.
func TestCourtesyIsNotSearched(t *testing.T) {
	plain := newBench(t).Ask(t, "", "how many passengers did the Albatross have?")
	for _, typed := range []string{
		"Hey @x, how many passengers did the Albatross have? Thanks!",
		"Hi team! Can anyone tell me how many passengers did the Albatross have? 🙏 cc <@U77>",
		"Привет, подскажите, how many passengers did the Albatross have? Спасибо",
		"안녕하세요! 혹시 how many passengers did the Albatross have? 감사합니다",
	} {
		h := newBench(t)
		rep := h.Ask(t, "", typed)
		if rep.Question != plain.Question || rep.Verdict != plain.Verdict || rep.Result.Confidence != plain.Result.Confidence {
			t.Errorf("%q is answered as %q: %s %v", typed, rep.Question, rep.Verdict, rep.Result.Confidence)
		}
		rcpt, err := h.Ledger.Receipt(t.Context(), rep.Receipt)
		if err != nil || rcpt.Request.Text != typed || rcpt.Query.Text != plain.Question {
			t.Errorf("the receipt has %q, searched as %q (%v)", rcpt.Request.Text, rcpt.Query.Text, err)
		}
	}
}

func TestCourtesyAloneAsksNothing(t *testing.T) {
	for _, typed := range []string{"Hello", "🙏🙏", ":pray:", "Hey @x", "안녕하세요", "please", "<@U77>"} {
		if rep := newBench(t).Ask(t, "1.1", typed); rep.Verdict != "" || !strings.Contains(rep.Headline, "Ask a question") {
			t.Errorf("%q: %s", typed, rep.Headline)
		}
	}
}
