package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/adapters/slack/slackfake"
)

// BenchmarkService asks the built program questions through a fake Slack, over
// signed HTTP, as many a second as DATELINE_LOAD_RATE says (50) for
// DATELINE_LOAD_SECONDS (20), whether the earlier ones are answered or not. It
// prints how long acknowledgements and answers took; nothing of it can fail for
// being slow. The coverage is the invented newspaper, varied until it has
// DATELINE_LOAD_ARTICLES (5,000).
//
//	go test -run '^$' -bench Service -benchtime 1x ./bot/cmd/dateline
func BenchmarkService(b *testing.B) {
	program, data := built(b), b.TempDir()
	newspaper := filepath.Join("..", "..", "..", "retrieval", "testdata", "newspaper")
	varied(b, program, data, newspaper, environ(b, "DATELINE_LOAD_ARTICLES", 5000))
	questions := newspaperQuestions(b, newspaper)
	s := slackfake.New(b, slackfake.Options{SpecsDir: b.TempDir(), Scale: 10})
	p := serve(b, program, data, "SLACK_BOT_TOKEN="+slackfake.BotToken, "SLACK_SIGNING_SECRET="+slackfake.SigningSecret,
		"SLACK_API_URL="+s.APIURL(), "DATELINE_QUESTIONS_PER_HOUR=0")
	s.DeliverTo(p.url)
	rate, seconds := environ(b, "DATELINE_LOAD_RATE", 50), environ(b, "DATELINE_LOAD_SECONDS", 20)
	for b.Loop() {
		loadTest(b, s, questions, rate, rate*seconds)
	}
}

// loadTest asks n questions at a rate, waits for their answers, and reports.
func loadTest(b *testing.B, s *slackfake.Slack, questions []string, rate, n int) {
	b.Helper()
	channel := s.Channel("general")
	people := make([]*slackfake.User, 40)
	for i := range people {
		people[i] = s.User(fmt.Sprint("person", i))
	}
	began, given, before := make([]time.Time, n), make([]*slackfake.Delivery, n), len(s.Requests("commands"))
	tick := time.NewTicker(time.Second / time.Duration(rate))
	defer tick.Stop()
	start := time.Now()
	for i := range n {
		<-tick.C
		began[i] = time.Now()
		given[i] = people[i%len(people)].Slash(channel, fmt.Sprintf("/coverage %s q%06d", questions[i%len(questions)], i))
	}
	asking := time.Since(start)
	var answers []time.Duration
	deadline := time.Now().Add(time.Minute)
	for len(answers) < n && time.Now().Before(deadline) {
		<-tick.C
		answers = answersTo(s.Requests("commands")[before:], began)
	}
	var acks []time.Duration
	for _, d := range given {
		if after, ok := d.Acked(); ok {
			acks = append(acks, after)
		}
	}
	b.ReportMetric(float64(n)/asking.Seconds(), "asked/s")
	b.ReportMetric(float64(n-len(acks)), "unacknowledged")
	b.ReportMetric(float64(n-len(answers)), "unanswered")
	for unit, all := range map[string][]time.Duration{"ack": acks, "answer": answers} {
		b.ReportMetric(percentile(all, .5), unit+"-p50-ms")
		b.ReportMetric(percentile(all, .99), unit+"-p99-ms")
	}
	b.ReportMetric(0, "ns/op")
}

// answersTo is how long each question waited for the message that answers it,
// which says its number.
func answersTo(requests []slackfake.Request, began []time.Time) []time.Duration {
	number := regexp.MustCompile(`q(\d{6})`)
	first := map[int]time.Duration{}
	for _, r := range requests {
		m := number.FindSubmatch(r.Body)
		if m == nil || r.Status != 200 {
			continue
		}
		i, _ := strconv.Atoi(string(m[1]))
		if _, seen := first[i]; !seen {
			first[i] = r.At.Sub(began[i])
		}
	}
	out := make([]time.Duration, 0, len(first))
	for _, d := range first {
		out = append(out, d)
	}
	return out
}

// percentile is a share of all in milliseconds.
func percentile(all []time.Duration, share float64) float64 {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return float64(all[int(share*float64(len(all)-1))].Microseconds()) / 1000
}

func environ(b *testing.B, name string, def int) int {
	b.Helper()
	text := os.Getenv(name)
	if text == "" {
		return def
	}
	n, err := strconv.Atoi(text)
	if err != nil || n <= 0 {
		b.Fatalf("%s=%q is no number", name, text)
	}
	return n
}

// varied imports the articles of a folder n times over: each copy has words of
// its own, so that none is the reprint of another.
func varied(b *testing.B, program, data, dir string, n int) {
	b.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil || len(files) == 0 {
		b.Fatal("no articles", err)
	}
	to, id := b.TempDir(), regexp.MustCompile(`(?m)^((?:id|url): .*)\n`)
	for i := range n {
		text, err := os.ReadFile(files[i%len(files)])
		if err != nil {
			b.Fatal(err)
		}
		text = id.ReplaceAll(text, []byte(fmt.Sprintf("${1}-%d\n", i)))
		own := fmt.Sprintf("%s\n\nEdition %d of this report was read by %d people in district %d.\n", text, i, i*7919%100003, i%977)
		if err := os.WriteFile(filepath.Join(to, fmt.Sprintf("%06d.md", i)), []byte(own), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	if out, err := exec.Command(program, "import", "--data", data, to).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
}

// newspaperQuestions are the questions on the newspaper, which lie beside it.
func newspaperQuestions(b *testing.B, dir string) []string {
	b.Helper()
	text, err := os.ReadFile(dir + "-questions.jsonl")
	if err != nil {
		b.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(text)) {
		var q struct {
			Text string `json:"text"`
		}
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			b.Fatal(err)
		}
		out = append(out, q.Text)
	}
	return out
}
