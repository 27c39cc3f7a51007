package slackfake_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/slack-go/slack"

	"dateline/adapters/slack/slackfake"
)

// receiver is an app that verifies signatures with the real library and records
// what it accepted.
type receiver struct {
	mu     sync.Mutex
	taken  []string
	status int
	answer string
}

func (a *receiver) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	v, err := slack.NewSecretsVerifier(r.Header, slackfake.SigningSecret)
	if err != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if _, werr := v.Write(body); err != nil || werr != nil || v.Ensure() != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if strings.Contains(string(body), "url_verification") {
		_, _ = w.Write(body)
		return
	}
	a.taken = append(a.taken, strings.TrimSpace(r.URL.Path+" "+r.Header.Get("X-Slack-Retry-Num")+" "+r.Header.Get("X-Slack-Retry-Reason")))
	if form, err := url.ParseQuery(string(body)); err == nil && form.Get("command") != "" {
		a.taken = append(a.taken, form.Get("command")+" "+form.Get("text"))
	}
	w.WriteHeader(a.status)
	_, _ = io.WriteString(w, a.answer)
}

func (a *receiver) took() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return strings.Join(a.taken, "\n")
}

func receive(t *testing.T, s *slackfake.Slack, a *receiver) {
	t.Helper()
	server := httptest.NewServer(a)
	t.Cleanup(server.Close)
	s.DeliverTo(server.URL)
}

func TestSignedDelivery(t *testing.T) {
	s := slackfake.New(t, slackfake.Options{Events: []string{"app_mention"}})
	ann, general := s.User("ann"), s.Channel("general")
	a := &receiver{status: http.StatusOK, answer: "Searching"}
	receive(t, s, a)
	if err := s.VerifyURL(); err != nil {
		t.Error(err)
	}
	<-ann.Slash(general, "/coverage how many?").Done()
	general.WaitFor(`^only U1 sees #1: Searching$`)
	m := ann.Mention(general, "x")
	<-ann.Shortcut(m, "find").Done()
	for _, d := range s.Deliveries() {
		<-d.Done()
	}
	for _, want := range []string{"/slack/commands\n/coverage how many?", "/slack/events", "/slack/actions"} {
		if !strings.Contains(a.took(), want) {
			t.Errorf("the app took\n%s\nwithout %q", a.took(), want)
		}
	}
}

func TestRetriesOverHTTP(t *testing.T) {
	s := slackfake.New(t, slackfake.Options{Events: []string{"app_mention"}})
	ann, general := s.User("ann"), s.Channel("general")
	a := &receiver{status: http.StatusInternalServerError}
	receive(t, s, a)
	ann.Mention(general, "x")
	s.Until("the first retry", func() bool { return strings.Contains(a.took(), "/slack/events 1 http_error") })
	ann.Slash(general, "/coverage x")
	general.WaitFor(`^U1 saw dispatch_failed$`)
}

func TestHostileRequests(t *testing.T) {
	s := slackfake.New(t)
	ann, general := s.User("ann"), s.Channel("general")
	a := &receiver{status: http.StatusOK}
	receive(t, s, a)
	for _, path := range []string{"/slack/commands", "/slack/events", "/slack/actions"} {
		for _, attack := range slackfake.Attacks() {
			status, err := s.Hostile(attack, path)
			if err != nil || status == http.StatusOK {
				t.Errorf("%s at %s: %d %v", attack, path, status, err)
			}
		}
	}
	if a.took() != "" {
		t.Errorf("the app took\n%s", a.took())
	}
	if _, err := s.Hostile(slackfake.Replay, ""); err == nil {
		t.Error("a replay of nothing")
	}
	<-ann.Slash(general, "/coverage x").Done()
	if status, err := s.Hostile(slackfake.Replay, ""); err != nil || status != http.StatusOK {
		t.Errorf("a replay: %d %v", status, err)
	}
	if n := strings.Count(a.took(), "/coverage x"); n != 2 {
		t.Errorf("the replay arrived %d times: %s", n-1, fmt.Sprint(a.took()))
	}
}
