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

// articlePath is the path of an article's page.
func articlePath(id string) string {
	if !isPathSafe(id) {
		return "/articles/~" + base64.RawURLEncoding.EncodeToString([]byte(id))
	}
	parts := strings.Split(id, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return "/articles/" + strings.Join(parts, "/")
}

// passagePath is the path of the page of a passage's article, with the quote
// highlighted. It names the version that the quote was cut from, so that it
// still leads to the words after the article has changed.
func passagePath(p retrieval.Passage) string {
	if p.Quote.Start >= p.Quote.End {
		return articlePath(p.Article.ID)
	}
	at := fmt.Sprintf("%d-%d", p.Quote.Start, p.Quote.End)
	return fmt.Sprintf("%s?v=%d&p=%s#p%s", articlePath(p.Article.ID), p.Article.Arrival, at, at)
}

// PassageURL is the public address of a passage, for links from elsewhere. It
// is a path alone where the configuration has no PublicURL.
func (w *Web) PassageURL(p retrieval.Passage) string { return w.cfg.PublicURL + passagePath(p) }

// isPathSafe tells whether an id can be a part of a path as it is. Browsers,
// proxies and servers resolve dots, merge slashes and decode escapes on the way.
func isPathSafe(id string) bool {
	for part := range strings.SplitSeq(id, "/") {
		if part == "" || part == "." || part == ".." {
			return false
		}
	}
	return id[0] != '~' && !strings.ContainsFunc(id, func(r rune) bool {
		return r < ' ' || r == 0x7f || strings.ContainsRune(`%\?#;`, r)
	})
}

// articleID is the inverse of [articlePath]: the id that the rest of a path
// after /articles/ stands for.
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

// A passageRef is a passage as an address names it: the version that it was cut
// from, 0 for the newest, and its range in that version.
type passageRef struct {
	arrival corpus.Arrival
	span    text.Span
}

// parsePassageRef parses a query string; ok is false if it names no passage.
func parsePassageRef(q url.Values) (p passageRef, ok bool) {
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
	return passageRef{corpus.Arrival(n), text.Span{Start: start, End: end}}, true
}

// cut returns the text at a span; ok is false if the span is out of range or
// splits a character.
func cut(body string, s text.Span) (quote string, ok bool) {
	if s.End > len(body) || !utf8.RuneStart(body[s.Start]) || s.End < len(body) && !utf8.RuneStart(body[s.End]) {
		return "", false
	}
	return body[s.Start:s.End], true
}

// relocate finds the words at span in an older version in the newest one; ok is
// false if they are gone.
func relocate(then, now *corpus.Version, span text.Span) (text.Span, bool) {
	quote, ok := cut(then.Text, span)
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
