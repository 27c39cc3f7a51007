package bot_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/adapters/chat"
	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/corpus"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// plain writes the whole content of a reply, a line for each part.
func plain(r bot.Reply) string {
	var b strings.Builder
	line := func(name, format string, args ...any) {
		if text := fmt.Sprintf(format, args...); text != "" {
			fmt.Fprintf(&b, "%-9s %s\n", name, text)
		}
	}
	line("question", "%s", r.Question)
	line("filters", "%s", strings.Join(r.Filters, ", "))
	line("inherited", "%s", strings.Join(r.Inherited, ", "))
	line("headline", "%s", r.Headline)
	for _, q := range r.Quotes {
		if q.Nearest {
			line("nearest", "%s", bot.NearestHeading)
		}
		line("quote", "%d [%d] %s", q.Number, q.Source, marked(q.Text, q.Marks))
		line("reasons", "%s", strings.Join(q.Reasons, "; "))
	}
	for _, s := range r.Sources {
		line("source", "[%d] %s (%s)", s.Number, s.Title, bot.Citation(s))
	}
	for _, l := range r.Lines {
		line("line", "%s", l)
	}
	if r.Reading != nil {
		line("reading", "%s (%s) %s", r.Reading.Source.Title, bot.Citation(r.Reading.Source), r.Reading.Author)
		line("text", "%s", strings.ReplaceAll(marked(r.Reading.Text, []text.Span{r.Reading.Passage}), "\n", "⏎"))
	}
	line("foot", "%s", r.Foot)
	for _, o := range r.Offers {
		line("offer", "%s %d %s: %s", o.Action, o.Number, o.Receipt, o.Label)
	}
	if r.By != "" {
		line("by", "%s", chat.SayAskedBy(r.By))
	}
	if r.Private {
		line("private", "only the asker sees it")
	}
	// Ids are random; those of one reply are the same.
	return regexp.MustCompile(`\b(receipt|reference) \w{8}\b`).ReplaceAllString(
		strings.ReplaceAll(b.String(), " "+r.Receipt+":", " RECEIPT:"), "$1 RECEIPT")
}

func marked(text string, marks []text.Span) string {
	for i := len(marks) - 1; i >= 0; i-- {
		m := marks[i]
		text = text[:m.Start] + "*" + text[m.Start:m.End] + "*" + text[m.End:]
	}
	return text
}

// TestReplies compares one reply of each kind with testdata/replies; run with
// -update to accept a change.
func TestReplies(t *testing.T) {
	with := func(change func(*bot.Request)) func(t *testing.T, h *bench) bot.Reply {
		return func(t *testing.T, h *bench) bot.Reply {
			req := bottest.Request("", "")
			change(&req)
			return h.Handle(t.Context(), req)
		}
	}
	question := func(text string) func(t *testing.T, h *bench) bot.Reply {
		return with(func(r *bot.Request) { r.Text = text })
	}
	action := func(a bot.Action) func(t *testing.T, h *bench) bot.Reply {
		return with(func(r *bot.Request) { r.Action = a })
	}
	after := func(text string, a bot.Action) func(t *testing.T, h *bench) bot.Reply {
		return func(t *testing.T, h *bench) bot.Reply {
			req := bottest.Request("", text)
			req.Private = a == bot.Share
			first := h.Handle(t.Context(), req)
			if a == bot.Why || a == bot.Verify {
				return h.Do(t, a, first.Receipt)
			}
			return h.Press(t, first, a)
		}
	}
	for name, do := range map[string]func(*testing.T, *bench) bot.Reply{
		"found":        question("passengers ashore"),
		"partly":       question("ferry captain submarine"),
		"none":         question("submarine reactors beneath the ferry ice"),
		"nothing":      question("submarine"),
		"brief":        question("museum wing lighthouses"),
		"explained":    with(func(r *bot.Request) { r.Text, r.Explain = "passengers ashore", true }),
		"narrow":       with(func(r *bot.Request) { r.Text, r.Filter.Since = "passengers aboard", bottest.Day(7, 22) }),
		"widened":      widened,
		"inherited":    inherited,
		"more":         after("ferry pumps inspections Albatross law passengers museum", bot.More),
		"context":      after("passengers ashore", bot.Context),
		"share":        after("passengers ashore", bot.Share),
		"praise":       after("passengers ashore", bot.Praise),
		"why":          after("passengers ashore", bot.Why),
		"verify":       after("passengers ashore", bot.Verify),
		"verify_gone":  verifyGone,
		"sources":      action(bot.Sources),
		"status":       status,
		"help":         action(bot.Help),
		"settings":     action(bot.Settings),
		"settings_set": with(func(r *bot.Request) { r.Action, r.Text = bot.Settings, "only lantern, northern" }),
		"settings_no":  with(func(r *bot.Request) { r.Action, r.Text = bot.Settings, "pink" }),
		"late":         late(8 * time.Minute),
		"expired":      late(41 * time.Minute),
		"limit":        limited,
		"stale":        with(func(r *bot.Request) { r.Action, r.Receipt = bot.Why, "00000000" }),
	} {
		t.Run(name, func(t *testing.T) {
			got := plain(do(t, newBench(t)))
			file := filepath.Join("testdata", "replies", name+".txt")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("the reply changed (-want +got):\n%s", diff)
			}
		})
	}
}

func widened(t *testing.T, h *bench) bot.Reply {
	req := bottest.Request("", "passengers aboard")
	req.Filter = query.Filter{Sources: []string{"lantern"}, Since: bottest.Day(7, 22)}
	return h.Press(t, h.Handle(t.Context(), req), bot.Widen)
}

func inherited(t *testing.T, h *bench) bot.Reply {
	return inThread(t, h, "ferry inspections", "only harbour gazette", "passed law")
}

func verifyGone(t *testing.T, h *bench) bot.Reply {
	rep := h.Ask(t, "", "passengers ashore")
	if _, err := h.Store.Withdraw(t.Context(), "ferry"); err != nil {
		t.Fatal(err)
	}
	return h.Do(t, bot.Verify, rep.Receipt)
}

func status(t *testing.T, h *bench) bot.Reply {
	h.Health = func() []string { return []string{"Slack: connected."} }
	seen, err := h.Store.Last(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	h.Indexed = func(context.Context) (corpus.Arrival, error) { return seen, nil }
	h.Clock = h.Clock.Add(time.Hour)
	change(t, h, corpus.Article{ID: "new", Title: "New", Source: "The Lantern", Published: bottest.Day(8, 1), Text: "Something new."})
	return h.Do(t, bot.Status, "")
}

func late(waited time.Duration) func(t *testing.T, h *bench) bot.Reply {
	return func(t *testing.T, h *bench) bot.Reply {
		h.Clock = bottest.Asked().Add(waited)
		req := bottest.Request("", "passengers ashore")
		req.Recovered = true
		return h.Handle(t.Context(), req)
	}
}

func limited(t *testing.T, h *bench) bot.Reply {
	h.Limit = bot.Limit{PerHour: 1}
	h.Ask(t, "", "ferry")
	return h.Ask(t, "", "ferry")
}
