package terminal

import (
	"bytes"
	"encoding/json"
	"testing"

	"dateline/bot"
	"dateline/retrieval"
)

func TestJSONSaysWhyADateWasNotRead(t *testing.T) {
	r := bot.Reply{Unread: []string{"since:banana", "30 February"}, Result: &retrieval.Result{}}
	var b bytes.Buffer
	if err := PrintJSON(&b, r, false); err != nil {
		t.Fatal(err)
	}
	var out struct {
		Unread []string `json:"unread"`
		Why    []string `json:"why_unread"`
	}
	if err := json.Unmarshal(b.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	if len(out.Why) != 2 || out.Why[0] == "" || out.Why[1] != "“30 February” was left out: there is no such day." {
		t.Errorf("%q", out.Why)
	}
}

func TestAHeadlineInJSONHasItsFilters(t *testing.T) {
	if got := headline(bot.Reply{Headline: "2 new articles", Filters: []string{"without opinion"}}); got != "2 new articles (without opinion)" {
		t.Errorf("%q", got)
	}
}
