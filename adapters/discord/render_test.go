package discord

import (
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"dateline/adapters/chat"
	"dateline/adapters/discord/discordfake"
	"dateline/bot"
	"dateline/bot/secret"
	"dateline/retrieval"
	"dateline/retrieval/text"
)

// hostileWords draws text as it may come from articles, questions and outlets.
func hostileWords() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.String(),
		rapid.SampledFrom([]string{
			"", " ", "\n", "\n\n", "@everyone", "@here", "<@1>", "<@&1>", "<#1>", "<t:0:R>", "<:a:1>", "</ask:1>", ":smile:",
			"**bold** *it* __u__ ~~no~~ `code` ```pre``` ||spoiler||", "> quote\n>>> more", "# head\n-# small", "- item\n+ item\n12. item",
			"[label](https://evil.example)", "https://evil.example", `back\slash\\`, "👩‍👩‍👧‍👦🏳️‍🌈", "שלום עולם", "مرحبا بالعالم",
			"\u202Eright to left\u202C", "\x00\x07", "\xff\xfe", "a\u0301\u0301\u0301", "“quoted”", "\u2028\u0085",
		}),
		rapid.Map(rapid.IntRange(1, 12000), func(n int) string { return strings.Repeat("word ", n/5) }),
		rapid.Map(rapid.IntRange(1, 12000), func(n int) string { return strings.Repeat("x", n) }),
		rapid.Map(rapid.IntRange(1, 6000), func(n int) string { return strings.Repeat("*", n) }),
		rapid.Map(rapid.IntRange(1, 6000), func(n int) string { return strings.Repeat("-\n", n) }),
		rapid.Map(rapid.IntRange(1, 6000), func(n int) string { return strings.Repeat("😀", n) }),
	)
}

func anyLink() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{
			"", "https://gazette.example/a|b", "https://x.example/ <>\"()", "javascript:alert(1)", "ftp://x", "http://",
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
			Verdict: rapid.SampledFrom([]retrieval.Verdict{"", retrieval.Found, retrieval.Partly, retrieval.None}).Draw(t, "verdict"),
		}
		for i := range rapid.IntRange(0, 10).Draw(t, "sources") {
			r.Sources = append(r.Sources, bot.Source{
				Number: i + 1, Title: words.Draw(t, "title"), Outlet: words.Draw(t, "outlet"), Link: anyLink().Draw(t, "link"),
				File: words.Draw(t, "file"), Inferred: i%2 == 0, Brief: i%3 == 0, Published: time.Unix(int64(i)*1e7, 0),
			})
			body := words.Draw(t, "text")
			at := rapid.IntRange(-2, len(body)+2)
			r.Quotes = append(r.Quotes, bot.Quote{
				Text: body, Source: i + 1, Nearest: i == 3, Reasons: rapid.SliceOfN(words, 0, 3).Draw(t, "reasons"),
				Marks: []text.Span{{Start: at.Draw(t, "a"), End: at.Draw(t, "b")}, {Start: at.Draw(t, "c"), End: at.Draw(t, "d")}},
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

// Every form of every reply is sent to the fake, whose referee holds it to the
// limits and to Discord's OpenAPI file.
func TestAnyReplyIsWhatDiscordAccepts(t *testing.T) {
	fake := discordfake.New(t, discordfake.NoRateLimits(), discordfake.KeepRequests(10))
	s, err := newSender(Config{BotToken: secret.New(fake.Token()), APIURL: fake.APIURL()}, quick(), &health{}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	general := fake.Channel("general")
	rapid.Check(t, func(rt *rapid.T) {
		r := anyReply().Draw(rt, "reply")
		l := layout{
			Restate: rapid.Bool().Draw(rt, "restate"), Asker: rapid.SampledFrom([]string{"", "1"}).Draw(rt, "asker"),
			Lead: hostileWords().Draw(rt, "lead"),
		}
		m := render(r, l)
		for i, b := range m.edits() {
			if err := s.try(rt.Context(), http.MethodPost, "/channels/"+general.ID+"/messages", b, nil); err != nil {
				rt.Fatalf("form %d: %v", i, err)
			}
			check(rt, r, b)
		}
		fake.Forget()
		if v := fake.Violations(); len(v) > 0 {
			rt.Fatalf("%s", v[0])
		}
	})
}

// check holds a body to what no schema says.
func check(t *rapid.T, r bot.Reply, b body) {
	said := strings.Join(texts(parsed(t, b)), "\n")
	if n := utf8.RuneCountInString(b.Content); n > maxContent {
		t.Fatalf("%d characters of content", n)
	}
	for _, p := range pinging.FindAllString(strings.ReplaceAll(said, chat.SayAskedBy("<@1>"), ""), -1) {
		t.Fatalf("%q can ping: %q", p, said)
	}
	for _, s := range r.Sources {
		if want := fmt.Sprintf("[%d] ", s.Number); !strings.Contains(said, want) {
			t.Fatalf("the citation %s is lost", want)
		}
		if want := stamp(s.Published); !strings.Contains(said, want) {
			t.Fatalf("the date %s is lost", want)
		}
	}
}

func TestOverlongReplyLosesWordsAndNoCitation(t *testing.T) {
	r := bot.Reply{Question: "q", Headline: "Found · 3 passages", Foot: "Searched 3 articles"}
	for i := range 3 {
		r.Quotes = append(r.Quotes, bot.Quote{Text: strings.Repeat("All work and no play. ", 600), Source: i + 1})
		r.Sources = append(r.Sources, bot.Source{
			Number: i + 1, Title: "Headline", Outlet: "Harbour Gazette", Link: fmt.Sprintf("https://gazette.example/%d?%s", i, strings.Repeat("x", 120)),
		})
	}
	for i, b := range render(r, layout{}).forms() {
		said := strings.Join(texts(parsed(t, b)), "\n")
		for n := range 3 {
			if !strings.Contains(said, fmt.Sprintf("[Headline](<https://gazette.example/%d?", n)) {
				t.Errorf("form %d: the link of source %d is lost", i, n+1)
			}
		}
		if strings.Count(said, "…") != 3 {
			t.Errorf("form %d does not say that the quotes go on: %s", i, said)
		}
	}
}

func TestEscape(t *testing.T) {
	for text, want := range map[string]string{
		"plain words, (so) it goes!": "plain words, (so) it goes!",
		"*b* _i_ ~s~ `c` ||x||":      `\*b\* \_i\_ \~s\~ \` + "`c\\`" + ` \|\|x\|\|`,
		"- item\n+ item\na - b":      "\\- item\n\\+ item\na - b",
		"12. item\nin 2024. Then":    "12\\. item\nin 2024. Then",
		"at 10:30, see: :smile:":     `at 10:30, see: \:smile:`,
		"https://evil.example":       `https\://evil.example`,
		"<@1> @everyone #go [a](b)":  `\<\@1\> \@everyone \#go \[a\](b)`,
		`a\b`:                        `a\\b`,
	} {
		if got := escape(text); got != want {
			t.Errorf("%q\ngot  %s\nwant %s", text, got, want)
		}
	}
}

func TestMarksAreBold(t *testing.T) {
	body := "The *bridge* cost 412 million crowns"
	marks := []text.Span{{Start: 5, End: 11}, {Start: 13, End: 17}, {Start: 18, End: 21}, {Start: 22, End: 29}}
	if got, want := markdown(chat.Marked(body, marks)), `The \***bridge**\* **cost 412 million** crowns`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestDatesAreTheSameDayEverywhere(t *testing.T) {
	if got := stamp(time.Date(2024, 11, 1, 0, 0, 0, 0, time.UTC)); got != "<t:1730462400:D>" {
		t.Errorf("%s is not noon", got)
	}
	tokyo := time.FixedZone("", 9*60*60)
	if got := stamp(time.Date(2024, 11, 1, 3, 0, 0, 0, tokyo)); got != "<t:1730462400:D>" {
		t.Errorf("%s is not noon of the outlet's day", got)
	}
}

func FuzzEscape(f *testing.F) {
	f.Add("a *b* \\ 1. - x\n- y: :z:")
	f.Fuzz(func(t *testing.T, text string) {
		text = chat.Clean(text)
		escaped := escape(text)
		if piece, rest := cutEscaped(escaped, utf8.RuneCountInString(text)); piece != escaped || rest != "" {
			t.Errorf("%q is not all of %q", piece, escaped)
		}
		if n := chat.Length(escaped) + 2*strings.Count(text, "\n"); n > weight(text) {
			t.Errorf("%q weighs %d, and is %d long", text, weight(text), n)
		}
		if pinging.MatchString(escaped) {
			t.Errorf("%q can ping", escaped)
		}
	})
}
