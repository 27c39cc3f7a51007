package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"dateline/adapters/adaptertest"
	"dateline/bot"
	"dateline/bot/secret"
	"dateline/corpus"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const testToken = "correct-horse-battery-staple"

// A site is the page over a test bench, without a network.
type site struct {
	*adaptertest.Bench
	web     *Web
	handler http.Handler
}

func noon() time.Time { return time.Date(2024, 11, 5, 12, 0, 0, 0, time.UTC) }

func newSite(t testing.TB, change func(*Config)) *site {
	t.Helper()
	h := adaptertest.NewBench(t)
	cfg := Config{Token: secret.New(testToken), Now: noon}
	if change != nil {
		change(&cfg)
	}
	h.Bot.Now = cfg.Now
	w, err := New(cfg, h.Bot, nil, h.Bot.Coverage, h.Ledger, h.Logger())
	if err != nil {
		t.Fatal(err)
	}
	return &site{Bench: h, web: w, handler: w.Handler()}
}

// here is a request from this machine.
func here(method, path, body string) *http.Request {
	r := httptest.NewRequestWithContext(context.Background(), method, path, strings.NewReader(body))
	r.RemoteAddr, r.Host = "127.0.0.1:50000", "127.0.0.1:8080"
	if body != "" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return r
}

func (s *site) do(r *http.Request) *httptest.ResponseRecorder {
	rec := httptest.NewRecorder()
	s.handler.ServeHTTP(rec, r)
	return rec
}

// get returns a page, which must be valid HTML and have the given status.
func (s *site) get(t testing.TB, path string, status int) string {
	t.Helper()
	path, _, _ = strings.Cut(path, "#") // a browser does not send the fragment
	rec := s.do(here("GET", path, ""))
	if rec.Code != status {
		t.Fatalf("%s: status %d, want %d\n%s", path, rec.Code, status, rec.Body)
	}
	checkHTML(t, path, rec.Body.String())
	return rec.Body.String()
}

// ask asks a question on the page and returns the receipt of the answer.
func (s *site) ask(t testing.TB, question string) string {
	t.Helper()
	body := s.get(t, "/?q="+url.QueryEscape(question), http.StatusOK)
	m := receiptIn.FindStringSubmatch(body)
	if m == nil {
		t.Fatalf("%q was not answered:\n%s", question, body)
	}
	return m[1]
}

// private is the receipt of an answer that was given in private, on Slack.
func (s *site) private(t testing.TB) string {
	t.Helper()
	rep := s.Bot.Handle(context.Background(), bot.Request{
		Text: adaptertest.Answered, Platform: "slack", Place: "D1", Person: "U1", Private: true, At: noon(),
	})
	if rep.Receipt == "" {
		t.Fatalf("no answer: %+v", rep)
	}
	return rep.Receipt
}

// change adds an edited version of the article id to the coverage.
func (s *site) change(t testing.TB, id string, edit func(*corpus.Article)) {
	t.Helper()
	for _, a := range adaptertest.Coverage() {
		if a.ID == id {
			edit(&a)
			if _, err := s.Bot.Coverage.Add(context.Background(), a); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func (s *site) withdraw(t testing.TB, id string) {
	t.Helper()
	if _, err := s.Bot.Coverage.Withdraw(context.Background(), id); err != nil {
		t.Fatal(err)
	}
}
