package discord

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/adapters/adaptertest"
	"dateline/adapters/chat"
	"dateline/bot"
	"dateline/bot/secret"
	"dateline/retrieval/query"
)

var update = flag.Bool("update", false, "rewrite golden files")

// receiptID finds receipts and references, which are random.
var receiptID = regexp.MustCompile(`((?:receipt|reference) |"1\.[a-z]+\.\d+\.)[0-9a-z]{8}\b`)

// golden compares with a file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	got = receiptID.ReplaceAllString(got, "${1}rrrrrrr1")
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got), rewrite with -update:\n%s", path, d)
	}
}

func indented(t *testing.T, v any) string {
	t.Helper()
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGoldenReplies(t *testing.T) {
	at := time.Date(2024, 11, 2, 9, 30, 0, 0, time.UTC)
	ask := func(text string) bot.Request {
		return bot.Request{Text: text, Platform: Platform, Place: "1", Person: "2", At: at, Private: true}
	}
	about := func(h *adaptertest.Bench, action bot.Action, number int) bot.Reply {
		r := ask("")
		r.Receipt, r.Action, r.Number = handle(h, ask(adaptertest.Answered)).Receipt, action, number
		return handle(h, r)
	}
	cases := []struct {
		name   string
		layout layout
		reply  func(h *adaptertest.Bench) bot.Reply
	}{
		{"found", layout{Restate: true}, func(h *adaptertest.Bench) bot.Reply { return handle(h, ask(adaptertest.Answered)) }},
		{"found-as-reply", layout{}, func(h *adaptertest.Bench) bot.Reply {
			r := ask(adaptertest.Answered)
			r.Private, r.Thread = false, "3"
			return handle(h, r)
		}},
		{"filters", layout{Restate: true}, func(h *adaptertest.Bench) bot.Reply {
			r := ask("What did the bridge cost?")
			r.Filter = query.Filter{Sources: []string{"Northern Wire"}, Since: time.Date(2024, 9, 1, 0, 0, 0, 0, time.UTC)}
			return handle(h, r)
		}},
		{"inherited", layout{}, func(h *adaptertest.Bench) bot.Reply {
			r := ask("What did the bridge cost?")
			r.Thread = "3"
			r.Filter = query.Filter{Since: time.Date(2024, 9, 1, 0, 0, 0, 0, time.UTC)}
			handle(h, r)
			r.Filter, r.Text = query.Filter{}, "only northern wire"
			return handle(h, r)
		}},
		{"partly", layout{Restate: true}, func(h *adaptertest.Bench) bot.Reply {
			return handle(h, ask("Did Minister Dahl visit Kiruna in Lapland?"))
		}},
		{"none", layout{Restate: true}, func(h *adaptertest.Bench) bot.Reply {
			return handle(h, ask("Which chess grandmaster won the Reykjavik open in record time?"))
		}},
		{"too-narrow", layout{Restate: true}, func(h *adaptertest.Bench) bot.Reply {
			r := ask("How many tonnes of herring were landed in May?")
			r.Filter = query.Filter{Since: time.Date(2024, 11, 1, 0, 0, 0, 0, time.UTC)}
			return handle(h, r)
		}},
		{"hostile", layout{Restate: true}, func(h *adaptertest.Bench) bot.Reply {
			return handle(h, ask(adaptertest.Hostile+" @everyone *all*"))
		}},
		{"more", layout{Restate: true}, func(h *adaptertest.Bench) bot.Reply { return about(h, bot.More, 3) }},
		{"shared", layout{Restate: true, Asker: "2"}, func(h *adaptertest.Bench) bot.Reply { return about(h, bot.Share, 0) }},
		{"why", layout{Restate: true}, func(h *adaptertest.Bench) bot.Reply { return about(h, bot.Why, 0) }},
		{"context", layout{}, func(h *adaptertest.Bench) bot.Reply { return about(h, bot.Context, 1) }},
		{"late", layout{Restate: true}, func(h *adaptertest.Bench) bot.Reply {
			r := ask(adaptertest.Answered)
			r.Recovered = true
			h.Bot.Now = func() time.Time { return at.Add(9 * time.Minute) }
			return handle(h, r)
		}},
		{"expired", layout{Restate: true}, func(h *adaptertest.Bench) bot.Reply {
			r := ask(adaptertest.Answered)
			r.Recovered = true
			h.Bot.Now = func() time.Time { return at.Add(50 * time.Minute) }
			return handle(h, r)
		}},
		{"no-permission", layout{Restate: true, Lead: sayNoThreadMessages()}, func(h *adaptertest.Bench) bot.Reply {
			return handle(h, ask(adaptertest.Answered))
		}},
		{"fault", layout{Restate: true}, func(h *adaptertest.Bench) bot.Reply {
			h.Search.Break(errors.New("disk on fire"))
			return handle(h, ask(adaptertest.Answered))
		}},
		{"limit", layout{Restate: true}, func(h *adaptertest.Bench) bot.Reply {
			h.Bot.Limit = bot.Limit{PerHour: 1}
			handle(h, ask(adaptertest.Answered))
			return handle(h, ask("harbour bridge"))
		}},
		{"sources", layout{}, func(h *adaptertest.Bench) bot.Reply { return handle(h, with(ask(""), bot.Sources)) }},
		{"help", layout{}, func(h *adaptertest.Bench) bot.Reply { return handle(h, with(ask(""), bot.Help)) }},
		{"settings", layout{}, func(h *adaptertest.Bench) bot.Reply { return handle(h, with(ask(""), bot.Settings)) }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m := render(c.reply(adaptertest.NewBench(t)), c.layout)
			forms := m.forms()
			golden(t, c.name, strings.Join([]string{
				"== what a person reads", shown(parsed(t, forms[0]), true).Shown,
				"== as plain content", forms[2].Content, "== with components", indented(t, forms[0]),
			}, "\n"))
		})
	}
}

func handle(h *adaptertest.Bench, r bot.Request) bot.Reply {
	return h.Bot.Handle(context.Background(), r)
}

func with(r bot.Request, a bot.Action) bot.Request {
	r.Action = a
	return r
}

func TestGoldenForms(t *testing.T) {
	h := adaptertest.NewBench(t)
	a, err := newAdapter(Config{BotToken: secret.New("x")}, h.Bot, h.Ledger, h.Logger(), quick())
	if err != nil {
		t.Fatal(err)
	}
	r := bot.Request{Text: adaptertest.Answered, Platform: Platform, Place: "1", Person: "2"}
	r.Filter = query.Filter{
		Sources: []string{"Northern Wire"}, People: []string{"Aas"},
		Since: time.Date(2024, 9, 1, 0, 0, 0, 0, time.UTC), Until: time.Date(2024, 11, 1, 0, 0, 0, 0, time.UTC),
	}
	about := task{Task: chat.Task{Request: bot.Request{Receipt: handle(h, r).Receipt}}, Origin: "7"}
	golden(t, "form-refine", indented(t, a.form(t.Context(), about.Request.Receipt, about.Origin, r.Filter)))
	golden(t, "form-dates", indented(t, a.datesModal(t.Context(), about)))
	golden(t, "form-reasons", indented(t, objectModal(about)))
	golden(t, "commands", indented(t, commands()))
}
