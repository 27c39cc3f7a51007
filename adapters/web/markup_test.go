package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dateline/bot"
	"dateline/bot/diff"
	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/text"
)

// TestParagraphsLoseNothing: paragraphs hold every word of their text, and
// highlight exactly the marked words.
func TestParagraphsLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.StringMatching(`([a-cé ]{1,6}(\n\n)?){0,8}`).Draw(t, "text")
		var marks []text.Span
		at := 0
		for range rapid.IntRange(0, 4).Draw(t, "marks") {
			start := at + rapid.IntRange(0, 9).Draw(t, "start")
			end := start + rapid.IntRange(1, 9).Draw(t, "length")
			if end > len(body) {
				break
			}
			marks, at = append(marks, text.Span{Start: start, End: end}), end
		}
		var all, marked []string
		for _, p := range paragraphs(body, marks) {
			var b strings.Builder
			for _, r := range p.Runs {
				b.WriteString(r.Text)
				if r.Marked {
					marked = append(marked, r.Text)
				}
			}
			all = append(all, b.String())
		}
		if got := strings.Join(all, paragraphBreak); got != body {
			t.Fatalf("%q became %q", body, got)
		}
		var want strings.Builder
		for _, m := range marks {
			want.WriteString(body[m.Start:m.End])
		}
		unbroken := func(s string) string { return strings.ReplaceAll(s, "\n", "") }
		if got := strings.Join(marked, ""); unbroken(got) != unbroken(want.String()) {
			t.Fatalf("marked %q, want %q", got, want.String())
		}
	})
}

func TestCompare(t *testing.T) {
	got := compare("One.\n\nThe bridge cost 412 million crowns.\n\nThree.", "One.\n\nThe bridge cost 421 million crowns, twice the plan.\n\nThree.\n\nFour.")
	kept := func(s string) change { return change{diff.Edit{Op: diff.Keep, Text: s}} }
	removed := func(s string) change { return change{diff.Edit{Op: diff.Remove, Text: s}} }
	added := func(s string) change { return change{diff.Edit{Op: diff.Add, Text: s}} }
	want := [][]change{
		{kept("The bridge cost"), removed("412"), added("421"), kept("million"), removed("crowns."), added("crowns, twice the plan.")},
		{added("Four.")},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestCompareIsBounded: versions that differ too much are shown as replaced, so
// that a page does not take too long.
func TestCompareIsBounded(t *testing.T) {
	before := strings.Repeat("a b ", 4000)
	after := strings.Repeat("c d ", 4000)
	got := compare(before, after)
	if len(got) != 1 || len(got[0]) != 2 || !got[0][0].Removed() || !got[0][1].Added() {
		t.Errorf("%d paragraphs differ", len(got))
	}
}

// FuzzHostileArticle checks that nothing in an article is interpreted as HTML.
func FuzzHostileArticle(f *testing.F) {
	for _, s := range []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</title></mark><h1>`, `javascript:alert(1)`, `{{.}}`, "\u202eright to left",
		`<!--`, `]]>`, `data:text/html,x`, `//evil.example/x`, `http://[::1`, `&lt;b&gt;`, "a\n\n<hr>\n\nb",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		site := newSite(t, nil)
		a := corpus.Article{ID: "x" + s, Title: s, Source: s, Author: s, URL: s, Language: s, File: s, Text: "Zebras: " + s}
		if _, err := site.Bot.Coverage.Add(t.Context(), a); err != nil {
			t.Skip() // not valid text
		}
		a.Title, a.Text = "Then "+s, "Zebras were "+s
		if _, err := site.Bot.Coverage.Add(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		page := site.get(t, articlePath(a.ID), http.StatusOK)
		if h1 := textOf(page, "h1"); len(h1) != 1 || !strings.Contains(h1[0], "Then") {
			t.Errorf("the headings are %q", h1)
		}
		site.get(t, "/coverage", http.StatusOK)
		site.get(t, "/?q=zebras", http.StatusOK)
	})
}

// TestSpeechHasItsOwnMarks: a quote that is speech has quotation marks already.
func TestSpeechHasItsOwnMarks(t *testing.T) {
	for body, want := range map[string]bool{
		"Said plainly.": false, "“So,” he said.": true, "He said: \"So.\"": true, "She said “no” to it.": false, "그는 「네」": true, "": false,
	} {
		v := &corpus.Version{Article: corpus.Article{ID: "a", Text: body}}
		q := bot.Quote{Text: body, Passage: retrieval.Passage{Article: v}}
		if got := newQuote(q, bot.Source{}).OwnMarks; got != want {
			t.Errorf("%q: %v", body, got)
		}
	}
}
