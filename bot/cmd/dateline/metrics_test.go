package main

import (
	"bufio"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/prometheus/client_golang/prometheus/testutil/promlint"

	"dateline/adapters/slack/slackfake"
)

// scrape reads /metrics, as Prometheus does.
func (s *served) scrape(t *testing.T) string {
	t.Helper()
	res, err := http.Get(s.url + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("%s %v\n%s", res.Status, err, body)
	}
	return string(body)
}

// figure is the value of one series; 0 where it is missing.
func figure(t *testing.T, page, series string) float64 {
	t.Helper()
	lines := bufio.NewScanner(strings.NewReader(page))
	for lines.Scan() {
		if text, ok := strings.CutPrefix(lines.Text(), series+" "); ok {
			v, err := strconv.ParseFloat(text, 64)
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
	}
	return 0
}

func TestFiguresFollowQuestions(t *testing.T) {
	program := built(t)
	data := imported(t, program)
	s := patientSlack(t)
	ann, general := s.User("ann"), s.Channel("general")
	p := serve(t, program, data, "SLACK_BOT_TOKEN="+slackfake.BotToken, "SLACK_APP_TOKEN="+slackfake.AppToken,
		"SLACK_SIGNING_SECRET="+slackfake.SigningSecret, "SLACK_API_URL="+s.APIURL())
	before := p.scrape(t)
	s.Fault(slackfake.Rule{Route: "chat.postMessage", Times: 1, Do: slackfake.RateLimited("1")})
	ann.Slash(general, "/coverage "+bridgeQuestion)
	general.WaitFor(`412 million crowns`)
	ann.Mention(general, "Who won the chess tournament in Reykjavik?")
	general.WaitFor(`bot in C1 \(thread #2\)`)
	answer, err := http.Get(p.url + "/?q=ferry")
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	after := p.scrape(t)

	for series, least := range map[string]float64{
		`dateline_questions_total{platform="slack",verdict="found"}`:        1,
		`dateline_questions_total{platform="slack",verdict="none"}`:         1,
		`dateline_answer_duration_seconds_count{platform="slack"}`:          2,
		`dateline_answer_duration_seconds_count{platform="web"}`:            1,
		`dateline_acknowledgement_duration_seconds_count{platform="slack"}`: 2,
		`dateline_stage_duration_seconds_count{stage="parse"}`:              3,
		`dateline_stage_duration_seconds_count{stage="candidates"}`:         3,
		`dateline_stage_duration_seconds_count{stage="rank"}`:               3,
		`dateline_stage_duration_seconds_count{stage="render"}`:             3,
		`dateline_stage_duration_seconds_count{stage="send"}`:               2,
		`dateline_messages_total{outcome="ok",platform="slack"}`:            2,
		`dateline_rate_limits_total{platform="slack"}`:                      1,
	} {
		if got := figure(t, after, series) - figure(t, before, series); got < least {
			t.Errorf("%s rose by %v, want %v or more", series, got, least)
		}
	}
	for series, want := range map[string]float64{
		`dateline_platform_ready{platform="slack"}`: 1,
		`dateline_queue_length{platform="slack"}`:   0,
		`dateline_index_articles`:                   2,
		`dateline_index_behind_arrivals`:            0,
		`dateline_feeds`:                            0,
	} {
		if got := figure(t, after, series); got != want || !strings.Contains(after, "\n"+series+" ") {
			t.Errorf("%s is %v, want %v", series, got, want)
		}
	}
	for _, series := range []string{"dateline_index_passages", "dateline_index_size_bytes", "dateline_store_size_bytes",
		"dateline_coverage_newest_arrival_timestamp_seconds", "process_resident_memory_bytes", "go_goroutines"} {
		if figure(t, after, series) <= 0 {
			t.Errorf("%s is missing", series)
		}
	}
	problems, err := promlint.New(strings.NewReader(after)).Lint()
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range problems {
		t.Errorf("%s: %s", problem.Metric, problem.Text)
	}
	p.end(t, syscall.SIGTERM)
	followsOneQuestion(t, p.log.String())
}

// followsOneQuestion checks that the lines on a question can be found by the
// id of its receipt, and that nobody's words are among them.
func followsOneQuestion(t *testing.T, log string) {
	t.Helper()
	id := regexp.MustCompile(`"msg":"answered","platform":"slack".*"question":"(\w{8})"`).FindStringSubmatch(log)
	if id == nil {
		t.Fatalf("no question was answered:\n%s", log)
	}
	if n := strings.Count(log, `"question":"`+id[1]+`"`); n < 2 {
		t.Errorf("%d lines on question %s:\n%s", n, id[1], log)
	}
	if strings.Contains(log, "harbour") || strings.Contains(log, "Reykjavik") {
		t.Errorf("a question's words are in the log:\n%s", log)
	}
}
