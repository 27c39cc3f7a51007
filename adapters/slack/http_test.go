package slack

import (
	"bytes"
	"errors"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/adapters/adaptertest"
	"dateline/adapters/chat"
	"dateline/adapters/slack/slackfake"
	"dateline/bot/secret"
)

func TestHostileRequestsAreRefused(t *testing.T) {
	s := newStage(t, overHTTP, quick(), slackfake.Options{})
	for _, path := range []string{"/slack/commands", "/slack/events", "/slack/actions"} {
		for _, attack := range slackfake.Attacks() {
			status, err := s.slack.Hostile(attack, path)
			if err != nil || status != 0 && (status < 400 || status > 499) {
				t.Errorf("%s at %s: status %d, %v", attack, path, status, err)
			}
		}
	}
	if n := s.Search.Asked(); n != 0 {
		t.Errorf("%d searches for forgers", n)
	}
	if err := s.slack.VerifyURL(); err != nil {
		t.Error(err)
	}
}

func TestReplayIsNotAnsweredTwice(t *testing.T) {
	s := newStage(t, overHTTP, quick(), slackfake.Options{})
	ann, general := s.slack.User("ann"), s.slack.Channel("general")
	ann.Slash(general, "/coverage "+adaptertest.Answered)
	general.WaitFor(`only U1 sees`)
	s.settled(t)
	if status, err := s.slack.Hostile(slackfake.Replay, "/slack/commands"); status != http.StatusUnauthorized {
		t.Errorf("status %d, %v", status, err)
	}
	s.quiet(t, general, 2)
}

func TestSealForgetsWhatWasNotTaken(t *testing.T) {
	now := time.Unix(1700000000, 0)
	s := &verifier{secret: secret.New("key"), now: func() time.Time { return now }}
	body := []byte("text=x")
	request := func() *http.Request {
		r := httptest.NewRequest(http.MethodPost, "/", bytes.NewReader(body))
		stamp := strconv.FormatInt(now.Unix(), 10)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("X-Slack-Request-Timestamp", stamp)
		r.Header.Set("X-Slack-Signature", s.sign(stamp, body))
		return r
	}
	k, err := s.read(httptest.NewRecorder(), request())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.read(httptest.NewRecorder(), request()); !errors.Is(err, chat.ErrReplay) {
		t.Errorf("a replay gives %v", err)
	}
	s.forget(k)
	if _, err := s.read(httptest.NewRecorder(), request()); err != nil {
		t.Errorf("what was not taken is refused: %v", err)
	}
	now = now.Add(time.Hour)
	if _, err := s.read(httptest.NewRecorder(), request()); err != nil {
		t.Errorf("an hour later: %v", err)
	}
}

// https://docs.slack.dev/authentication/verifying-requests-from-slack
func TestSignatureOfSlacksOwnExample(t *testing.T) {
	s := &verifier{secret: secret.New("8f742231b10e8888abcd99yyyzzz85a5")}
	body := "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
	if got := s.sign("1531420618", []byte(body)); got != "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503" {
		t.Errorf("signature %s", got)
	}
}

func TestNothingIsTakenBeforeSlackAcceptsTheToken(t *testing.T) {
	h := adaptertest.NewBench(t)
	a := newAdapter(config("http://127.0.0.1:1/", overHTTP), h.Bot, h.Ledger, h.Logger(), quick())
	server := httptest.NewServer(a.Handler())
	defer server.Close()
	s := slackfake.New(t)
	s.DeliverTo(server.URL)
	ann, general := s.User("ann"), s.Channel("general")
	d := ann.Slash(general, "/coverage "+adaptertest.Answered)
	<-d.Done()
	if d.Failed() == "" {
		t.Error("a command was acknowledged that nobody answers")
	}
	if h := a.Health(); h.Ready || !strings.Contains(h.Reason, "not reached") {
		t.Errorf("health: %v %q", h.Ready, h.Reason)
	}
}
