package web

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/text"
)

// ArticlePath is the path of the page on an article.
func ArticlePath(id string) string {
	if !plainID(id) {
		return "/articles/~" + base64.RawURLEncoding.EncodeToString([]byte(id))
	}
	parts := strings.Split(id, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return "/articles/" + strings.Join(parts, "/")
}

// PassagePath is the path of the page on a passage's article, with its quote
// set off. It names the version that the quote was cut from, so that it still
// leads to the words after the article was changed.
func PassagePath(p retrieval.Passage) string {
	if p.Quote.Start >= p.Quote.End {
		return ArticlePath(p.Article.ID)
	}
	at := fmt.Sprintf("%d-%d", p.Quote.Start, p.Quote.End)
	return fmt.Sprintf("%s?v=%d&p=%s#p%s", ArticlePath(p.Article.ID), p.Article.Arrival, at, at)
}

// PassageURL is the public address of a passage, for those who are elsewhere.
func (w *Web) PassageURL(p retrieval.Passage) string { return w.cfg.PublicURL + PassagePath(p) }

// plainID tells whether an id can stand in a path as it is. Browsers, proxies
// and servers resolve dots, join slashes and decode escapes on the way.
func plainID(id string) bool {
	for part := range strings.SplitSeq(id, "/") {
		if part == "" || part == "." || part == ".." {
			return false
		}
	}
	return id[0] != '~' && !strings.ContainsFunc(id, func(r rune) bool {
		return r < ' ' || r == 0x7f || strings.ContainsRune(`%\?#;`, r)
	})
}

// articleID reads the id back from what follows /articles/.
func articleID(path string) string {
	coded, ok := strings.CutPrefix(path, "~")
	if !ok {
		return path
	}
	id, err := base64.RawURLEncoding.DecodeString(coded)
	if err != nil {
		return path
	}
	return string(id)
}

// A place is what an address says of a passage: the version that it was cut
// from, 0 for the newest, and where in it.
type place struct {
	arrival corpus.Arrival
	span    text.Span
}

// readPlace reads an address; ok is false where it names no passage.
func readPlace(q url.Values) (p place, ok bool) {
	from, to, _ := strings.Cut(q.Get("p"), "-")
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || start < 0 || start >= end {
		return p, false
	}
	n, err := strconv.ParseInt(q.Get("v"), 10, 64)
	if err != nil || n < 0 {
		n = 0
	}
	return place{corpus.Arrival(n), text.Span{Start: start, End: end}}, true
}

// words are those at span, and false where it cuts nothing whole out of text.
func words(text string, s text.Span) (string, bool) {
	if s.End > len(text) || !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		return "", false
	}
	return text[s.Start:s.End], true
}

// find returns where the words that were at span in then stand in now, and
// false where they do not.
func find(then, now *corpus.Version, span text.Span) (text.Span, bool) {
	quote, ok := words(then.Text, span)
	if !ok {
		return span, false
	}
	if then.Arrival == now.Arrival {
		return span, true
	}
	at := strings.Index(now.Text, quote)
	if at < 0 {
		return span, false
	}
	return text.Span{Start: at, End: at + len(quote)}, true
}
