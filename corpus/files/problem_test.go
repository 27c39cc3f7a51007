package files

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"dateline/corpus"
)

const good = "The minister arrived in the capital on Monday.\n"

// folder creates a folder of files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// leftOut reads a folder with one good and one bad file, and returns the one
// problem.
func leftOut(t *testing.T, r *Reader) *Problem {
	t.Helper()
	var problems []*Problem
	articles := 0
	for _, err := range r.Articles(t.Context()) {
		var p *Problem
		switch {
		case err == nil:
			articles++
		case errors.As(err, &p):
			problems = append(problems, p)
		default:
			t.Fatal(err)
		}
	}
	if articles != 1 || len(problems) != 1 {
		t.Fatalf("%d articles, problems %v", articles, problems)
	}
	return problems[0]
}

func TestBadFiles(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"a.txt", "", "it is empty"},
		{"a.txt", " \n\t\n", "it is empty"},
		{"a.md", "", "it is empty"},
		{"a.html", "", "it is empty"},
		{"a.jsonl", "\n\n", "it is empty"},
		{"a.txt", "Advertisement\n", "it has no text"},
		{"a.md", "---\ntitle: T\n---\n", "it has no text"},
		{"a.txt", "PK\x03\x04\x00\x00binary", "it is not text: it has a zero byte in line 1"},
		{"a.txt", "one\ntwo caf\xe9\n", "it is not valid UTF-8: the byte 0xE9 in line 2, column 8 is no character; save it as UTF-8"},
		{"a.md", "---\ntitle: T\nno end\n", `its front matter does not end: it needs a line "---" below it`},
		{"a.md", "---\n[:\n---\ntext\n", "its front matter is not YAML"},
		{"a.md", "---\nbrief: perhaps\n---\ntext\n", "its front matter is not YAML"},
		{"a.md", "---\n" + strings.Repeat("x: y\n", 20000) + "---\n", "longer than 64 kB"},
		{"a.md", strings.Repeat("[", maxMarkdown+1), "it is larger than 256 kB, too large for one article"},
		{"a.txt", strings.Repeat(good, 50<<20/len(good)), "it is larger than 8 MB, too large for one article"},
		{"a.jsonl", `{"id":"x","text":"cut off`, "it is not JSON: unexpected end of JSON input"},
		{"a.jsonl", `["x"]`, "it is not a JSON object"},
		{"a.jsonl", `{"id":"x","text":7}`, `its field "text" is of the wrong type`},
		{"a.jsonl", `{"id":"x"}`, "it has no text"},
		{"a.jsonl", "{\"text\":\"caf\xe9\"}", "it is not valid UTF-8: the byte 0xE9 in column 13"},
		{"a.jsonl", `{"text":"` + strings.Repeat("x", maxLine) + `"}`, "the line is longer than 16 MB"},
	} {
		p := leftOut(t, New(folder(t, map[string]string{c.name: c.content, "good.txt": good})))
		if !strings.Contains(p.Reason, c.want) || filepath.Base(p.Path) != c.name || p.Kept {
			t.Errorf("%s: %q\n want %q", c.name, p.Error(), c.want)
		}
	}
}

func TestBadLineDoesNotStopOthers(t *testing.T) {
	articles, problems := readMap(t, map[string]string{
		"a.jsonl": "{\"id\":\"1\",\"text\":\"One.\"}\n{\n" + `{"id":"x","text":"` + strings.Repeat("x", maxLine) + "\"}\n{\"id\":\"2\",\"text\":\"Two.\"}",
	})
	if len(articles) != 2 || len(problems) != 2 || !strings.HasPrefix(problems[1], `"a.jsonl", line 3: left out: `) {
		t.Errorf("%d articles, problems %v", len(articles), problems)
	}
}

func TestTwoFilesWithOneID(t *testing.T) {
	articles, problems := readMap(t, map[string]string{
		"a.md": "---\nid: x\n---\nFirst.", "b.jsonl": "{\"id\":\"y\",\"text\":\"Y.\"}\n{\"id\":\"x\",\"text\":\"Second.\"}",
	})
	want := `"b.jsonl", line 2: left out: it has the same id, "x", as "a.md"`
	if len(articles) != 2 || articles[0].Text != "First." || len(problems) != 1 || problems[0] != want {
		t.Errorf("%v, problems %v", articles, problems)
	}
}

func TestUnreadableDate(t *testing.T) {
	articles, problems := readMap(t, map[string]string{"a.md": "---\npublished: 32 May\n---\nText."})
	want := `"a.md": its date, "32 May", is not understood: it is kept without a date; write 2024-06-22`
	if len(articles) != 1 || !articles[0].Published.IsZero() || len(problems) != 1 || problems[0] != want {
		t.Errorf("%v, problems %v", articles, problems)
	}
}

func TestSkippedFilesAreCounted(t *testing.T) {
	r := New(folder(t, map[string]string{
		"a.txt": good, "b.png": "x", ".hidden.txt": "x", ".git/c.txt": "x", "d": "x", "sub/E.TXT": "Other.\n",
	}))
	articles, problems := read(t, r)
	var ids []string
	for _, a := range articles {
		ids = append(ids, a.ID)
	}
	if strings.Join(ids, " ") != "a.txt sub/E.TXT" || len(problems) != 0 {
		t.Errorf("ids %v, problems %v", ids, problems)
	}
	want := Progress{Files: 2, TotalFiles: 2, Bytes: int64(len(good) + 7), TotalBytes: int64(len(good) + 7), Skipped: 3}
	if got := r.Progress(); got != want {
		t.Errorf("progress %+v, want %+v", got, want)
	}
}

func TestPathsThatCannotBeRead(t *testing.T) {
	dir := folder(t, map[string]string{"a.png": "x", "empty/b.png": "x"})
	for path, want := range map[string]string{
		filepath.Join(dir, "missing"): "there is no such file or folder",
		filepath.Join(dir, "a.png"):   "dateline reads .txt, .md, .html or .jsonl files",
		filepath.Join(dir, "empty"):   "the folder holds no .txt, .md, .html or .jsonl files",
		"":                            "there is no such file or folder",
	} {
		articles, problems := read(t, New(path))
		if len(articles) != 0 || len(problems) != 1 || !strings.Contains(problems[0], want) {
			t.Errorf("%q: %v, problems %v", path, articles, problems)
		}
	}
}

func TestLinks(t *testing.T) {
	outside := folder(t, map[string]string{"secret.txt": "Secret.\n"})
	for _, c := range []struct{ name, target, want string }{
		{"loop", ".", "links inside a folder are not followed"},
		{"self.txt", "self.txt", "links inside a folder are not followed"},
		{"out.txt", filepath.Join(outside, "secret.txt"), "links inside a folder are not followed"},
		{"out", outside, "links inside a folder are not followed"},
	} {
		dir := folder(t, map[string]string{"good.txt": good})
		if err := os.Symlink(c.target, filepath.Join(dir, c.name)); err != nil {
			t.Skip("this system has no symbolic links:", err)
		}
		if p := leftOut(t, New(dir)); !strings.Contains(p.Reason, c.want) {
			t.Errorf("%s: %v", c.name, p)
		}
	}
	dir := t.TempDir()
	named := filepath.Join(dir, "named")
	if err := os.Symlink(outside, named); err != nil {
		t.Fatal(err)
	}
	if articles, problems := read(t, New(named)); len(articles) != 1 || articles[0].ID != "secret.txt" || len(problems) > 0 {
		t.Errorf("a link that was named: %v, problems %v", articles, problems)
	}
	loop := filepath.Join(dir, "loop")
	if err := os.Symlink(loop, loop); err != nil {
		t.Fatal(err)
	}
	if _, problems := read(t, New(loop)); len(problems) != 1 {
		t.Errorf("a loop: problems %v", problems)
	}
}

func TestFilesWithoutPermission(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("permissions do not apply to this user")
	}
	for _, name := range []string{"bad.txt", "bad/b.txt"} {
		dir := folder(t, map[string]string{"good.txt": good, name: good})
		bad := filepath.Join(dir, strings.TrimSuffix(name, "/b.txt"))
		if err := os.Chmod(bad, 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(bad, 0o700) })
		if p := leftOut(t, New(dir)); p.Reason != "it may not be read: its permissions forbid it" {
			t.Errorf("%s: %v", name, p)
		}
	}
}

func TestHostileNames(t *testing.T) {
	for _, name := range []string{"new\nline.txt", "\u202etxt.exe.txt", "'; DROP TABLE.txt", strings.Repeat("n", 251) + ".txt"} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, name), []byte("caf\xe9"), 0o600); err != nil {
			t.Skip("this system does not allow such names:", err)
		}
		_, problems := read(t, New(dir))
		if len(problems) != 1 || strings.ContainsAny(problems[0], "\n\u202e") {
			t.Errorf("%q: %q", name, problems)
		}
	}
}

func TestStopping(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": good, "b.jsonl": "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}"})
	for n := 1; n <= 3; n++ {
		var got []corpus.Article
		for a, err := range New(dir).Articles(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			if got = append(got, a); len(got) == n {
				break
			}
		}
		if len(got) != n {
			t.Errorf("%d articles, want %d", len(got), n)
		}
	}
}
