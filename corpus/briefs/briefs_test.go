package briefs_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v4"

	"dateline/corpus/briefs"
)

// longestRun is how many consecutive words a brief may share with its article:
// enough for a name with its title, or a short quotation.
const longestRun = 5

type header struct {
	ID        string
	Title     string
	Source    string
	Published string
	Inferred  bool
	Note      string
	Language  string
	Brief     bool
}

// read returns the front matter and the text of one brief.
func read(t *testing.T, name string) (header, string) {
	t.Helper()
	data, err := fs.ReadFile(briefs.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	rest, opened := strings.CutPrefix(string(data), "---\n")
	front, text, closed := strings.Cut(rest, "\n---\n")
	if !opened || !closed {
		t.Fatalf("%s: no front matter", name)
	}
	var h header
	if err := yaml.Unmarshal([]byte(front), &h); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return h, text
}

func names(t *testing.T) []string {
	t.Helper()
	all, err := fs.Glob(briefs.FS, "*.md")
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 5 {
		t.Fatalf("%d briefs, want 5", len(all))
	}
	return all
}

func TestFrontMatter(t *testing.T) {
	for _, name := range names(t) {
		h, _ := read(t, name)
		if want := strings.TrimSuffix(name, ".md") + ".txt"; h.ID != want {
			t.Errorf("%s: id %q, want %q", name, h.ID, want)
		}
		if h.Title == "" || h.Language != "en" || !h.Brief {
			t.Errorf("%s: title %q, language %q, brief %t", name, h.Title, h.Language, h.Brief)
		}
		if _, err := time.Parse(time.DateOnly, h.Published); err != nil {
			t.Errorf("%s: published: %v", name, err)
		}
		if h.Inferred && h.Note == "" {
			t.Errorf("%s: inferred, but no note says from what", name)
		}
	}
}

func TestShape(t *testing.T) {
	for _, name := range names(t) {
		_, text := read(t, name)
		paragraphs := strings.Split(strings.TrimSpace(text), "\n\n")
		if n := len(paragraphs); n < 5 || n > 20 {
			t.Errorf("%s: %d paragraphs", name, n)
		}
		for _, p := range paragraphs {
			if n := len(strings.Fields(p)); n > 100 || strings.Contains(p, "\n") {
				t.Errorf("%s: %d words, or a line break, in a paragraph: %.60s", name, n, p)
			}
		}
	}
}

// TestOwnWords checks that a brief says what its article says in other words.
func TestOwnWords(t *testing.T) {
	dir := filepath.Join(shared(t), "seeds")
	for _, name := range names(t) {
		h, text := read(t, name)
		original, err := os.ReadFile(filepath.Join(dir, h.ID))
		if err != nil {
			t.Fatal(err)
		}
		for _, ours := range []string{text, h.Title} {
			if run := commonRun(words(ours), words(string(original))); len(run) > longestRun {
				t.Errorf("%s: shares %d consecutive words with its article: %q", name, len(run), strings.Join(run, " "))
			}
		}
	}
}

// TestFigures checks that a brief keeps every figure of its article.
func TestFigures(t *testing.T) {
	figure := regexp.MustCompile(`\d[\d.,]*\d|\d`)
	dir := filepath.Join(shared(t), "seeds")
	for _, name := range names(t) {
		h, text := read(t, name)
		original, err := os.ReadFile(filepath.Join(dir, h.ID))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range figure.FindAllString(string(original), -1) {
			if !strings.Contains(text, f) {
				t.Errorf("%s: the figure %s is missing", name, f)
			}
		}
	}
}

func TestCommonRun(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"", "a b", ""},
		{"a b c", "x y", ""},
		{"The U.S. said so, then", "it said so then", "said so then"},
		{"one two one two three", "one two three four", "one two three"},
	} {
		if got := strings.Join(commonRun(words(c.a), words(c.b)), " "); got != c.want {
			t.Errorf("commonRun(%q, %q) = %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

// words returns the words of a text in lower case, with curly apostrophes made
// straight.
func words(text string) []string {
	word := regexp.MustCompile(`[\p{L}\p{N}]+(?:['.,][\p{L}\p{N}]+)*`)
	return word.FindAllString(strings.ToLower(strings.ReplaceAll(text, "’", "'")), -1)
}

// commonRun returns the longest run of words that occurs in both texts, the
// first one among equals.
func commonRun(a, b []string) []string {
	var best []string
	before := make([]int, len(b)+1)
	for i, word := range a {
		here := make([]int, len(b)+1)
		for j, other := range b {
			if word != other {
				continue
			}
			here[j+1] = before[j] + 1
			if n := here[j+1]; n > len(best) {
				best = a[i+1-n : i+1]
			}
		}
		before = here
	}
	return best
}

// shared returns the folder of data outside the repository: $DATELINE_SHARED,
// or else a folder named shared beside the checkout.
func shared(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("DATELINE_SHARED"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	for err == nil && dir != filepath.Dir(dir) {
		dir = filepath.Dir(dir)
		candidate := filepath.Join(dir, "shared")
		if _, err := os.Stat(filepath.Join(candidate, "seeds")); !errors.Is(err, fs.ErrNotExist) {
			return candidate
		}
	}
	t.Skip("needs the seed articles: ../shared beside the checkout, or DATELINE_SHARED")
	return ""
}
