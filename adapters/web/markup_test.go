package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dateline/bot"
	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/text"
)

// Paragraphs hold every word of their text, and their marks are the words that
// were marked.
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
		if got := strings.Join(all, between); got != body {
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
	want := [][]change{
		{{kept, "The bridge cost"}, {taken, "412"}, {added, "421"}, {kept, "million"}, {taken, "crowns."}, {added, "crowns, twice the plan."}},
		{{added, "Four."}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What stayed and went is the old list, what stayed and came the new one.
func TestAlignTellsBothSides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d"}), 0, 12)
		a, b := list.Draw(t, "a"), list.Draw(t, "b")
		var before, after []string
		for _, c := range align(a, b) {
			if c.Fate != added {
				before = append(before, c.Text)
			}
			if c.Fate != taken {
				after = append(after, c.Text)
			}
		}
		if strings.Join(before, "") != strings.Join(a, "") || strings.Join(after, "") != strings.Join(b, "") {
			t.Fatalf("%v to %v: %v and %v", a, b, before, after)
		}
	})
}

// Very different versions are not compared for longer than a page may take.
func TestCompareIsBounded(t *testing.T) {
	before := strings.Repeat("a b ", 4000)
	after := strings.Repeat("c d ", 4000)
	got := compare(before, after)
	if len(got) != 1 || len(got[0]) != 2 || got[0][0].Fate != taken || got[0][1].Fate != added {
		t.Errorf("%d paragraphs differ", len(got))
	}
}

// Nothing that an article says becomes part of the page.
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
			t.Skip() // it is no text
		}
		a.Title, a.Text = "Then "+s, "Zebras were "+s
		if _, err := site.Bot.Coverage.Add(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		page := site.get(t, ArticlePath(a.ID), http.StatusOK)
		if h1 := textOf(page, "h1"); len(h1) != 1 || !strings.Contains(h1[0], "Then") {
			t.Errorf("the headings are %q", h1)
		}
		site.get(t, "/coverage", http.StatusOK)
		site.get(t, "/?q=zebras", http.StatusOK)
	})
}

// A quote that is speech has quotation marks already.
func TestSpeechHasItsOwnMarks(t *testing.T) {
	for text, want := range map[string]bool{
		"Said plainly.": false, "“So,” he said.": true, "He said: \"So.\"": true, "She said “no” to it.": false, "그는 「네」": true, "": false,
	} {
		v := &corpus.Version{Article: corpus.Article{ID: "a", Text: text}}
		q := bot.Quote{Text: text, Passage: retrieval.Passage{Article: v}}
		if got := newQuote(q, bot.Source{}).Speech; got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
