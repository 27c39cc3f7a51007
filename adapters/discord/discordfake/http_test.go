package discordfake_test

import (
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"sync"
	"testing"
	"time"

	"dateline/adapters/discord/discordfake"

	"github.com/bwmarrin/discordgo"
)

// endpoint is a minimal interactions endpoint that verifies signatures and refuses
// repeated deliveries.
func endpoint(t *testing.T, f *discordfake.Fake, answer func(*discordgo.Interaction) (int, any)) *httptest.Server {
	t.Helper()
	key, _ := hex.DecodeString(f.PublicKey())
	var mu sync.Mutex
	seen := map[string]bool{}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
		ts, _ := strconv.ParseInt(r.Header.Get("X-Signature-Timestamp"), 10, 64)
		if age := time.Since(time.Unix(ts, 0)); !discordgo.VerifyInteraction(r, ed25519.PublicKey(key)) || age.Abs() > 5*time.Minute {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		raw, _ := io.ReadAll(r.Body)
		var i discordgo.Interaction
		if json.Unmarshal(raw, &i) != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		if i.Type == discordgo.InteractionPing {
			_, _ = w.Write([]byte(`{"type":1}`))
			return
		}
		mu.Lock()
		repeated := seen[i.ID]
		seen[i.ID] = true
		mu.Unlock()
		if repeated {
			w.WriteHeader(http.StatusConflict)
			return
		}
		status, body := answer(&i)
		w.WriteHeader(status)
		if body != nil {
			_ = json.NewEncoder(w).Encode(body)
		}
	}))
	t.Cleanup(srv.Close)
	return srv
}

func TestHTTPInteractions(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	f.RegisterCommands(commands)
	api := client(t, f)
	wg := sync.WaitGroup{}
	srv := endpoint(t, f, func(i *discordgo.Interaction) (int, any) {
		wg.Go(func() {
			f.WaitUntil("the deferral", func() bool { return len(f.Channel("general").Find("is thinking")) == 1 })
			text := "over REST"
			if _, err := api.InteractionResponseEdit(i, &discordgo.WebhookEdit{Content: &text, AllowedMentions: quiet}); err != nil {
				t.Errorf("edit: %v", err)
			}
		})
		return http.StatusOK, discordgo.InteractionResponse{
			Type: discordgo.InteractionResponseDeferredChannelMessageWithSource,
			Data: &discordgo.InteractionResponseData{Flags: discordgo.MessageFlagsEphemeral},
		}
	})
	if err := f.SetEndpoint(srv.URL); err != nil {
		t.Fatal(err)
	}
	f.Person("U1").Slash(f.Channel("general"), "coverage help")
	f.Channel("general").WaitFor("only U1 sees: bot: over REST")
	wg.Wait()

	for attack, want := range map[discordfake.Attack]int{
		discordfake.ForeignKey: 401, discordfake.NoSignature: 401, discordfake.BadHex: 401, discordfake.ShortSignature: 401,
		discordfake.ChangedBody: 401, discordfake.Stale: 401, discordfake.FromFuture: 401, discordfake.Replay: 409,
		discordfake.Huge: 401, discordfake.NotJSON: 400, discordfake.Truncated: 0,
	} {
		if got, err := f.Attack(attack); got != want || err != nil && attack != discordfake.Huge {
			t.Errorf("%s: %d, %v; want %d", attack, got, err, want)
		}
	}
}

func TestHTTPFailures(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	f.RegisterCommands(commands)
	status, body := 500, any(nil)
	srv := endpoint(t, f, func(*discordgo.Interaction) (int, any) { return status, body })
	if err := f.SetEndpoint(srv.URL); err != nil {
		t.Fatal(err)
	}
	ch := f.Channel("general")
	f.Person("U1").Slash(ch, "coverage help")
	ch.WaitFor("did not respond")
	status, body = 200, map[string]any{"type": 8}
	f.Person("U1").Slash(ch, "coverage help")
	ch.WaitForCount(2, "did not respond")
	if len(f.TakeViolations()) == 0 {
		t.Error("an answer of the wrong kind went unnoticed")
	}
}

func TestAnEndpointMustVerifySignatures(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{"type":1}`))
	}))
	defer srv.Close()
	if f.SetEndpoint(srv.URL) == nil {
		t.Error("an endpoint that checks no signatures was accepted")
	}
}
