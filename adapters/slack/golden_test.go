package slack

import (
	"bytes"
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
	"github.com/slack-go/slack"

	"dateline/adapters/adaptertest"
	"dateline/adapters/chat"
	"dateline/adapters/slack/slackfake"
	"dateline/bot"
	"dateline/retrieval/query"
)

var update = flag.Bool("update", false, "rewrite golden files")

// A golden file holds a message as a person reads it, its text, and its blocks.
func golden(t *testing.T, name string, text string, blocks any) {
	t.Helper()
	raw, err := json.MarshalIndent(blocks, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, raw); err != nil {
		t.Fatal(err)
	}
	shown := slackfake.Message{Text: text, Blocks: compact.Bytes()}.Shown()
	got := strings.Join([]string{"== what a person sees", shown, "== text", text, "== blocks", string(raw), ""}, "\n")
	got = receiptID.ReplaceAllString(got, "${1}rrrrrrr1")
	path := filepath.Join("testdata", name+".golden")
	if *update {
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

// receiptID finds receipts and references, which are random.
var receiptID = regexp.MustCompile(`((?:receipt|reference) |"value": ")[0-9a-z]{8}\b`)

func TestGoldenReplies(t *testing.T) {
	at := time.Date(2024, 11, 2, 9, 30, 0, 0, time.UTC)
	ask := func(text string) bot.Request {
		return bot.Request{Text: text, Platform: Platform, Place: "C1", Person: "U1", At: at, Private: true}
	}
	cases := []struct {
		name   string
		layout layout
		reply  func(h *adaptertest.Bench) bot.Reply
	}{
		{"found", layout{Restate: true}, func(h *adaptertest.Bench) bot.Reply {
			return handle(h, ask(adaptertest.Answered))
		}},
		{"found-in-thread", layout{}, func(h *adaptertest.Bench) bot.Reply {
			r := ask(adaptertest.Answered)
			r.Private, r.Thread = false, "1730539800.000100"
			return handle(h, r)
		}},
		{"filters", layout{Restate: true}, func(h *adaptertest.Bench) bot.Reply {
			r := ask("What did the bridge cost?")
			r.Filter = query.Filter{Sources: []string{"Northern Wire"}, Since: time.Date(2024, 9, 1, 0, 0, 0, 0, time.UTC)}
			return handle(h, r)
		}},
		{"inherited", layout{}, func(h *adaptertest.Bench) bot.Reply {
			r := ask("What did the bridge cost?")
			r.Thread = "1730539800.000100"
			r.Filter = query.Filter{Since: time.Date(2024, 9, 1, 0, 0, 0, 0, time.UTC)}
			handle(h, r)
			r.Filter = query.Filter{}
			r.Text = "only northern wire"
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
			return handle(h, ask(strings.Replace(adaptertest.Hostile, "the ", "the <!-- *all* & ", 1)))
		}},
		{"more", layout{Restate: true}, func(h *adaptertest.Bench) bot.Reply {
			r := ask("")
			r.Receipt, r.Action, r.Number = handle(h, ask("harbour bridge")).Receipt, bot.More, 3
			return handle(h, r)
		}},
		{"shared", layout{Restate: true, Asker: "U1"}, func(h *adaptertest.Bench) bot.Reply {
			r := ask("")
			r.Receipt, r.Action = handle(h, ask(adaptertest.Answered)).Receipt, bot.Share
			return handle(h, r)
		}},
		{"why", layout{Restate: true}, func(h *adaptertest.Bench) bot.Reply {
			r := ask("")
			r.Receipt, r.Action = handle(h, ask(adaptertest.Answered)).Receipt, bot.Why
			return handle(h, r)
		}},
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
		{"not-a-member", layout{Restate: true, Lead: chat.SayNotMember("/invite @dateline")}, func(h *adaptertest.Bench) bot.Reply {
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
		{"reading", layout{}, func(h *adaptertest.Bench) bot.Reply {
			r := ask("")
			r.Receipt, r.Action, r.Number = handle(h, ask(adaptertest.Answered)).Receipt, bot.Context, 1
			return handle(h, r)
		}},
		{"sources", layout{}, func(h *adaptertest.Bench) bot.Reply { return handle(h, with(ask(""), bot.Sources)) }},
		{"help", layout{}, func(h *adaptertest.Bench) bot.Reply { return handle(h, with(ask(""), bot.Help)) }},
		{"settings", layout{}, func(h *adaptertest.Bench) bot.Reply { return handle(h, with(ask(""), bot.Settings)) }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m := render(c.reply(adaptertest.NewBench(t)), c.layout)
			golden(t, c.name, m.Text, m.Blocks)
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

func TestGoldenModals(t *testing.T) {
	h := adaptertest.NewBench(t)
	known, err := bot.KnownOutlets(context.Background(), h.Bot.Coverage, h.Bot.Stories)
	if err != nil {
		t.Fatal(err)
	}
	rep := handle(h, bot.Request{Text: adaptertest.Answered, Platform: Platform, Place: "C1", Person: "U1"})
	read := handle(h, bot.Request{Receipt: rep.Receipt, Action: bot.Context, Number: 1, Platform: Platform, Place: "C1", Person: "U1"})
	f := query.Filter{
		Sources: []string{"Northern Wire"}, People: []string{"Dahl"},
		Since: time.Date(2024, 9, 1, 0, 0, 0, 0, time.UTC), Until: time.Date(2024, 11, 1, 0, 0, 0, 0, time.UTC),
	}
	for name, v := range map[string]slack.ModalViewRequest{
		"modal-context": contextModal(read.Reading),
		"modal-refine":  refineModal(f, known.Sources, "{}"),
		"modal-reasons": objectModal("{}"),
	} {
		golden(t, name, v.Title.Text, v.Blocks.BlockSet)
	}
}
