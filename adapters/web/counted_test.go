package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestWhatWasCountedIsShown(t *testing.T) {
	s := newSite(t, nil)
	for asked, wants := range map[string][]string{
		"list all articles about the bridge":     {"articles mention “bridge”", `<li value="1"><a href="/articles/`, "Counted: articles with"},
		"which outlets reported the bridge?":     {`<th scope="row">`, `<td class="number">`},
		"how many articles mention the unicorn?": {"No article of the coverage mentions “unicorn”"},
		"articles about the bridge by month":     {"articles mention “bridge”", `<th scope="col">Published</th>`},
		"how many articles by month?":            {"Articles per month", "<rect "},
	} {
		page := s.get(t, "/?q="+url.QueryEscape(asked), http.StatusOK)
		for _, want := range wants {
			if !strings.Contains(page, want) {
				t.Errorf("%q: the page lacks %q:\n%s", asked, want, page[strings.Index(page, "<main"):])
			}
		}
	}
}

func TestAListIsShownInFull(t *testing.T) {
	s := newSite(t, nil)
	id := s.ask(t, "how many articles are there?")
	if page := s.get(t, "/answers/"+id+"?all=1", http.StatusOK); !strings.Contains(page, `<li value="4">`) {
		t.Errorf("%s", page)
	}
}
