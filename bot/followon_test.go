package bot_test

import (
	"strings"
	"testing"

	"dateline/bot/bottest"
	"dateline/retrieval"
)

// A follow-up without a topic of its own keeps that of the last question, and the
// filters that hold there; the reply and the receipt have the question that was
// asked in the end.
func TestFollowUpsKeepTopicAndPerson(t *testing.T) {
	const first = "What did Captain Ruth Amsel say about the pumps?"
	for _, c := range []struct {
		texts              []string
		question           string
		filters, inherited []string
	}{
		{[]string{first, "what about Oren Dahl?"}, "What did Oren Dahl say about the pumps?", nil, nil},
		{[]string{first, "and about the passengers?"}, "What did Captain Ruth Amsel say about the passengers?", nil, nil},
		{[]string{first, "when was that?"}, "when was that: Captain Ruth Amsel say about the pumps?", nil, nil},
		{[]string{first, "Thanks! And when was that?"}, "when was that: Captain Ruth Amsel say about the pumps?", nil, nil},
		{[]string{first, "when was that?", "why?"}, "why: Captain Ruth Amsel say about the pumps?", nil, nil},
		{[]string{first, "when was that?", "and Dahl?"}, "when was that: Dahl say about the pumps?", nil, nil},
		{[]string{first, "а когда это было?"}, "когда это было: Captain Ruth Amsel say about the pumps?", nil, nil},
		{[]string{first, "그건 언제였나요?"}, "언제: Captain Ruth Amsel say about the pumps?", nil, nil},
		{
			[]string{first, "since may", "when was that?"}, "when was that: Captain Ruth Amsel say about the pumps?",
			[]string{"since 1 May 2031"}, []string{"since 1 May 2031"},
		},
		{
			[]string{first, "what about Dahl since June?"}, "What did Dahl say about the pumps?",
			[]string{"since 1 Jun 2031"}, nil,
		},
		{ // the old name filters no longer
			[]string{"remarks by Captain Ruth Amsel on the pumps", "what about Oren Dahl?"}, "Oren Dahl on the pumps",
			[]string{"naming Oren Dahl"}, []string{"naming Oren Dahl"},
		},
		{[]string{first, "only Dahl"}, first, []string{"naming Dahl"}, nil},
		{[]string{first, "What did Parliament pass?"}, "What did Parliament pass?", nil, nil},
	} {
		h := newBench(t)
		rep := inThread(t, h, c.texts...)
		if rep.Question != c.question || !same(rep.Filters, c.filters) || !same(rep.Inherited, c.inherited) {
			t.Errorf("%q:\n got %q, filters %q, inherited %q\nwant %q, filters %q, inherited %q", c.texts,
				rep.Question, rep.Filters, rep.Inherited, c.question, c.filters, c.inherited)
		}
		if joined := strings.Contains(bottest.Said(rep), "“"+c.question+"”"); joined != (c.question != first && c.question != "What did Parliament pass?") {
			t.Errorf("%q: %q does not say what was asked, or needlessly", c.texts, bottest.Said(rep))
		}
		rcpt, err := h.Ledger.Receipt(t.Context(), rep.Receipt)
		if typed := c.texts[len(c.texts)-1]; err != nil || rcpt.Request.Text != typed || rcpt.Query.Text != c.question {
			t.Errorf("%q: the receipt has %q, searched as %q (%v)", c.texts, rcpt.Request.Text, rcpt.Query.Text, err)
		}
	}
}

// A follow-up finds what the whole question would have found.
func TestFollowUpsFindTheAnswer(t *testing.T) {
	h := newBench(t)
	rep := inThread(t, h, "What did Captain Ruth Amsel promise on ferry inspections?", "and Minister Oren Dahl?")
	if rep.Verdict != retrieval.Found || len(rep.Quotes) == 0 || !strings.Contains(rep.Quotes[0].Text, "Minister Oren Dahl promised") {
		t.Errorf("%q: %s, %+v", rep.Question, rep.Verdict, rep.Quotes)
	}
}

// Where nothing was asked before, there is nothing to go on from.
func TestFollowUpsNeedAConversation(t *testing.T) {
	h := newBench(t)
	h.Ask(t, "1.1", "ferry inspections")
	for _, thread := range []string{"", "2.2"} {
		if rep := h.Ask(t, thread, "when was that?"); rep.Verdict != "" || !strings.Contains(rep.Headline, "Ask a question") {
			t.Errorf("in thread %q: %s", thread, rep.Headline)
		}
	}
}
