package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// floors says what of this module each package may import, by its path or, for
// names that end in "/", by the beginning of its path. Whoever needs an import
// that is not here has put something on the wrong floor.
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
	"retrieval":                    {"corpus", "retrieval/query", "retrieval/text"},
	"retrieval/exhaustive":         {"corpus", "retrieval", "retrieval/query", "retrieval/text"},
	"retrieval/measure":            {},
	"retrieval/learn":              {"corpus", "retrieval", "retrieval/query", "retrieval/text", "retrieval/exhaustive", "retrieval/learn/sets", "retrieval/measure"},
	"retrieval/learn/gathered":     {"corpus", "retrieval", "retrieval/query", "retrieval/text", "retrieval/exhaustive", "retrieval/learn/sets", "retrieval/measure"},
	"retrieval/learn/english":      {"retrieval/text"},
	"retrieval/learn/sets":         {"corpus", "corpus/files", "retrieval/measure"},
	"retrieval/index":              {"corpus", "retrieval", "retrieval/query", "retrieval/text"},
	"bot":                          {"bot/calendar", "corpus", "corpus/story", "retrieval", "retrieval/query", "retrieval/text"},
	"bot/bottest":                  {"bot", "bot/calendar", "bot/secret", "corpus", "retrieval", "retrieval/query", "retrieval/text"},
	"bot/doctor":                   {"bot", "bot/calendar", "bot/secret"},
	"bot/calendar":                 {},
	"bot/secret":                   {},
	"bot/digest":                   {"bot", "bot/calendar", "bot/secret", "corpus", "corpus/story", "retrieval", "retrieval/query", "retrieval/text"},
	"bot/plot":                     {"bot", "bot/calendar", "bot/secret"},
	"adapters/terminal":            {"bot", "bot/calendar", "bot/secret", "bot/doctor", "bot/digest", "bot/plot", "corpus", "retrieval", "retrieval/query", "retrieval/text"},
	"adapters/chat":                {"bot", "bot/doctor", "retrieval/text"},
	"adapters/slack":               {"adapters/chat", "bot", "bot/calendar", "bot/secret", "bot/doctor", "bot/plot", "corpus", "retrieval", "retrieval/query", "retrieval/text"},
	"adapters/slack/slackfake":     {},
	"adapters/discord":             {"adapters/chat", "bot", "bot/calendar", "bot/secret", "bot/doctor", "bot/plot", "corpus", "retrieval", "retrieval/query", "retrieval/text"},
	"adapters/discord/discordfake": {},
	"adapters/adaptertest":         {"bot", "bot/calendar", "bot/secret", "bot/digest", "corpus", "corpus/story", "retrieval", "retrieval/query", "retrieval/text"},
	"adapters/web":                 {"bot", "bot/calendar", "bot/secret", "bot/digest", "corpus", "retrieval", "retrieval/query", "retrieval/text"},
	"bot/cmd/dateline":             {"corpus", "corpus/", "retrieval", "retrieval/", "bot", "bot/calendar", "bot/secret", "bot/digest", "bot/doctor", "bot/plot", "adapters/"},
}

// engines are the libraries that one package alone may know.
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
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && rel != "." || d.Name() == "testdata" || rel == "retrieval/index/bench" || rel == "tools") {
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
