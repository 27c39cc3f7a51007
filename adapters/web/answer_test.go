package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"dateline/adapters/adaptertest"
	"dateline/bot"
)

// TestPrivateAnswersStayPrivate tries every address that could show an answer
// that was given in private.
func TestPrivateAnswersStayPrivate(t *testing.T) {
	s := newSite(t, nil)
	id := s.private(t)
	for _, r := range []*http.Request{
		here("GET", "/answers/"+id, ""), here("GET", "/answers/"+id+"?all=1", ""), here("GET", "/answers/"+strings.ToUpper(id), ""),
		here("GET", "/?of="+id, ""), here("GET", "/?do=again&of="+id, ""), here("GET", "/?do=widen&n=3&of="+id, ""),
		here("GET", "/?do=forget&of="+id, ""), here("GET", "/?q="+url.QueryEscape(adaptertest.Answered)+"&of="+id, ""),
		here("POST", "/answers/"+id, "verdict=praise"), here("GET", "/answers/%20"+id, ""),
	} {
		rec := s.do(r)
		body := rec.Body.String()
		if rec.Code != http.StatusForbidden || strings.Contains(body, "crowns") || strings.Contains(body, "How much") {
			t.Errorf("%s %s: %d\n%s", r.Method, r.URL, rec.Code, body)
		}
	}
}

// TestDirectAnswersStayPrivate: an answer in a direct conversation with the bot
// is as private as one that only the asker could see.
func TestDirectAnswersStayPrivate(t *testing.T) {
	s := newSite(t, nil)
	rep := s.Bot.Handle(context.Background(), bot.Request{
		Text: adaptertest.Answered, Platform: "slack", Place: "D1", Person: "U1", Direct: true, At: noon(),
	})
	s.get(t, "/answers/"+rep.Receipt, http.StatusForbidden)
	s.get(t, "/?do=again&of="+rep.Receipt, http.StatusForbidden)
}

// TestPublicAnswersFromElsewhere: a public answer in a channel can be read by
// every visitor who knows its id.
func TestPublicAnswersFromElsewhere(t *testing.T) {
	s := newSite(t, nil)
	rep := s.Bot.Handle(context.Background(), bot.Request{
		Text: adaptertest.Answered, Platform: "slack", Place: "C1", Person: "U1", At: noon(),
	})
	page := s.get(t, "/answers/"+rep.Receipt, http.StatusOK)
	if !strings.Contains(page, adaptertest.AnsweredBy) || strings.Contains(page, "U1") || strings.Contains(page, "C1") {
		t.Errorf("the page names who asked, or lacks the answer:\n%s", page)
	}
}

// TestReadingChangesNothing: reading an old answer has no effect on the
// conversation that it was given in.
func TestReadingChangesNothing(t *testing.T) {
	s := newSite(t, nil)
	req := bot.Request{Text: adaptertest.Answered, Platform: "slack", Place: "D1", Thread: "T", Person: "U1", At: noon()}
	id := s.Bot.Handle(context.Background(), req).Receipt
	before, err := s.Ledger.Receipt(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/answers/" + id, "/answers/" + id + "?all=1", "/articles/ferry", "/coverage", "/"} {
		s.get(t, path, http.StatusOK)
	}
	after, err := s.Ledger.Recall(context.Background(), req)
	if err != nil || after.ID != id || after.Shown != before.Shown {
		t.Errorf("%v: seen %d, was %d, last %s", err, after.Shown, before.Shown, after.ID)
	}
}

// TestRefinementsAreNotCounted: filters under an answer refine it, which the
// limit does not count as a question.
func TestRefinementsAreNotCounted(t *testing.T) {
	s := newSite(t, nil)
	s.Bot.Limit = bot.Limit{PerHour: 1}
	id := s.ask(t, adaptertest.Answered)
	page := s.get(t, "/?"+url.Values{"q": {adaptertest.Answered}, "of": {id}, "source": {"Northern Wire"}}.Encode(), http.StatusOK)
	if cites := textOf(page, "blockquote"); len(cites) == 0 || !strings.Contains(page, "Filtered: source Northern Wire") {
		t.Errorf("not refined:\n%s", page)
	}
	if page = s.get(t, "/?q=another+bridge", http.StatusOK); strings.Contains(page, "is reached") {
		t.Errorf("limited on the machine itself:\n%s", page)
	}
	r := here("GET", "/?q=another+bridge", "")
	r.RemoteAddr = "203.0.113.9:1"
	r.Header.Set("Cookie", "dateline="+s.web.auth.cookie())
	s.do(r)
	page = s.do(r).Body.String()
	if !strings.Contains(page, "The limit of 1 question an hour is reached") {
		t.Errorf("over the limit:\n%s", page)
	}
}

// TestAnOrderIsChosenAndDropped: the control under an answer says the order that
// it has, and can take it back.
func TestAnOrderIsChosenAndDropped(t *testing.T) {
	s := newSite(t, nil)
	page := s.get(t, "/?"+url.Values{"q": {adaptertest.Answered}, "order": {"newest"}}.Encode(), http.StatusOK)
	if !strings.Contains(page, "newest first") || !strings.Contains(page, `<option value="newest" selected>`) {
		t.Errorf("not the newest first:\n%s", page)
	}
	id := receiptIn.FindStringSubmatch(page)[1]
	page = s.get(t, "/?"+url.Values{"q": {adaptertest.Answered}, "of": {id}, "order": {"best"}}.Encode(), http.StatusOK)
	if strings.Contains(page, " selected>") || strings.Contains(page, "Filtered: ") {
		t.Errorf("still in order:\n%s", page)
	}
}

// TestLimitIsPerVisitor: the limit counts each user whom a proxy names, and each
// address, on its own.
func TestLimitIsPerVisitor(t *testing.T) {
	s := newSite(t, func(c *Config) { c.Proxies = []string{"10.0.0.7"} })
	s.Bot.Limit = bot.Limit{PerHour: 1}
	limited := func(addr, user string) bool {
		r := here("GET", "/?q=bridge", "")
		r.RemoteAddr = addr
		r.Header.Set("X-Forwarded-User", user)
		if user == "" {
			r.Header.Set("Cookie", "dateline="+s.web.auth.cookie())
		}
		return strings.Contains(s.do(r).Body.String(), "an hour is reached")
	}
	for i, c := range []struct {
		addr, user string
		want       bool
	}{
		{"10.0.0.7:1", "ida", false}, {"10.0.0.7:2", "ida", true}, {"10.0.0.7:1", "jon", false},
		{"203.0.113.9:1", "", false}, {"203.0.113.9:2", "", true}, {"203.0.113.8:1", "", false},
		{"[2001:db8::1]:1", "", false}, {"[2001:db8::2]:1", "", true}, {"[2001:db8:0:1::1]:1", "", false},
	} {
		if got := limited(c.addr, c.user); got != c.want {
			t.Errorf("%d: %s %s: limited is %v", i, c.addr, c.user, got)
		}
	}
}

func TestFeedback(t *testing.T) {
	s := newSite(t, nil)
	id := s.ask(t, adaptertest.Answered)
	for body, want := range map[string]int{
		"verdict=praise": http.StatusOK, "verdict=object&reason=It+is+out+of+date": http.StatusOK,
		"verdict=share": http.StatusBadRequest, "": http.StatusBadRequest, "verdict=%zz": http.StatusBadRequest,
		"verdict=praise&x=" + strings.Repeat("x", maxBody): http.StatusBadRequest,
	} {
		if rec := s.do(here("POST", "/answers/"+id, body)); rec.Code != want {
			t.Errorf("%.40s: %d, want %d", body, rec.Code, want)
		} else if thanked := strings.Contains(rec.Body.String(), "It is noted under receipt "+id); thanked != (want == http.StatusOK) {
			t.Errorf("%.40s: thanked is %v\n%s", body, thanked, rec.Body)
		}
	}
	if rec := s.do(here("POST", "/answers/00000000", "verdict=praise")); rec.Code != http.StatusNotFound {
		t.Errorf("an unknown answer: %d", rec.Code)
	}
	for _, path := range []string{"/", "/coverage", "/articles/ferry", "/?q=bridge"} {
		if rec := s.do(here("POST", path, "verdict=praise")); rec.Code != http.StatusNotFound && rec.Code != http.StatusMethodNotAllowed {
			t.Errorf("POST %s: %d", path, rec.Code)
		}
	}
}

// TestFormKeepsItsFilters: filters come back from the receipt into the fields as
// they were typed.
func TestFormKeepsItsFilters(t *testing.T) {
	zone := time.FixedZone("east", 9*60*60)
	f := form{Question: "q", Source: "A, B", Person: "Ida Lund", Without: "C, Jon Aas, opinion", Since: "2024-02-29", Until: "2024-12-31", AsOf: "2025-01-01", Order: "newest"}
	filter := f.filter(zone)
	if len(filter.Sources) != 2 || !filter.Until.Equal(time.Date(2025, 1, 1, 0, 0, 0, 0, zone)) || f.Problem != "" {
		t.Errorf("%+v, %s", filter, f.Problem)
	}
	rcpt := bot.Receipt{ID: "id"}
	rcpt.Filter = filter
	rcpt.Query.Text = "q"
	var again form
	again.fill(rcpt, zone)
	f.Of = "id"
	if again.Source != f.Source || again.Person != f.Person || again.Without != f.Without || again.Since != f.Since || again.Until != f.Until || again.AsOf != f.AsOf || again.Order != f.Order || !again.Filtered() {
		t.Errorf("%+v became %+v", f, again)
	}
	for _, wrong := range []string{"2024-13-01", "today", "01/02/2024", "2024-02-30"} {
		f := form{Since: wrong}
		if f.filter(zone); f.Problem == "" {
			t.Errorf("%s is taken for a date", wrong)
		}
	}
}

func TestFaultsAreToldAndLogged(t *testing.T) {
	s := newSite(t, nil)
	if err := s.Bot.Coverage.DB().Close(); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/", "/?q=bridge", "/articles/ferry", "/answers/00000000", "/coverage"} {
		rec := s.do(here("GET", path, ""))
		checkHTML(t, path, rec.Body.String())
		if rec.Code != http.StatusInternalServerError || strings.Contains(rec.Body.String(), "sql") {
			t.Errorf("%s: %d\n%s", path, rec.Code, rec.Body)
		}
	}
	if !strings.Contains(s.Log.String(), "closed") {
		t.Error("the cause is not in the log")
	}
}

func TestHead(t *testing.T) {
	s := newSite(t, nil)
	if rec := s.do(here("HEAD", "/coverage", "")); rec.Code != http.StatusOK || rec.Body.Len() != 0 {
		t.Errorf("%d, %d bytes", rec.Code, rec.Body.Len())
	}
}
