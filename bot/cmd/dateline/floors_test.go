package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// floors are the packages of this module that each package may import. A name that
// ends in "/" stands for all packages below it. Code that needs an import which is
// not here is on the wrong floor.
var floors = map[string][]string{
	"corpus":                       {},
	"corpus/briefs":                {},
	"corpus/clean":                 {},
	"corpus/lines":                 {},
	"corpus/page":                  {"corpus/clean"},
	"corpus/files":                 {"corpus", "corpus/clean", "corpus/lines", "corpus/page"},
	"corpus/feed":                  {"corpus", "corpus/clean", "corpus/page"},
	"corpus/story":                 {"corpus"},
	"corpus/backup":                {},
	"corpus/export":                {"corpus"},
	"retrieval/text":               {},
	"retrieval/query":              {"corpus", "retrieval/text"},
	"retrieval/evidence":           {"retrieval/query", "retrieval/text"},
	"retrieval":                    {"corpus", "retrieval/evidence", "retrieval/query", "retrieval/text"},
	"retrieval/exhaustive":         {"corpus", "retrieval", "retrieval/query", "retrieval/text"},
	"retrieval/measure":            {"retrieval/text"},
	"retrieval/index/cache":        {},
	"retrieval/index/folder":       {},
	"retrieval/index/inflight":     {},
	"retrieval/index/postings":     {"retrieval/text"},
	"retrieval/index/sealed":       {},
	"retrieval/index":              {"corpus", "retrieval", "retrieval/index/cache", "retrieval/index/folder", "retrieval/index/inflight", "retrieval/index/postings", "retrieval/index/sealed", "retrieval/query", "retrieval/text"},
	"bot":                          {"bot/calendar", "bot/words", "corpus", "corpus/story", "retrieval", "retrieval/evidence", "retrieval/query", "retrieval/text"},
	"bot/bottest":                  {"bot", "bot/calendar", "bot/secret", "corpus", "retrieval", "retrieval/query", "retrieval/text"},
	"bot/doctor":                   {"bot", "bot/calendar", "bot/secret", "bot/words"},
	"bot/calendar":                 {},
	"bot/diff":                     {"bot/calendar", "corpus", "retrieval/text"},
	"bot/words":                    {},
	"bot/secret":                   {},
	"bot/digest":                   {"bot", "bot/calendar", "bot/secret", "corpus", "corpus/story", "retrieval", "retrieval/query", "retrieval/text", "bot/words"},
	"bot/plot":                     {"bot", "bot/calendar"},
	"adapters/terminal":            {"bot", "bot/calendar", "bot/secret", "bot/doctor", "bot/digest", "bot/plot", "corpus", "retrieval", "retrieval/evidence", "retrieval/query", "retrieval/text"},
	"adapters/chat":                {"bot", "bot/doctor", "retrieval/text"},
	"adapters/slack":               {"adapters/chat", "bot", "bot/calendar", "bot/secret", "bot/doctor", "bot/plot", "bot/words", "corpus", "retrieval", "retrieval/query", "retrieval/text"},
	"adapters/slack/slackfake":     {},
	"adapters/discord":             {"adapters/chat", "bot", "bot/calendar", "bot/secret", "bot/doctor", "bot/plot", "bot/words", "corpus", "retrieval", "retrieval/query", "retrieval/text"},
	"adapters/discord/discordfake": {},
	"adapters/adaptertest":         {"adapters/chat", "bot", "bot/calendar", "bot/secret", "bot/digest", "corpus", "corpus/story", "retrieval", "retrieval/query", "retrieval/text"},
	"adapters/web":                 {"bot", "bot/calendar", "bot/secret", "bot/digest", "corpus", "retrieval", "retrieval/query", "retrieval/text", "bot/diff"},
	"bot/cmd/dateline/control":     {},
	"bot/cmd/dateline/auditlog":    {"bot"},
	"bot/cmd/dateline/evaluation":  {"retrieval", "retrieval/index", "retrieval/measure", "retrieval/query"},
	"bot/cmd/dateline/datafolder":  {"bot/cmd/dateline/control", "corpus", "retrieval/query"},
	"bot/cmd/dateline/monitor":     {"bot", "bot/doctor", "bot/cmd/dateline/datafolder", "corpus", "retrieval/index"},
	"bot/cmd/dateline/coverage":    {"bot", "bot/digest", "bot/cmd/dateline/datafolder", "corpus", "corpus/backup", "corpus/briefs", "corpus/feed", "corpus/files", "corpus/story", "retrieval/index", "retrieval/query"},
	"bot/cmd/dateline/config":      {"adapters/discord", "adapters/slack", "adapters/web", "bot", "bot/secret", "bot/digest", "bot/cmd/dateline/datafolder", "corpus/feed", "retrieval/query"},
	"bot/cmd/dateline/examine":     {"adapters/discord", "adapters/slack", "bot/doctor", "bot/cmd/dateline/config", "bot/cmd/dateline/coverage", "bot/cmd/dateline/datafolder", "corpus", "corpus/feed", "retrieval/index"},
	"bot/cmd/dateline":             {"bot/cmd/dateline/", "corpus", "corpus/", "retrieval", "retrieval/", "bot", "bot/calendar", "bot/digest", "bot/doctor", "bot/plot", "adapters/", "bot/words", "bot/diff"},
}

// engines are the libraries that only one package may know.
var engines = map[string]string{
	"github.com/blevesearch/bleve/v2":  "retrieval/index",
	"github.com/slack-go/slack":        "adapters/slack",
	"github.com/bwmarrin/discordgo":    "adapters/discord",
	"github.com/wcharczuk/go-chart/v2": "bot/plot",
}

func TestPackagesImportOnlyFloorsBelow(t *testing.T) {
	root := filepath.Join("..", "..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		rel = filepath.ToSlash(rel)
		if d.IsDir() && rel != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || isModule(path)) {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(rel, ".go") || strings.HasSuffix(rel, "_test.go") {
			return nil
		}
		checkImports(t, path, filepath.ToSlash(filepath.Dir(rel)))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// isModule tells whether a folder is the root of a Go module: a nested module,
// such as the laboratory, may import whatever its go.mod requires.
func isModule(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil
}

func checkImports(t *testing.T, path, pkg string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return
	}
	may, ok := floors[pkg]
	if !ok {
		t.Errorf("%s stands on no floor", pkg)
		return
	}
	for _, spec := range f.Imports {
		name := strings.Trim(spec.Path.Value, `"`)
		if inner, ok := strings.CutPrefix(name, "dateline/"); ok && !allowed(may, inner) {
			t.Errorf("%s imports %s, which it may not know", path, inner)
		}
		for engine, home := range engines {
			if (name == engine || strings.HasPrefix(name, engine+"/")) && pkg != home {
				t.Errorf("%s imports %s; only %s may", path, name, home)
			}
		}
	}
}

func allowed(may []string, pkg string) bool {
	for _, m := range may {
		if m == pkg || strings.HasSuffix(m, "/") && strings.HasPrefix(pkg, m) {
			return true
		}
	}
	return false
}

// TestTheTableOfFloorsIsTrue: CONTRIBUTING has a row for every package, and what
// a package may import stands on a lower floor there.
func TestTheTableOfFloorsIsTrue(t *testing.T) {
	table := readFloors(t, filepath.Join("..", "..", "..", "CONTRIBUTING.md"))
	for pkg, may := range floors {
		own, ok := floorOf(table, pkg)
		if !ok {
			t.Errorf("%s has no row", pkg)
			continue
		}
		for _, dep := range may {
			if floor, ok := floorOf(table, dep); ok && floor >= own {
				t.Errorf("%s on floor %d may import %s, which is on floor %d", pkg, own, dep, floor)
			}
		}
	}
}

// readFloors reads the floor of each package, or of each pattern that ends in
// "*", from the table in a Markdown file.
func readFloors(t *testing.T, file string) map[string]int {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	table := map[string]int{}
	row := regexp.MustCompile(`(?m)^\| (\d+) \| (.*?) \|`)
	for _, m := range row.FindAllStringSubmatch(string(data), -1) {
		floor, err := strconv.Atoi(m[1])
		if err != nil {
			t.Fatal(err)
		}
		for name := range strings.SplitSeq(m[2], ", ") {
			table[strings.Trim(name, "`")] = floor
		}
	}
	return table
}

// floorOf is the floor of a package by its own row or else by a pattern's.
func floorOf(table map[string]int, pkg string) (floor int, ok bool) {
	if floor, ok = table[pkg]; ok || strings.HasSuffix(pkg, "/") {
		return floor, ok
	}
	for pattern, f := range table {
		if prefix, found := strings.CutSuffix(pattern, "*"); found && strings.HasPrefix(pkg, prefix) {
			return f, true
		}
	}
	return 0, false
}
