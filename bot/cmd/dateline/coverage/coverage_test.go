package coverage

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/bot/cmd/dateline/datafolder"
	"dateline/corpus"
	"dateline/corpus/files"
	"dateline/retrieval/query"
)

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// found are the ids of the articles that a question finds.
func found(t *testing.T, c *Coverage, question string) []string {
	t.Helper()
	res, err := c.Index.Search(t.Context(), query.Query{Text: question, Top: 5})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, p := range res.Passages {
		ids = append(ids, p.Article.ID)
	}
	return ids
}

func TestArticlesAreBroughtInAndWithdrawn(t *testing.T) {
	dir, articles := t.TempDir(), t.TempDir()
	put(t, articles, "ferry.txt", "Ferry sinks\n\nThe ferry Aurelia sank on 3 May off Marrow Point.\n")
	put(t, articles, "strike.txt", "Dockers walk out\n\nSome 400 dockers at Port Calder went on strike.\n")
	c, err := Open(t.Context(), dir, options(io.Discard))
	if err != nil {
		t.Fatal(err)
	}
	first := &Intake{Reader: files.New(articles), Problems: io.Discard}
	if err := c.BringIn(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	if first.Counts[corpus.Added] != 2 || first.Undated != 2 { // an archive's, since nothing was there before
		t.Errorf("%+v", first)
	}
	if got := found(t, c, "When did the ferry sink?"); !slices.Equal(got, []string{"ferry.txt"}) {
		t.Errorf("found %q", got)
	}
	if err := os.Remove(filepath.Join(articles, "ferry.txt")); err != nil {
		t.Fatal(err)
	}
	var problems strings.Builder
	put(t, articles, "broken.jsonl", "no JSON\n")
	second := &Intake{Reader: files.New(articles), Problems: &problems}
	if err := errors.Join(c.BringIn(t.Context(), second), c.Prune(t.Context(), second, []string{articles})); err != nil {
		t.Fatal(err)
	}
	if second.Counts[corpus.Withdrawn] != 1 || second.Skipped != 1 || !strings.Contains(problems.String(), "broken.jsonl") {
		t.Errorf("%+v, %q", second, &problems)
	}
	if got := found(t, c, "When did the ferry sink?"); len(got) > 0 {
		t.Errorf("found %q, which was withdrawn", got)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if c, err = Open(t.Context(), dir, options(io.Discard)); err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if got := found(t, c, "How many dockers went on strike?"); !slices.Equal(got, []string{"strike.txt"}) {
		t.Errorf("found %q after it was opened again", got)
	}
}

func TestAFolderStaysLockedBetweenReleaseAndReopen(t *testing.T) {
	dir := t.TempDir()
	c, err := Open(t.Context(), dir, options(io.Discard))
	if err != nil {
		t.Fatal(err)
	}
	held, err := c.Release()
	if err != nil {
		t.Fatal(err)
	}
	var used *corpus.InUseError
	if _, err := OpenStore(t.Context(), dir, options(io.Discard)); !errors.As(err, &used) {
		t.Errorf("somebody else opened it: %v", err)
	}
	if c, err = Reopen(t.Context(), dir, held, options(io.Discard)); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

func TestOwnListsAreRead(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, datafolder.Aliases, "- [Aurelia, the blue ferry]\n- 7: what\n")
	if _, err := Open(t.Context(), dir, options(io.Discard)); err == nil || !strings.Contains(err.Error(), datafolder.Aliases) {
		t.Errorf("a list that is wrong: %v", err)
	}
	o := options(io.Discard)
	o.Lists = dir
	if _, err := OpenMemory(t.Context(), files.New(), o); err == nil {
		t.Error("a coverage in memory does not read the lists")
	}
	o.Lists = ""
	c, err := OpenMemory(t.Context(), files.New(), o)
	if err != nil {
		t.Fatal("without lists:", err)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}
