package bot_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

func TestAnswer(t *testing.T) {
	h := newBench(t)
	rep := h.Ask(t, "", "Passengers aboard the ferry Albatross?")
	if rep.Verdict != retrieval.Found || len(rep.Quotes) == 0 || rep.Receipt == "" {
		t.Fatalf("no answer: %+v", rep)
	}
	for i, q := range rep.Quotes {
		v := q.Passage.Article
		if !strings.Contains(v.Text, q.Text) {
			t.Errorf("quote %q is not in its article", q.Text)
		}
		if q.Number != i+1 || rep.Sources[q.Source-1].Article != v.ID {
			t.Errorf("quote %d is numbered %d and cites %+v", i+1, q.Number, rep.Sources[q.Source-1])
		}
		for _, m := range q.Marks {
			if m.Start < 0 || m.End > len(q.Text) || m.Start >= m.End {
				t.Errorf("mark %v lies outside of %q", m, q.Text)
			}
		}
	}
}

func TestShareOnceByTheAsker(t *testing.T) {
	h := newBench(t)
	req := bottest.Request("", "passengers ashore")
	req.Private = true
	private := h.Handle(t.Context(), req)
	if !private.Private {
		t.Fatal("a private question got a public answer")
	}
	share := bottest.Request("", "")
	share.Action, share.Receipt, share.Private = bot.Share, private.Receipt, true

	other := share
	other.Person = "U2"
	if rep := h.Handle(t.Context(), other); len(rep.Quotes) > 0 || !rep.Private {
		t.Errorf("somebody else shared a private answer: %+v", rep)
	}
	first := h.Handle(t.Context(), share)
	if first.Private || first.By != "U1" || len(first.Quotes) != len(private.Quotes) {
		t.Errorf("not shared: %+v", first)
	}
	if again := h.Handle(t.Context(), share); len(again.Quotes) > 0 || !again.Private {
		t.Errorf("shared twice: %+v", again)
	}
	if err := h.Ledger.Unshare(t.Context(), private.Receipt, "slack", "C1"); err != nil {
		t.Fatal(err)
	}
	if rep := h.Handle(t.Context(), share); len(rep.Quotes) == 0 {
		t.Error("not shared after the post failed")
	}
}

func TestPublicAnswersOfferNoShare(t *testing.T) {
	h := newBench(t)
	rep := h.Ask(t, "", "passengers ashore")
	for _, o := range rep.Offers {
		if o.Action == bot.Share {
			t.Error("a public answer offers to be shared")
		}
		if len(o.Label) > 75 {
			t.Errorf("label %q is too long for a button", o.Label)
		}
	}
	share := bottest.Request("", "")
	share.Action, share.Receipt = bot.Share, rep.Receipt
	if rep := h.Handle(t.Context(), share); len(rep.Quotes) > 0 {
		t.Error("a public answer was shared in its own place")
	}
}

func TestMorePagesAndBack(t *testing.T) {
	h := newBench(t)
	req := bottest.Request("", "ferry pumps inspections")
	req.Top = 1
	first := h.Handle(t.Context(), req)
	more := bottest.Request("", "")
	more.Action, more.Receipt, more.Number, more.Top = bot.More, first.Receipt, 1, 1
	second := h.Handle(t.Context(), more)
	if len(second.Quotes) != 1 || second.Quotes[0].Text == first.Quotes[0].Text || second.Quotes[0].Number != 2 {
		t.Fatalf("page two is %+v", second.Quotes)
	}
	back := second.Offers[0]
	if back.Action != bot.More || back.Number != 0 || back.Label != bot.LabelBack {
		t.Errorf("first offer of page two is %+v, want Back", back)
	}
	more.Number = 99
	if rep := h.Handle(t.Context(), more); len(rep.Quotes) != 0 || rep.Headline == "" {
		t.Errorf("page 99 is %+v", rep)
	}
}

func TestContextShowsTheArticle(t *testing.T) {
	h := newBench(t)
	rep := h.Press(t, h.Ask(t, "", "passengers aboard the ferry"), bot.Context)
	if rep.Reading == nil || rep.Reading.Author != "Ida Voss" {
		t.Fatalf("no reading: %+v", rep)
	}
	p := rep.Reading.Passage
	if got := rep.Reading.Text[p.Start:p.End]; !strings.Contains(got, "212 passengers") {
		t.Errorf("the passage set off is %q", got)
	}
	for _, n := range []int{-1, 0, 99} {
		req := bottest.Request("", "")
		req.Action, req.Receipt, req.Number = bot.Context, rep.Receipt, n
		if rep := h.Handle(t.Context(), req); rep.Reading != nil || rep.Headline == "" {
			t.Errorf("quote %d: %+v", n, rep)
		}
	}
}

func TestFeedbackIsNotedOnceAPerson(t *testing.T) {
	h := newBench(t)
	rep := h.Ask(t, "", "passengers aboard the ferry")
	for _, a := range []bot.Action{bot.Praise, bot.Object} {
		if note := h.Press(t, rep, a); !note.Private || !strings.Contains(note.Headline, rep.Receipt) {
			t.Errorf("%s: %+v", a, note)
		}
	}
	var n int
	var praised bool
	row := h.Store.DB().QueryRowContext(t.Context(), `SELECT COUNT(*), MAX(praised) FROM feedback`)
	if err := row.Scan(&n, &praised); err != nil || n != 1 || praised {
		t.Errorf("%d notes, praised %v, %v", n, praised, err)
	}
}

func TestFollowUpsWithoutAnAnswer(t *testing.T) {
	h := newBench(t)
	for _, a := range []bot.Action{bot.More, bot.Context, bot.Refine, bot.Share, bot.Praise, bot.Why, bot.Verify,
		bot.Forget, bot.Widen, bot.Again} {
		for _, id := range []string{"", "00000000", "'; DROP TABLE receipts", strings.Repeat("x", 5000)} {
			req := bottest.Request("1.2", "")
			req.Action, req.Receipt = a, id
			if rep := h.Handle(t.Context(), req); !rep.Private || rep.Headline == "" || len(rep.Quotes) > 0 {
				t.Errorf("%s of %.20q: %+v", a, id, rep)
			}
		}
	}
}

func TestWhyGivesReasons(t *testing.T) {
	h := newBench(t)
	rep := h.Ask(t, "", "passengers aboard the ferry")
	req := bottest.Request("", "")
	req.Action = bot.Why // of the person's last answer in this place
	why := h.Handle(t.Context(), req)
	if why.Receipt != rep.Receipt || len(why.Quotes) == 0 || len(why.Quotes[0].Reasons) == 0 {
		t.Errorf("no reasons: %+v", why)
	}
	req.Person = "U2"
	if rep := h.Handle(t.Context(), req); len(rep.Quotes) > 0 {
		t.Error("another person's last answer was explained")
	}
}

func TestWhyStillSaysWhatNothingHolds(t *testing.T) {
	h := newBench(t)
	h.Searcher = searcherFunc(func(ctx context.Context, _ query.Query) (retrieval.Result, error) {
		v, err := h.Store.Current(ctx, "law")
		return retrieval.Result{
			Verdict: retrieval.Partly, Missing: []string{"zebras"}, Outside: []string{"tariffs"}, Searched: retrieval.Searched{Articles: 1},
			Passages: []retrieval.Passage{{Article: v, Span: text.Span{Start: 0, End: 10}}},
		}, err
	})
	rep := h.Ask(t, "", "zebras and tariffs in the law since May 2000")
	why := h.Do(t, bot.Why, rep.Receipt)
	for _, line := range []string{"The coverage does not hold: “zebras”.", "Nothing that passes the filters holds: “tariffs”."} {
		if !slices.Contains(rep.Lines, line) || !slices.Contains(why.Lines, line) {
			t.Errorf("%q is not said: %q, %q", line, rep.Lines, why.Lines)
		}
	}
}

func TestPassagesWithoutWordsAreNotQuoted(t *testing.T) {
	h := newBench(t)
	h.Searcher = searcherFunc(func(ctx context.Context, _ query.Query) (retrieval.Result, error) {
		v, err := h.Store.Current(ctx, "law")
		return retrieval.Result{
			Verdict: retrieval.Found, Searched: retrieval.Searched{Articles: 1},
			Passages: []retrieval.Passage{{Article: v}, {Article: v, Span: text.Span{Start: 0, End: 10}}},
		}, err
	})
	rep := h.Ask(t, "", "law")
	if len(rep.Quotes) != 1 || rep.Quotes[0].Text != "Parliament" {
		t.Errorf("quotes %+v", rep.Quotes)
	}
	h.Searcher = searcherFunc(func(ctx context.Context, _ query.Query) (retrieval.Result, error) {
		v, err := h.Store.Current(ctx, "law")
		return retrieval.Result{
			Verdict: retrieval.Found, Searched: retrieval.Searched{Articles: 1}, Passages: []retrieval.Passage{{Article: v}},
		}, err
	})
	if rep := h.Ask(t, "", "law"); rep.Verdict != retrieval.None || len(rep.Quotes) > 0 {
		t.Errorf("a headline alone was an answer: %+v", rep)
	}
}

func TestOtherArticlesComeFirst(t *testing.T) {
	h := newBench(t)
	ids := func(rep bot.Reply) (out []string) {
		for _, q := range rep.Quotes {
			out = append(out, q.Passage.Article.ID)
		}
		return out
	}
	const question = "passengers ferry Albatross aboard captain pumps failed inspections"
	req := bottest.Request("", question)
	req.Top = 3
	byScore := ids(h.Handle(t.Context(), req))
	if byScore[0] != "ferry" || byScore[1] != "ferry" {
		t.Fatalf("by score alone the order is %v: the test tests nothing", byScore)
	}
	if got := ids(h.Ask(t, "", question)); got[0] != "ferry" || got[1] == "ferry" || got[2] == got[1] {
		t.Errorf("shown are %v, want another article second", got)
	}
}
