package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"dateline/adapters/slack/slackfake"
	"dateline/bot"
)

// TestKilledWhilePosting kills `dateline digest post` at random moments and then
// lets it finish: the channel has the edition once.
func TestKilledWhilePosting(t *testing.T) {
	binary, err := exec.LookPath("dateline")
	if err != nil {
		t.Skip("the program is not on the path of the tests")
	}
	s := slackfake.New(t, slackfake.Options{})
	channel := s.Channel("news")
	channel.InviteBot()
	dir := t.TempDir()
	articles := filepath.Join(dir, "articles")
	writeArticle(t, articles, "ferry.md", "Ferry sinks off Marrow Point", "The Lantern",
		"The ferry Albatross sank off Marrow Point with 212 passengers aboard. Rescue boats of Tallow brought 198 of them ashore before dark.")
	writeArticle(t, articles, "again.md", "Ferry sinks off Marrow Point, boats called", "Harbour Gazette",
		"The ferry Albatross sank off Marrow Point on Tuesday. The coast guard of Tallow called all boats, and the passengers wait in the school of Marrow.")
	dateline := func(args ...string) *exec.Cmd {
		c := exec.Command(binary, args...)
		c.Env = append(os.Environ(), "SLACK_BOT_TOKEN="+slackfake.BotToken, "SLACK_API_URL="+s.APIURL(), "DATELINE_DATA="+filepath.Join(dir, "data"))
		return c
	}
	if out, err := dateline("import", articles).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	killed := 0
	for range 12 {
		c := dateline("digest", "post", "--to", "slack:"+channel.ID)
		var out bytes.Buffer
		c.Stdout, c.Stderr = &out, &out
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(50+rand.IntN(400))*time.Millisecond)
		stop := context.AfterFunc(ctx, func() { _ = c.Process.Kill() })
		if c.Wait() != nil {
			killed++
		}
		stop()
		cancel()
	}
	if out, err := dateline("digest", "post", "--to", "slack:"+channel.ID).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	posts, replies := 0, 0
	for _, m := range channel.Messages() {
		if m.ThreadTS == "" {
			posts++
		} else {
			replies++
		}
	}
	if posts != 1 || replies != 1 {
		t.Errorf("%d posts and %d replies after %d kills:\n%s", posts, replies, killed, channel)
	}
	t.Logf("%d kills, 1 edition", killed)
}

// TestPostedWithItsChart: a configured digest with a chart has it in its thread,
// once, even after a second call.
func TestPostedWithItsChart(t *testing.T) {
	binary, err := exec.LookPath("dateline")
	if err != nil {
		t.Skip("the program is not on the path of the tests")
	}
	s := slackfake.New(t, slackfake.Options{})
	channel := s.Channel("news")
	dir := t.TempDir()
	writeArticle(t, dir, "ferry.md", "Ferry sinks off Marrow Point", "The Lantern", "The ferry Albatross sank off Marrow Point with 212 passengers aboard.")
	config := filepath.Join(dir, "dateline.yaml")
	text := fmt.Sprintf("digests:\n  - platform: slack\n    channel: %s\n    at: \"08:00\"\n    chart: true\n", channel.ID)
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"import", filepath.Join(dir, "ferry.md")}, {"digest", "post", "--config", config}, {"digest", "post", "--config", config},
	} {
		c := exec.Command(binary, args...)
		c.Env = append(os.Environ(), "SLACK_BOT_TOKEN="+slackfake.BotToken, "SLACK_API_URL="+s.APIURL(), "DATELINE_DATA="+filepath.Join(dir, "data"))
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%q: %v\n%s", args, err, out)
		}
	}
	if n := channel.Count(`^file in C1 \(thread #1\): coverage-\w{20}\.png .* 1 in all, most \(1\) on`); n != 1 || len(channel.Messages()) != 2 {
		t.Errorf("%d charts:\n%s", n, channel)
	}
}

// TestARestoreDoesNotPostAgain: the backup is older than the day's edition.
func TestARestoreDoesNotPostAgain(t *testing.T) {
	s := slackfake.New(t, slackfake.Options{})
	channel := s.Channel("news")
	dir := t.TempDir()
	writeArticle(t, dir, "ferry.md", "Ferry sinks off Marrow Point", "The Lantern", "The ferry Albatross sank off Marrow Point with 212 passengers aboard.")
	writeArticle(t, filepath.Join(dir, "more"), "strike.md", "Dockers walk out", "The Herald", "Some 400 dockers at Port Calder went on strike on Tuesday over night shifts.")
	t.Setenv("SLACK_BOT_TOKEN", slackfake.BotToken)
	t.Setenv("SLACK_API_URL", s.APIURL())
	t.Setenv("DATELINE_DATA", filepath.Join(dir, "data"))
	file := filepath.Join(dir, "b.tar.zst")
	var out, errOut string
	for _, args := range [][]string{
		{"import", filepath.Join(dir, "ferry.md")}, {"backup", file}, {"import", filepath.Join(dir, "more")},
		{"digest", "post", "--to", "slack:" + channel.ID}, {"restore", "--force", file}, {"digest", "post", "--to", "slack:" + channel.ID},
	} {
		var exit int
		if exit, out, errOut = asked(t.Context(), nil, args...); exit != exitOK || errOut != "" {
			t.Fatalf("%q: exit %d, %s", args, exit, errOut)
		}
	}
	if !strings.Contains(out, "was made before; nothing was posted") || channel.Count(`^bot in C1 #`) != 1 {
		t.Errorf("it says %q:\n%s", out, channel)
	}
	// An edition of the restored coverage covers what comes from now on.
	if exit, out, errOut := asked(t.Context(), nil, "digest", "preview", "--at", time.Now().Add(24*time.Hour).UTC().Format("2006-01-02T15:04")); exit != exitOK {
		t.Errorf("%q, %q", out, errOut)
	}
}

func writeArticle(t *testing.T, dir, name, title, source, text string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	body := fmt.Sprintf("---\ntitle: %q\nsource: %s\npublished: %s\n---\n%s\n", title, source, time.Now().UTC().Format(time.RFC3339), text)
	if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAPostThatHasToWaitIsTriedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var said bytes.Buffer
		a, calls, began := quiet("", &said), 0, time.Now()
		out, err := a.postWithRetries(t.Context(), func() (bool, error) {
			if calls++; calls == 1 {
				return false, fmt.Errorf("digest: %w", &bot.WaitError{After: 42500 * time.Millisecond, Err: errors.New("not yet")})
			}
			return false, nil // the second goes on with what the first began
		})
		if !out || err != nil || calls != 2 || time.Since(began) != 42500*time.Millisecond {
			t.Errorf("%v, %v after %d calls and %s", out, err, calls, time.Since(began))
		}
		if !strings.Contains(said.String(), "not yet. It is tried again in 43 seconds") {
			t.Errorf("said %q", said.String())
		}
		if out, err := a.postWithRetries(t.Context(), func() (bool, error) {
			return false, &bot.WaitError{After: time.Hour, Err: errors.New("busy")}
		}); out || err == nil {
			t.Errorf("an hour was waited: %v, %v", out, err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := a.postWithRetries(ctx, func() (bool, error) {
			return false, &bot.WaitError{After: time.Minute, Err: errors.New("busy")}
		}); !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
		if out, err := a.postWithRetries(t.Context(), func() (bool, error) { return false, nil }); out || err != nil {
			t.Errorf("what was made before: %v, %v", out, err)
		}
	})
}
