package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"dateline/adapters/slack/slackfake"
)

// built is the program: for tests this very binary, which runs as it, for
// benchmarks as `go build` makes it.
func built(t testing.TB) string {
	t.Helper()
	if testing.Short() {
		t.Skip("runs the program")
	}
	if _, ok := t.(*testing.B); !ok {
		path, err := exec.LookPath("dateline") // where testscript.Main has put it
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
	path := filepath.Join(t.TempDir(), "dateline")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// A served is the program while it serves.
type served struct {
	cmd *exec.Cmd
	url string
	log *strings.Builder
}

// serve runs the program over a data folder until the test ends, and waits
// until it takes questions.
func serve(t testing.TB, program, data string, env ...string) *served {
	t.Helper()
	s := &served{cmd: exec.Command(program, "serve", "--listen", "127.0.0.1:0", "--data", data), log: &strings.Builder{}}
	s.cmd.Env = append([]string{"HOME=" + data, "PATH=" + os.Getenv("PATH")}, env...)
	s.cmd.Stderr = s.log
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if s.cmd.ProcessState == nil {
			s.end(t, syscall.SIGKILL)
		}
		if t.Failed() {
			t.Logf("log:\n%s", s.log)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("it did not say where it serves: %v\n%s", err, s.log)
	}
	s.url = regexp.MustCompile(`http://\S+`).FindString(line)
	s.await(t)
	return s
}

// patientSlack waits a minute where Slack waits three seconds, and lets sockets
// be opened as often as anybody wants: a busy machine is not what is tested.
func patientSlack(t *testing.T) *slackfake.Slack {
	t.Helper()
	return slackfake.New(t, slackfake.Options{Scale: 20, RetryScale: 1, OpensPerSecond: 100})
}

func (s *served) await(t testing.TB) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		res, err := http.Get(s.url + "/readyz")
		if err == nil {
			body, _ := io.ReadAll(res.Body)
			res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return
			}
			err = fmt.Errorf("%s", body)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatalf("not ready: %v", err)
		}
	}
}

// end ends the program with a signal and waits for it.
func (s *served) end(t testing.TB, with os.Signal) {
	t.Helper()
	if err := s.cmd.Process.Signal(with); err != nil {
		t.Error(err)
	}
	_ = s.cmd.Wait() // its status says how it ended, which is asked for
}

// imported is a data folder with two articles.
func imported(t *testing.T, program string) string {
	t.Helper()
	dir, data := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{
		"bridge.md": "---\ntitle: Harbour bridge opens\nsource: Harbour Gazette\npublished: 2024-11-01\nurl: https://gazette.example/bridge\n---\nThe new harbour bridge opened on Friday after eleven years of work. The harbour bridge cost 412 million crowns, twice what the council had planned.\n",
		"ferry.md":  "---\ntitle: Ferry line ends\nsource: Northern Wire\npublished: 2024-10-20\n---\nThe harbour ferry makes its last crossing on 31 October. It carried 2.1 million passengers a year.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.Command(program, "import", "--data", data, dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return data
}

const bridgeQuestion = "How much did the harbour bridge cost?"

func TestServeSlack(t *testing.T) {
	t.Parallel()
	program := built(t)
	data := imported(t, program)
	for name, env := range map[string][]string{
		"socket": {"SLACK_BOT_TOKEN=" + slackfake.BotToken, "SLACK_APP_TOKEN=" + slackfake.AppToken},
		"http":   {"SLACK_BOT_TOKEN=" + slackfake.BotToken, "SLACK_SIGNING_SECRET=" + slackfake.SigningSecret},
	} {
		t.Run(name, func(t *testing.T) {
			s := patientSlack(t)
			ann, general := s.User("ann"), s.Channel("general")
			p := serve(t, program, data, append(env, "SLACK_API_URL="+s.APIURL())...)
			if name == "http" {
				s.DeliverTo(p.url)
			}
			ann.Slash(general, "/coverage "+bridgeQuestion)
			got := general.WaitFor(`only U1 sees #1( edited)?: How much`)
			for _, want := range []string{"412 million crowns", "Harbour bridge opens", "https://gazette.example/bridge"} {
				if !strings.Contains(got, want) {
					t.Errorf("%q is not in the answer:\n%s", want, got)
				}
			}
			ann.Mention(general, bridgeQuestion)
			general.WaitFor(`bot in C1 \(thread #2\) #3: `)
			ann.Click(general.Last(), "Context")
			general.WaitFor(`modal for U1: In its article`)
			p.end(t, syscall.SIGTERM)
			if strings.Contains(p.log.String(), "fake-") || strings.Contains(p.log.String(), slackfake.SigningSecret) {
				t.Errorf("a secret is in the log:\n%s", p.log)
			}
		})
	}
}

// Who manages Dateline can have it examined from a channel; others cannot.
func TestServeSlackDoctor(t *testing.T) {
	t.Parallel()
	program := built(t)
	s := patientSlack(t)
	ann, bob, general := s.User("ann"), s.User("bob"), s.Channel("general")
	p := serve(t, program, imported(t, program), "SLACK_BOT_TOKEN="+slackfake.BotToken, "SLACK_APP_TOKEN="+slackfake.AppToken,
		"SLACK_API_URL="+s.APIURL(), "SLACK_ALLOW_MANAGERS="+ann.ID, "DATELINE_DIGESTS=[{platform: slack, channel: C9, at: '08:00'}]")
	bob.Slash(general, "/coverage doctor")
	general.WaitFor(`only U2 sees .*: Only those whom the configuration lists as managers`)
	ann.Slash(general, "/coverage doctor")
	got := general.WaitFor(`only U1 sees .*: 1 fault in \d+ checks`)
	for _, want := range []string{
		"✗ Slack channel C9: There is no such channel", "✓ Slack: It accepts the bot token, of @dateline in Fake Co.",
		"✓ data folder: ", "✓ index: It holds the coverage as it is: 2 articles.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in the answer:\n%s", want, got)
		}
	}
	p.end(t, syscall.SIGTERM)
}

// Killed after Slack has its acknowledgement and before it has the answer, the
// program answers after the next start, once.
func TestServeSlackKilled(t *testing.T) {
	t.Parallel()
	program := built(t)
	data := imported(t, program)
	s := patientSlack(t)
	ann, general := s.User("ann"), s.Channel("general")
	env := []string{"SLACK_BOT_TOKEN=" + slackfake.BotToken, "SLACK_APP_TOKEN=" + slackfake.AppToken, "SLACK_API_URL=" + s.APIURL()}
	p := serve(t, program, data, env...)
	s.Fault(slackfake.Rule{Route: "chat.postMessage", Times: 1, Do: slackfake.Status(503, http.Header{"Retry-After": {"60"}}, "")})
	ann.Mention(general, bridgeQuestion)
	s.Until("the first attempt", func() bool { return len(s.Requests("chat.postMessage")) == 1 })
	for _, d := range s.Deliveries() {
		<-d.Done()
	}
	p.end(t, syscall.SIGKILL)
	s.ClearFaults()
	if n := general.Count(`^bot in`); n != 0 {
		t.Skip("it was answered before it was killed")
	}
	s.Until("closed sockets", func() bool { return len(s.Sockets()) == 0 })
	serve(t, program, data, env...)
	general.WaitFor(`bot in C1 \(thread #1\) #2: (?s:.*)Late: asked at`)
	if n := general.Count(`^bot in`); n != 1 {
		t.Errorf("%d answers:\n%s", n, general)
	}
}
