package web

import (
	"context"
	"flag"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/adapters/adaptertest"
	"dateline/bot"
	"dateline/corpus"
	"dateline/corpus/story"
)

var update = flag.Bool("update", false, "write the golden files anew")

// normalize replaces what differs from run to run: ids and times of arrival.
func normalize(page, receipt string) string {
	if receipt != "" {
		page = strings.ReplaceAll(page, receipt, "RECEIPT")
	}
	page = regexp.MustCompile(`\d{1,2} \w{3} \d{4}, \d\d:\d\d UTC`).ReplaceAllString(page, "MOMENT")
	page = regexp.MustCompile(`datetime="[^"]*"`).ReplaceAllString(page, `datetime="MOMENT"`)
	return regexp.MustCompile(`reference \w{8}`).ReplaceAllString(page, "reference REFERENCE")
}

var receiptIn = regexp.MustCompile(`/answers/([0-9a-z]{8})`)

func TestGoldenPages(t *testing.T) {
	q := func(text string, more ...string) string {
		return "/?q=" + url.QueryEscape(text) + strings.Join(more, "")
	}
	at := func(path string) func(testing.TB, *site) string {
		return func(testing.TB, *site) string { return path }
	}
	for name, c := range map[string]struct {
		path   func(testing.TB, *site) string
		status int
	}{
		"front":             {at("/"), 200},
		"found":             {at(q(adaptertest.Answered)), 200},
		"filtered":          {at(q(adaptertest.Answered, "&since=2024-10-01&until=2024-11-30&source=Harbour+Gazette")), 200},
		"narrow":            {at(q(adaptertest.Answered, "&until=2019-01-01")), 200},
		"none":              {at(q(adaptertest.Unanswered)), 200},
		"hostile":           {at(q(adaptertest.Hostile)), 200},
		"only_filters":      {at(q("", "&source=Northern+Wire")), 200},
		"wrong_date":        {at(q("bridge", "&since=yesterday")), 400},
		"too_long":          {at(q(strings.Repeat("bridge ", 200))), 400},
		"fault":             {fault, 200},
		"article":           {at("/articles/bridge-opens?v=1&p=0-67#p0-67"), 200},
		"article_hostile":   {at("/articles/hostile"), 200},
		"article_moved":     {moved, 200},
		"article_lost":      {lost, 200},
		"article_withdrawn": {withdrawn, 410},
		"article_reprinted": {reprinted, 200},
		"article_unknown":   {at("/articles/nothing"), 404},
		"answer":            {given, 200},
		"answer_all":        {all, 200},
		"answer_fallen":     {lapsed, 200},
		"answer_private":    {func(t testing.TB, s *site) string { return "/answers/" + s.private(t) }, 403},
		"answer_unknown":    {at("/answers/00000000"), 404},
		"coverage":          {at("/coverage"), 200},
		"coverage_stories":  {func(t testing.TB, s *site) string { reprinted(t, s); return "/coverage" }, 200},
		"unknown":           {at("/nothing/here"), 404},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t, nil)
			page := s.get(t, c.path(t, s), c.status)
			id := ""
			if m := receiptIn.FindStringSubmatch(page); m != nil {
				id = m[1]
			}
			golden(t, name+".html", normalize(page, id))
		})
	}
}

func fault(t testing.TB, s *site) string {
	s.Search.Break(http.ErrAbortHandler)
	return "/?q=bridge"
}

// moved is the path of a passage that a later version has elsewhere.
func moved(t testing.TB, s *site) string {
	s.change(t, "bridge-opens", func(a *corpus.Article) {
		a.Text = "Correction: an earlier version gave another year.\n\n" + a.Text
	})
	return "/articles/bridge-opens?v=1&p=0-67#p0-67"
}

// lost is the path of a passage whose words a later version has corrected.
func lost(t testing.TB, s *site) string {
	s.change(t, "bridge-opens", func(a *corpus.Article) {
		a.Title = "Harbour bridge opens after twelve years"
		a.Text = strings.Replace(a.Text, "eleven", "twelve", 1)
	})
	return "/articles/bridge-opens?v=1&p=0-67#p0-67"
}

func withdrawn(t testing.TB, s *site) string {
	path := lost(t, s)
	s.withdraw(t, "bridge-opens")
	return path
}

// reprinted is the path of an article that another outlet printed, too.
func reprinted(t testing.TB, s *site) string {
	again := adaptertest.Coverage()[0]
	again.ID, again.Source, again.URL = "bridge-again", "Quay Courier", "https://courier.example/bridge"
	if _, err := s.Bot.Coverage.Add(context.Background(), again); err != nil {
		t.Fatal(err)
	}
	groups, err := story.Open(context.Background(), s.Bot.Coverage, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := groups.Sync(context.Background()); err != nil {
		t.Fatal(err)
	}
	s.Bot.Stories = groups
	return "/articles/bridge-again"
}

func given(t testing.TB, s *site) string { return "/answers/" + s.ask(t, adaptertest.Answered) }
func all(t testing.TB, s *site) string   { return given(t, s) + "?all=1" }

func lapsed(t testing.TB, s *site) string {
	path := given(t, s)
	s.change(t, "bridge-cost", func(a *corpus.Article) { a.Text = strings.ReplaceAll(a.Text, "412", "421") })
	s.withdraw(t, "bridge-opens")
	return path
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "pages", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got); -update accepts it:\n%s", path, diff)
	}
}

// TestAQuestionThatWasNotAnswered: the page of a question that was not answered
// lets the visitor ask it again.
func TestAQuestionThatWasNotAnswered(t *testing.T) {
	s := newSite(t, nil)
	rep := s.Bot.Handle(context.Background(), bot.Request{
		Text: adaptertest.Answered, Platform: "slack", Place: "C1", Person: "U1", Recovered: true, At: noon().AddDate(0, 0, -1),
	})
	page := s.get(t, "/answers/"+rep.Receipt, http.StatusOK)
	for _, want := range []string{"was not answered", "do=again", "on Slack"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in\n%s", want, page)
		}
	}
	if page := s.get(t, "/?do=again&of="+rep.Receipt, http.StatusOK); !strings.Contains(page, adaptertest.AnsweredBy) {
		t.Errorf("asked again:\n%s", page)
	}
}
