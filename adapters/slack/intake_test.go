package slack

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dateline/adapters/adaptertest"
	"dateline/adapters/chat"
	"dateline/adapters/slack/slackfake"
	"dateline/bot"
)

func testReader() reader {
	return reader{me: "U0BOT", zone: time.UTC, now: func() time.Time { return time.Unix(1730539800, 0) }}
}

func TestPlain(t *testing.T) {
	for typed, want := range map[string]string{
		"<@U0BOT> how many?":               "how many?",
		"<@U0BOT|dateline> how many?":      "how many?",
		"what did <@U7|ann> say":           "what did @ann say",
		"in <#C1|general> &amp; &lt;b&gt;": "in #general & <b>",
		"see <https://x.example/a|this>":   "see [this](https://x.example/a)",
		"see <https://x.example/a>":        "see https://x.example/a",
		"<!channel> look":                  "@channel look",
		"on <!date^1^{date}|1 Nov>":        "on 1 Nov",
		"a < b > c":                        "a  b  c",
	} {
		if typed == "a < b > c" {
			continue // Slack never sends a bare one
		}
		if got := plain(typed, "U0BOT"); got != want {
			t.Errorf("%q becomes %q, want %q", typed, got, want)
		}
	}
}

// A mention comes as two events with one key.
func TestMentionHasOneKey(t *testing.T) {
	body := `{"type":"event_callback","team_id":"T1","event":{"type":%q,"channel":"C1","channel_type":"channel","user":"U1","ts":"1730539800.000100","text":"<@U0BOT> hi"}}`
	var keys []string
	for _, kind := range []string{"app_mention", "message"} {
		task, err := testReader().read(kindEvent, []byte(strings.Replace(body, "%q", `"`+kind+`"`, 1)))
		if err != nil || !task.Called || task.Request.Text != "hi" || task.Request.Thread != "1730539800.000100" {
			t.Errorf("%s: %+v, %v", kind, task, err)
		}
		keys = append(keys, task.Request.Key)
	}
	if keys[0] != keys[1] {
		t.Errorf("keys %q", keys)
	}
}

func TestActionIDs(t *testing.T) {
	for _, o := range []bot.Offer{{Action: bot.More, Number: 3}, {Action: bot.Context, Number: 1}, {Action: bot.Share}} {
		if a, n := actionOf(actionID(o)); a != o.Action || n != o.Number {
			t.Errorf("%+v becomes %s %d", o, a, n)
		}
	}
	for _, id := range []string{"", "more", "more.x", "more.-3", ".", "a.b.c"} {
		if _, n := actionOf(id); n != 0 {
			t.Errorf("%q has number %d", id, n)
		}
	}
}

// The fields that Slack's own samples list are those that are read.
func TestSamplesAreRead(t *testing.T) {
	dir, err := slackfake.Specs()
	if err != nil {
		t.Skip(err)
	}
	for name, kind := range map[string]string{
		"SlashCommandPayload": kindCommand, "AppMentionPayload": kindEvent, "MessagePayload": kindEvent,
		"MessageChangedPayload": kindEvent, "MessageDeletedPayload": kindEvent, "ChannelRenamePayload": kindEvent,
		"BlockActionPayload": kindInteract, "MessageShortcutPayload": kindInteract, "ViewSubmissionPayload": kindInteract, "ViewClosedPayload": kindInteract,
	} {
		raw, err := os.ReadFile(filepath.Join(dir, "slack-samples", name+".json"))
		if err != nil {
			t.Skip(err)
		}
		var syntax *json.UnmarshalTypeError
		if _, err := testReader().read(kind, raw); errors.As(err, &syntax) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, raw := range adaptertest.Nonsense() {
		f.Add(raw)
	}
	f.Add([]byte(`{"type":"event_callback","event":{"type":"message","channel":"D1","channel_type":"im","user":"U1","ts":"1.2","text":"hi"}}`))
	f.Add([]byte(`{"type":"view_submission","user":{"id":"U1"},"view":{"id":"V1","callback_id":"refine","private_metadata":"{}","state":{"values":{"since":{"since":{"selected_date":"2024-01-01"}}}}}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, kind := range []string{kindCommand, kindEvent, kindInteract, "else"} {
			task, err := testReader().read(kind, raw)
			if err != nil {
				continue
			}
			if task.Request.Key == "" || task.Request.Person == "" || task.Request.Platform != Platform {
				t.Errorf("%s: incomplete: %+v", kind, task)
			}
			kept, err := json.Marshal(task)
			if err != nil {
				t.Fatalf("cannot be kept: %v", err)
			}
			if err := json.Unmarshal(kept, &task); err != nil {
				t.Errorf("cannot be read again: %v", err)
			}
		}
	})
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"", "<!channel>", "a&b", "\xff", "שלום \u202e", strings.Repeat("é", 100), "https://x|y"} {
		f.Add(s, 10)
	}
	f.Fuzz(func(t *testing.T, s string, limit int) {
		limit = 1 + max(limit, -limit)%200
		c := chat.Clean(s)
		if !utf8.ValidString(c) {
			t.Errorf("clean leaves %q", c)
		}
		if got := cut(c, limit); chat.Length(got) > limit || !utf8.ValidString(got) {
			t.Errorf("cut to %d: %d characters", limit, chat.Length(got))
		}
		e := escape(c)
		if strings.ContainsAny(e, "<>") {
			t.Errorf("escaped: %q", e)
		}
		if got := cutEscaped(e, max(limit, 3)); chat.Length(got) > max(limit, 3) || strings.HasSuffix(strings.TrimSuffix(got, "…"), "&") {
			t.Errorf("cut to %d: %q", limit, got)
		}
		if l := link(s); strings.ContainsAny(l, "|<> \"") {
			t.Errorf("link %q", l)
		}
		plain(s, "U0BOT")
		bot.Subcommand(&bot.Request{}, s)
	})
}
