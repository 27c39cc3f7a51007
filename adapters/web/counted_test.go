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

func TestACountKeepsItsQuestion(t *testing.T) {
	s := newSite(t, nil)
	for _, asked := range []string{
		"How many articles mention the bridge?", "list all articles about the bridge", "articles about the bridge by month",
		"How many articles are there?", "which outlets reported the bridge?",
	} {
		page := s.get(t, "/?q="+url.QueryEscape(asked), http.StatusOK)
		id := s.ask(t, asked)
		for _, p := range []string{page, s.get(t, "/answers/"+id, http.StatusOK)} {
			for _, want := range []string{"<title>" + asked, ">" + asked + "</h1>", `value="` + asked + `"`} {
				if !strings.Contains(p, want) {
					t.Errorf("%q: the page lacks %q", asked, want)
				}
			}
		}
		refined := s.get(t, "/?of="+id+"&order=best&source=Nobody&q="+url.QueryEscape(asked), http.StatusOK)
		if strings.Contains(refined, "That names only filters") || !strings.Contains(refined, "source Nobody") || !strings.Contains(refined, ">"+asked+"</h1>") {
			t.Errorf("%q: refined:\n%s", asked, refined[strings.Index(refined, "<main"):])
		}
		other := s.get(t, "/?of="+id+"&order=best&q="+url.QueryEscape(strings.Replace(asked, "bridge", "unicorn", 1)), http.StatusOK)
		if strings.Contains(asked, "bridge") && !strings.Contains(other, "No article of the coverage mentions “unicorn”") {
			t.Errorf("%q: another name:\n%s", asked, other[strings.Index(other, "<main"):])
		}
	}
}

func TestTheOrderOfTheFormWins(t *testing.T) {
	s := newSite(t, nil)
	if page := s.get(t, "/?order=oldest&q=latest+on+the+bridge", http.StatusOK); !strings.Contains(page, "oldest first") || strings.Contains(page, "Filtered: newest first") {
		t.Errorf("%s", page[strings.Index(page, "<main"):])
	}
	if page := s.get(t, "/?order=best&q=latest+on+the+bridge", http.StatusOK); !strings.Contains(page, "Filtered: newest first") {
		t.Errorf("%s", page[strings.Index(page, "<main"):])
	}
}
