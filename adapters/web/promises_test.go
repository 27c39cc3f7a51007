package web

import (
	"bytes"
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/adapters/adaptertest"
	"dateline/bot"
)

// These are the promises of package adaptertest that a page can break: it
// accepts no deliveries and sends nothing on its own.

func TestEveryQuoteAndEveryLinkAppears(t *testing.T) {
	s := newSite(t, nil)
	page := s.get(t, "/?q="+url.QueryEscape(adaptertest.Answered), http.StatusOK)
	for _, want := range []string{
		adaptertest.AnsweredBy, "Harbour Gazette", "Northern Wire", "1 Nov 2024", "Harbour bridge opens after eleven years",
		"https://wire.example/2024/09/bridge-cost", "https://gazette.example/steel", "Found · 3 passages", "Searched 6 articles",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%q does not appear in\n%s", want, page)
		}
	}
}

// TestALongReplyIsWhole: a page has no limit of length.
func TestALongReplyIsWhole(t *testing.T) {
	s := newSite(t, nil)
	long := strings.Repeat("All bridges and no play. ", 2000)
	a := adaptertest.Coverage()[0]
	a.Title, a.Text = strings.Repeat("and more ", 400), long
	if _, err := s.Bot.Coverage.Add(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	page := s.get(t, articlePath(a.ID), http.StatusOK)
	if got := textOf(page, "article"); !strings.Contains(got[0], strings.TrimSpace(long)) {
		t.Error("words of a long article are lost")
	}
}

func TestNonsenseDoesNoHarm(t *testing.T) {
	s := newSite(t, nil)
	id := s.ask(t, adaptertest.Answered)
	for _, raw := range adaptertest.Nonsense() {
		escaped := url.QueryEscape(string(raw[:min(len(raw), 2000)]))
		for _, path := range []string{
			"/?q=", "/?source=", "/?q=bridge&since=", "/?do=", "/?do=widen&of=" + id + "&n=", "/?of=", "/?token=", "/articles/", "/articles/ferry?p=",
			"/articles/ferry?p=0-9&v=", "/answers/", "/answers/" + id + "?all=",
		} {
			rec := s.do(here("GET", path+escaped, ""))
			if rec.Code >= 500 {
				t.Errorf("%s%s: %d\n%s", path, escaped, rec.Code, rec.Body)
			}
		}
		r := here("POST", "/answers/"+id, "x")
		r.Body = http.NoBody
		if len(raw) > 0 {
			r = httptest.NewRequest("POST", "/answers/"+id, bytes.NewReader(raw))
			r.RemoteAddr, r.Host = "127.0.0.1:5", "localhost"
			r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
		}
		if rec := s.do(r); rec.Code != http.StatusBadRequest {
			t.Errorf("POST %.40q: %d", raw, rec.Code)
		}
	}
	s.get(t, "/?q=bridge", http.StatusOK)
}

// TestNoSecretIsShown: no secret is on a page or in the log, whatever goes wrong.
func TestNoSecretIsShown(t *testing.T) {
	s := newSite(t, nil)
	var output strings.Builder
	openSite := func(r *http.Request) {
		rec := s.do(r)
		output.WriteString(rec.Body.String())
		for name, values := range rec.Header() {
			output.WriteString(name + strings.Join(values, " "))
		}
	}
	openSite(here("GET", "/?token="+testToken, ""))
	openSite(here("GET", "/answers/x?token="+testToken, ""))
	r := here("GET", "/?q=bridge", "")
	r.Header.Set("Cookie", cookieName+"="+testToken)
	openSite(r)
	s.Search.Break(http.ErrAbortHandler)
	openSite(r)
	output.WriteString(s.Log.String())
	if strings.Contains(output.String(), testToken) {
		t.Errorf("the token is shown:\n%s", output.String())
	}
}

// TestAnswersBeforeTheEnd: a question under way is answered before the program
// ends, and a slow search does not delay other pages.
func TestAnswersBeforeTheEnd(t *testing.T) {
	s := newSite(t, nil)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: s.handler, ReadHeaderTimeout: time.Minute}
	served := make(chan error, 1)
	go func() { served <- server.Serve(l) }()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	get := func(path string) string {
		res, err := client.Get("http://" + l.Addr().String() + path)
		if err != nil {
			return err.Error()
		}
		defer res.Body.Close()
		var b bytes.Buffer
		_, _ = b.ReadFrom(res.Body)
		return b.String()
	}
	release := s.Search.Hold()
	defer release()
	answers := make(chan string, 1)
	go func() { answers <- get("/?q=" + url.QueryEscape(adaptertest.Answered)) }()
	for s.Search.Asked() == 0 {
		if page := get("/articles/ferry"); !strings.Contains(page, "last crossing") {
			t.Errorf("nobody can read meanwhile:\n%s", page)
		}
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Shutdown(context.Background()) }()
	if err := <-served; !errors.Is(err, http.ErrServerClosed) {
		t.Error(err)
	}
	release()
	if page := <-answers; !strings.Contains(page, adaptertest.AnsweredBy) {
		t.Errorf("answered:\n%s", page)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// TestTooManyQuestions: questions beyond maxSearches at once are turned away.
func TestTooManyQuestions(t *testing.T) {
	s := newSite(t, nil)
	release := s.Search.Hold()
	defer release()
	var asked sync.WaitGroup
	for range maxSearches {
		asked.Go(func() { s.do(here("GET", "/?q=bridge", "")) })
	}
	for s.Search.Asked() < maxSearches {
		runtime.Gosched()
	}
	if page := s.get(t, "/?q=bridge", http.StatusOK); !strings.Contains(page, "Too many questions are waiting") {
		t.Errorf("taken:\n%s", page)
	}
	release()
	asked.Wait()
	if page := s.get(t, "/?q=bridge", http.StatusOK); !strings.Contains(page, "<blockquote") {
		t.Errorf("not taken:\n%s", page)
	}
}

// TestAccessOfTheBotHolds: a visitor whom the bot's access list does not let ask
// is told so.
func TestAccessOfTheBotHolds(t *testing.T) {
	s := newSite(t, nil)
	s.Bot.Access = map[string]bot.Access{Platform: {Groups: []string{"desk"}}}
	page := s.get(t, "/?q=bridge", http.StatusOK)
	if strings.Contains(page, "<blockquote") || !strings.Contains(page, "certain groups") {
		t.Errorf("answered:\n%s", page)
	}
}
