package web

import (
	"context"
	"html"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"dateline/bot"
	"dateline/bot/secret"
	"dateline/corpus"
	"dateline/corpus/briefs"
	"dateline/corpus/files"
	"dateline/retrieval/index"
)

// newPipelineSite is the page over everything that ships: the embedded briefs,
// the true index and the true ranking.
func newPipelineSite(t testing.TB) *site {
	t.Helper()
	ctx := context.Background()
	store, err := corpus.OpenMemory(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	for a, err := range files.NewFS(briefs.FS, ".").Articles(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.Add(ctx, a); err != nil {
			t.Fatal(err)
		}
	}
	ix, err := index.OpenLive(ctx, "", store, index.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	if err := ix.Sync(ctx); err != nil {
		t.Fatal(err)
	}
	ledger, err := bot.OpenLedger(ctx, store.DB())
	if err != nil {
		t.Fatal(err)
	}
	b := bot.New(bot.Options{Searcher: ix, Coverage: store, Ledger: ledger, Log: slog.New(slog.DiscardHandler)})
	w, err := New(Config{Token: secret.New(testToken)}, b, nil, store, ledger, b.Log)
	if err != nil {
		t.Fatal(err)
	}
	return &site{web: w, handler: w.Handler()}
}

// TestCitationsLeadToTheirWords follows every citation to its article, where
// exactly the quote must be highlighted.
func TestCitationsLeadToTheirWords(t *testing.T) {
	s := newPipelineSite(t)
	followed := 0
	for _, question := range []string{
		"How many artillery shells may North Korea have sent to Russia?", "What did Blinken say?", "Who met Choe Son Hui?",
		"Which countries condemned the arms trade?", "Who won the chess championship on Mars?",
	} {
		page := s.get(t, "/?q="+url.QueryEscape(question), http.StatusOK)
		quotes := textOf(page, "blockquote")
		links := regexp.MustCompile(`class="title" href="([^"]*)"`).FindAllStringSubmatch(page, -1)
		if len(quotes) != len(links) {
			t.Fatalf("%q: %d quotes, %d citations", question, len(quotes), len(links))
		}
		for i, l := range links {
			path := html.UnescapeString(l[1])
			article := s.get(t, path, http.StatusOK)
			got, want := withoutSpace(strings.Join(textOf(article, "mark"), "")), withoutSpace(quotes[i])
			if got != want {
				t.Errorf("%q: at %s stands\n%q, and not\n%q", question, path, got, want)
			}
			followed++
			_, fragment, _ := strings.Cut(path, "#")
			if !strings.Contains(article, `id="`+fragment+`"`) {
				t.Errorf("nothing at %s is called %s", path, fragment)
			}
		}
	}
	if followed == 0 {
		t.Error("nothing was quoted")
	}
}

// withoutSpace drops the white space that a page's layout adds between
// paragraphs.
func withoutSpace(s string) string { return strings.Join(strings.Fields(s), "") }
