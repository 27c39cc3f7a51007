package slack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/slack-go/slack"
	"pgregory.net/rapid"

	"dateline/adapters/slack/slackfake"
	"dateline/bot"
	"dateline/retrieval/text"
)

// specification compiles one of the platforms' schemas; the test is skipped
// where it is missing.
func specification(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	dir, err := slackfake.Specs()
	if err != nil {
		t.Skipf("%s is not checked: %v", name, err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Skipf("%s is not checked: %v", name, err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft7)
	c.UseRegexpEngine(tolerant)
	if err := c.AddResource(name, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// tolerant takes patterns that Go does not know, which look ahead, for such as
// let everything pass.
func tolerant(pattern string) (jsonschema.Regexp, error) {
	if re, err := regexp.Compile(pattern); err == nil {
		return re, nil
	}
	return regexp.MustCompile(""), nil
}

func valid(s *jsonschema.Schema, v any) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		return err
	}
	return s.Validate(doc)
}

// hostileWords draws text as it may come from articles, questions and outlets.
func hostileWords() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.String(),
		rapid.SampledFrom([]string{
			"", " ", "\n", "<!channel>", "<!here|here>", "<@U1>", "<#C1|general>", "<https://evil.example|click>",
			"&amp;", "*bold* _it_ ~no~ `code` ```pre```", "> quote", ":smile:", "👩‍👩‍👧‍👦🏳️‍🌈", "שלום עולם", "مرحبا بالعالم",
			"\u202Eright to left\u202C", "\x00\x07", "\xff\xfe", "a\u0301\u0301\u0301", "@everyone", "x|y", "“quoted”",
		}),
		rapid.Map(rapid.IntRange(1, 12000), func(n int) string { return strings.Repeat("word ", n/5) }),
		rapid.Map(rapid.IntRange(1, 12000), func(n int) string { return strings.Repeat("x", n) }),
		rapid.Map(rapid.IntRange(1, 6000), func(n int) string { return strings.Repeat("😀", n) }),
	)
}

func anyLink() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{
			"", "https://gazette.example/a|b", "https://x.example/ <>\"", "javascript:alert(1)", "ftp://x", "http://",
			"https://x.example/" + strings.Repeat("y", 4000), "https://x.example/" + strings.Repeat("z", 900), "://", "https://пример.example/ä",
		}),
		rapid.String(),
	)
}

func anyReply() *rapid.Generator[bot.Reply] {
	return rapid.Custom(func(t *rapid.T) bot.Reply {
		words := hostileWords()
		r := bot.Reply{
			Receipt: "k3v9q2mz", Question: words.Draw(t, "question"), Headline: words.Draw(t, "headline"), Foot: words.Draw(t, "foot"),
			Filters: rapid.SliceOfN(words, 0, 3).Draw(t, "filters"), Lines: rapid.SliceOfN(words, 0, 8).Draw(t, "lines"),
		}
		for i := range rapid.IntRange(0, 12).Draw(t, "sources") {
			r.Sources = append(r.Sources, bot.Source{
				Number: i + 1, Title: words.Draw(t, "title"), Outlet: words.Draw(t, "outlet"), Link: anyLink().Draw(t, "link"),
				File: words.Draw(t, "file"), Inferred: i%2 == 0, Brief: i%3 == 0, Published: time.Unix(int64(i)*1e7, 0),
			})
			body := words.Draw(t, "text")
			span := rapid.IntRange(-2, len(body)+2)
			r.Quotes = append(r.Quotes, bot.Quote{
				Text: body, Source: i + 1, Nearest: i == 3, Reasons: rapid.SliceOfN(words, 0, 3).Draw(t, "reasons"),
				Marks: []text.Span{{Start: span.Draw(t, "a"), End: span.Draw(t, "b")}, {Start: span.Draw(t, "c"), End: span.Draw(t, "d")}},
			})
		}
		for i, label := range rapid.SliceOfN(words, 0, 8).Draw(t, "labels") {
			r.Offers = append(r.Offers, bot.Offer{Action: bot.More, Receipt: "k3v9q2mz", Number: i, Label: label})
		}
		if rapid.Bool().Draw(t, "reading") {
			body := words.Draw(t, "article")
			at := rapid.IntRange(-2, len(body)+2)
			r.Reading = &bot.Reading{
				Source: bot.Source{Title: words.Draw(t, "title"), Link: anyLink().Draw(t, "link")}, Author: words.Draw(t, "author"),
				Text: body, Passage: text.Span{Start: at.Draw(t, "from"), End: at.Draw(t, "to")},
			}
		}
		return r
	})
}

func TestAnyReplyIsWhatSlackAccepts(t *testing.T) {
	schema := specification(t, "slack-blocks.strict.schema.json")
	rapid.Check(t, func(t *rapid.T) {
		r := anyReply().Draw(t, "reply")
		m := render(r, layout{Restate: rapid.Bool().Draw(t, "restate"), Asker: rapid.SampledFrom([]string{"", "U1"}).Draw(t, "asker")})
		if len(m.Blocks) > 0 {
			if err := valid(schema, m.Blocks); err != nil {
				t.Fatalf("%v", err)
			}
		}
		check(t, r, m)
		if r.Reading != nil {
			if err := valid(schema, contextModal(r.Reading).Blocks.BlockSet); err != nil {
				t.Fatalf("modal: %v", err)
			}
		}
	})
}

// An article around a passage leaves the message room for all else.
func TestReadingSharesTheRoom(t *testing.T) {
	long := strings.Repeat("word ", 6000)
	r := bot.Reply{Headline: long, Lines: []string{long, long, long}, Reading: &bot.Reading{Text: long, Passage: text.Span{Start: 9000, End: 9500}}}
	for i := range 12 {
		r.Sources = append(r.Sources, bot.Source{Number: i + 1, Title: long, Link: "https://x.example/" + strings.Repeat("z", 900)})
		r.Quotes = append(r.Quotes, bot.Quote{Text: long, Source: i + 1})
	}
	if n := characters(render(r, layout{}).Blocks); n > 13200 {
		t.Errorf("%d characters in the blocks", n)
	}
}

// check holds a message to what no schema says.
func check(t *rapid.T, r bot.Reply, m message) {
	raw, err := json.Marshal(m.Blocks)
	if err != nil {
		t.Fatal(err)
	}
	if n := characters(m.Blocks); n > 13200 {
		t.Fatalf("%d characters in the blocks", n)
	}
	if len(m.Blocks) > 50 {
		t.Fatalf("%d blocks", len(m.Blocks))
	}
	if n := utf8.RuneCountInString(m.Text); n >= maxText {
		t.Fatalf("%d characters of text", n)
	}
	for _, banned := range []string{"<!", "<@U1>", "<#", "|click>"} {
		if strings.Contains(strings.ReplaceAll(m.Text, "asked by <@U1>", ""), banned) {
			t.Fatalf("the text can ping or link: %q", m.Text)
		}
	}
	if strings.Contains(string(raw), `"mrkdwn"`) || bytes.Count(raw, []byte(`"type":"user"`)) > 1 {
		t.Fatalf("words from outside stand where markup is read: %s", raw)
	}
	for _, s := range r.Sources {
		if want := fmt.Sprintf("[%d] ", s.Number); !strings.Contains(string(raw), want) {
			t.Fatalf("the citation %s is lost", want)
		}
	}
}

// characters counts the text in blocks, as Slack does.
func characters(blocks []slack.Block) int {
	raw, _ := json.Marshal(blocks)
	var v any
	_ = json.Unmarshal(raw, &v)
	return count(v)
}

func count(v any) (n int) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			n += count(x)
		}
	case map[string]any:
		for k, x := range v {
			if s, ok := x.(string); ok && (k == "text" || k == "url") {
				n += utf8.RuneCountInString(s)
			} else {
				n += count(x)
			}
		}
	}
	return n
}

func TestOverlongReplyLosesWordsAndNoCitation(t *testing.T) {
	r := bot.Reply{Question: "q", Headline: "Found · 3 passages", Foot: "Searched 3 articles"}
	for i := range 3 {
		r.Quotes = append(r.Quotes, bot.Quote{Text: strings.Repeat("All work and no play. ", 600), Source: i + 1})
		r.Sources = append(r.Sources, bot.Source{
			Number: i + 1, Title: "Headline", Outlet: "Harbour Gazette", Link: fmt.Sprintf("https://gazette.example/%d?%s", i, strings.Repeat("x", 300)),
		})
	}
	m := render(r, layout{})
	raw, _ := json.Marshal(m.Blocks)
	for i := range 3 {
		link := fmt.Sprintf("https://gazette.example/%d?", i)
		if !strings.Contains(string(raw), link) || !strings.Contains(m.Text, link) {
			t.Errorf("the link of source %d is lost", i+1)
		}
	}
	if !strings.Contains(m.Text, "play.…") && !strings.Contains(m.Text, "…”") {
		t.Errorf("nothing says that the quote goes on: %s", m.Text)
	}
}

func TestManifestIsWhatSlackAccepts(t *testing.T) {
	schema := specification(t, "slack-manifest.schema.json")
	for name, cfg := range map[string]Config{
		"socket": {}, "http": {PublicURL: "https://dateline.example/", Groups: true, Command: "/press", Name: strings.Repeat("Dateline ", 9)},
	} {
		var doc any
		if err := json.Unmarshal(Manifest(cfg), &doc); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
