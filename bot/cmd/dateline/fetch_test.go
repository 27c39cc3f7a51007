package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/bot"
	"dateline/bot/cmd/dateline/config"
	"dateline/bot/cmd/dateline/coverage"
	"dateline/corpus/files"
)

// paper is a feed with one article, on this machine.
func paper(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /rss", func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, `<rss version="2.0"><channel><title>The Coast</title><item><title>Ferry sinks off Marrow Point</title>`+
			`<link>/ferry?utm_source=rss</link><description>It sank.</description></item></channel></rss>`)
	})
	mux.HandleFunc("GET /ferry", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, `<html><body><article><p>The ferry Aurelia sank on 3 May off Marrow Point. All 212 passengers were rescued, `+
			`the coastguard said, and divers will look at the hull next week.</p></article></body></html>`)
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

// dateline runs the program and returns its status and what it says.
func dateline(args ...string) (int, string) {
	var out bytes.Buffer
	status := run(args, strings.NewReader(""), &out, &out)
	return status, out.String()
}

// A person follows a feed: tries it, adds it, fetches it, asks.
func TestFollowingAFeed(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	rss := paper(t).URL + "/rss"
	list := filepath.Join(t.TempDir(), "feeds.opml")
	for _, step := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"feeds", "list", "--data", data}, exitOK, "No feeds."},
		{[]string{"feeds", "test", rss}, exitFailed, "not on the public internet"},
		{[]string{"feeds", "test", rss, "--allow", "127.0.0.1"}, exitOK, "The Coast · 1 item\n"},
		{[]string{"feeds", "test", rss, "--allow", "here"}, exitUsage, "no address range"},
		{[]string{"feeds", "add", rss, "--data", data, "--tag", "sea"}, exitOK, "Added."},
		{[]string{"feeds", "add", rss, "--data", data, "--every", "1h"}, exitOK, "its settings are changed"},
		{[]string{"feeds", "add", "file:///etc/passwd", "--data", data}, exitFailed, "must begin with http"},
		{[]string{"fetch", "--data", data}, exitLeftOut, "1 feed could not be read"},
		{[]string{"feeds", "list", "--data", data}, exitOK, "has failed since"},
		{[]string{"feeds", "export", "--data", data}, exitOK, `datelineMinutes="60"`},
		{[]string{"feeds", "remove", rss, "--data", data}, exitOK, "Removed."},
		{[]string{"feeds", "remove", rss, "--data", data}, exitFailed, "no such feed"},
		{[]string{"feeds", "import", list, "--data", data}, exitOK, "1 feed added; there already: 0."},
		{[]string{"feeds", "import", list, "--data", data}, exitOK, "0 feeds added; there already: 1."},
		{[]string{"fetch", "--data", data, "--allow", "127.0.0.0/8"}, exitOK, "1 of 1 feeds read. 1 new. The coverage holds 1 article."},
		{[]string{"fetch", "--data", data, "--allow", "127.0.0.0/8"}, exitOK, "0 of 1 feeds read."},
		{[]string{"ask", "--data", data, "How many passengers were rescued?"}, exitOK, "212"},
		{[]string{"history", "--data", data, paper(t).URL}, exitFailed, "does not have it"},
		{[]string{"history", "--data", data, strings.TrimSuffix(rss, "rss") + "ferry?utm_medium=x"}, exitOK, "arrival 1"},
	} {
		status, says := dateline(step.args...)
		if status != step.status || !strings.Contains(says, step.says) {
			t.Errorf("%v: status %d, want %d; says, without %q:\n%s", step.args, status, step.status, step.says, says)
		}
		if step.args[1] == "export" {
			if err := os.WriteFile(list, []byte(says), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// A service reads its feeds while it answers, and answers from them.
func TestServingReadsFeeds(t *testing.T) {
	log := slog.New(slog.DiscardHandler)
	cov, err := coverage.OpenMemory(t.Context(), files.New(), coverage.Options{Log: log, Notices: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	defer cov.Close()
	cfg := config.Default()
	cfg.Feeds = []config.Feed{{URL: paper(t).URL + "/rss", Outlet: "The Coast", Every: "1h"}}
	cfg.FeedNetworks = []string{"127.0.0.1"}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	f, err := openFeeds(ctx, cfg, cov, log, func(bool) {})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var reading sync.WaitGroup
	defer reading.Wait()
	defer cancel()
	reading.Go(func() { _ = f.run(ctx) })
	b := newBot(cov, log)
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for range tick.C {
		rep := b.Handle(ctx, bot.Request{Text: "How many passengers of the ferry were rescued?", At: time.Now()})
		if len(rep.Quotes) > 0 && rep.Sources[0].Outlet == "The Coast" {
			return
		}
		if ctx.Err() != nil {
			t.Fatalf("no answer: %+v", rep)
		}
	}
}
