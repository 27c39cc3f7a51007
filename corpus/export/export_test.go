package export

import (
	"bytes"
	"encoding/csv"
	"errors"
	"flag"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"dateline/corpus"
	"dateline/corpus/files"
)

var update = flag.Bool("update", false, "write the golden files anew")

// tricky returns articles that need care in each format.
func tricky() []corpus.Version {
	return []corpus.Version{
		{Article: corpus.Article{
			ID: "news/shells.md", Title: `"Shells" & 100% of {rockets}, $5_each #1`, Source: "The Herald & Post", Author: "A. Reporter, B. Writer",
			Published: time.Date(2024, 6, 22, 0, 0, 0, 0, time.UTC), URL: "https://herald.example/a_b?x=1&y=50%25#top",
			Language: "en", Tags: []string{"arms", "rail_way"},
			Text: "He said: \"It sank, {twice}\".\n\n1. Not a list.\n\n# Not a heading, <b>nor</b> *emphasis* or [a link](x).",
		}},
		{Article: corpus.Article{
			ID: "기사/포탄.txt", Title: "북한, 러시아에 포탄 전달", Source: "연합뉴스", Published: time.Date(2024, 6, 22, 15, 4, 5, 0, time.UTC),
			Language: "ko", Inferred: true, Text: "북한이 러시아에 포탄을 보냈다.\n\n그는 말했다.",
		}},
		{Article: corpus.Article{
			ID: "a.jsonl#2", Title: "=cmd|' /C calc'!A0", Source: "@outlet", Author: "+1", Brief: true,
			Text: "-1 и «кавычки» ~ C:\\temp ^ 2.\n\n---\n\n=SUM(A1)",
		}},
		{Article: corpus.Article{ID: "empty", Text: "Only words."}},
	}
}

func all(versions []corpus.Version) iter.Seq2[*corpus.Version, error] {
	return func(yield func(*corpus.Version, error) bool) {
		for i := range versions {
			if !yield(&versions[i], nil) {
				return
			}
		}
	}
}

func written(t *testing.T, f Format, versions ...corpus.Version) string {
	t.Helper()
	var b bytes.Buffer
	n, err := f.Write(&b, all(versions))
	if err != nil || n != len(versions) {
		t.Fatalf("%d of %d written, %v", n, len(versions), err)
	}
	return b.String()
}

func format(name string) Format {
	for _, f := range Formats() {
		if f.Name == name {
			return f
		}
	}
	return Format{}
}

func TestGolden(t *testing.T) {
	for _, f := range Formats() {
		path := filepath.Join("testdata", "tricky."+f.Name)
		got := written(t, f, tricky()...)
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s: %s", f.Name, diff)
		}
	}
}

func TestArticleErrorEndsWriting(t *testing.T) {
	failed := func(yield func(*corpus.Version, error) bool) { yield(nil, os.ErrClosed) }
	if _, err := format("jsonl").Write(&bytes.Buffer{}, failed); !errors.Is(err, os.ErrClosed) {
		t.Errorf("error %v", err)
	}
}

// imported returns the articles that an import makes of a file.
func imported(t *testing.T, name, content string) (out []corpus.Article) {
	t.Helper()
	for a, err := range files.NewFS(fstest.MapFS{name: {Data: []byte(content)}}, ".").Articles(t.Context()) {
		if err != nil {
			t.Fatalf("%v in %q", err, content)
		}
		a.File = ""
		out = append(out, a)
	}
	return out
}

func TestJSONLinesRoundTrip(t *testing.T) {
	var want []corpus.Article
	for _, v := range tricky() {
		want = append(want, v.Article)
	}
	if diff := cmp.Diff(want, imported(t, "a.jsonl", written(t, format("jsonl"), tricky()...))); diff != "" {
		t.Error(diff)
	}
}

func TestTheZoneIsWritten(t *testing.T) {
	tokyo := time.FixedZone("", 9*60*60)
	for stated, want := range map[time.Time]string{
		time.Date(2024, 10, 22, 3, 0, 0, 0, tokyo): "2024-10-22T03:00:00+09:00",
		time.Date(2024, 10, 22, 9, 0, 0, 0, tokyo): "2024-10-22T09:00:00+09:00",
	} {
		v := corpus.Version{Article: corpus.Article{ID: "a", Published: stated, Text: "Only words."}}
		back := imported(t, "a.jsonl", written(t, format("jsonl"), v))
		if got := back[0].Published.Format(time.RFC3339); got != want {
			t.Errorf("%v was read back as %s", stated, got)
		}
		for name, day := range map[string]string{"csv": want, "md": want, "bibtex": "day = {22}", "ris": "2024/10/22/"} {
			if got := written(t, format(name), v); !strings.Contains(got, day) {
				t.Errorf("%s lacks %s:\n%s", name, day, got)
			}
		}
	}
}

func FuzzLines(f *testing.F) {
	for _, v := range tricky() {
		f.Add(seedLine(v))
	}
	f.Add(`{"id":"x","title":"a  b","text":"READ ALSO: More\n\nOne\ntwo","published":"2024-06-22T10:00:00+09:00","tags":["",1]}`)
	f.Fuzz(func(t *testing.T, line string) {
		for a, err := range files.NewFS(fstest.MapFS{"a.jsonl": {Data: []byte(line)}}, ".").Articles(t.Context()) {
			if err != nil {
				continue
			}
			a.File = ""
			back := imported(t, "b.jsonl", written(t, format("jsonl"), corpus.Version{Article: a}))
			if diff := cmp.Diff([]corpus.Article{a}, back); diff != "" {
				t.Error(diff)
			}
		}
	})
}

// seedLine returns a line to start fuzzing with.
func seedLine(v corpus.Version) string {
	var b bytes.Buffer
	_ = writeJSON(&b, &v)
	return b.String()
}

// FuzzFormats checks that each format stays well-formed, whatever an article
// holds.
func FuzzFormats(f *testing.F) {
	for _, v := range tricky() {
		f.Add(v.ID, v.Title, v.Author, v.URL, v.Text)
	}
	f.Add("}", "\\", "{\\", "x}{", "ER  - \nTY  - \r=1\x00\u2028")
	f.Fuzz(func(t *testing.T, id, title, author, url, body string) {
		v := corpus.Version{Article: corpus.Article{ID: id, Title: title, Source: author, Author: author, URL: url, Text: body, Tags: []string{title}}}
		checkBibTeX(t, written(t, format("bibtex"), v, v))
		checkRIS(t, written(t, format("ris"), v, v))
		checkCSV(t, written(t, format("csv"), v), v)
		checkMarkdown(t, written(t, format("md"), v), v)
	})
}

// checkBibTeX counts braces as BibTeX does, which has no escape for them.
func checkBibTeX(t *testing.T, s string) {
	t.Helper()
	depth, entries := 0, 0
	for i, r := range s {
		switch {
		case r == '{':
			depth++
		case r == '}':
			depth--
		case r == '@' && depth == 0:
			entries++
		case depth == 0 && i > 0 && r == ',':
			t.Fatalf("a field outside of its entry: %q", s)
		}
		if depth < 0 {
			t.Fatalf("a brace too many: %q", s)
		}
	}
	if depth != 0 || entries != 2 {
		t.Fatalf("depth %d, %d entries: %q", depth, entries, s)
	}
}

func checkRIS(t *testing.T, s string) {
	t.Helper()
	records := strings.Split(strings.TrimSuffix(s, "\n\n"), "\n\n")
	if len(records) != 2 {
		t.Fatalf("%d records: %q", len(records), s)
	}
	for _, r := range records {
		lines := strings.Split(r, "\n")
		if lines[0] != "TY  - NEWS" || lines[len(lines)-1] != "ER  - " {
			t.Fatalf("record %q", r)
		}
		for _, l := range lines[1 : len(lines)-1] {
			if len(l) < 7 || l[2:6] != "  - " || strings.ContainsAny(l, "\r\u2028") || l[:2] == "TY" || l[:2] == "ER" {
				t.Fatalf("line %q", l)
			}
		}
	}
}

func checkCSV(t *testing.T, s string, v corpus.Version) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(s)).ReadAll()
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, want := range map[int]string{0: v.ID, 1: v.Title, 10: v.Text} {
		want = strings.ReplaceAll(want, "\r\n", "\n") // encoding/csv reads every line end as \n
		got := rows[1][i]
		if got != "" && strings.ContainsRune("=+-@\t\r\n", rune(got[0])) {
			t.Fatalf("a formula: %q", got)
		}
		if bare := strings.TrimPrefix(got, "'"); got != want && bare != want {
			t.Fatalf("cell %q, want %q", got, want)
		}
	}
}

// checkMarkdown checks that a document has our heading and plain paragraphs.
func checkMarkdown(t *testing.T, s string, v corpus.Version) {
	t.Helper()
	want := []ast.NodeKind{ast.KindHeading, ast.KindParagraph}
	if strings.Contains(s, "\n\n<http") {
		want = append(want, ast.KindParagraph)
	}
	for p := range strings.SplitSeq(v.Text, "\n\n") {
		if oneLine(p) != "" {
			want = append(want, ast.KindParagraph)
		}
	}
	var got []ast.NodeKind
	doc := goldmark.DefaultParser().Parse(text.NewReader([]byte(s)))
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		got = append(got, n.Kind())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%s in %q", diff, s)
	}
	_ = ast.Walk(doc, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		switch n.Kind() {
		case ast.KindRawHTML, ast.KindLink, ast.KindImage, ast.KindEmphasis, ast.KindCodeSpan:
			t.Fatalf("%v in %q", n.Kind(), s)
		}
		return ast.WalkContinue, nil
	}) // the walk has no errors of its own
}
