package query

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// maxLinks is how many links of a question are read.
const maxLinks = 4

// links returns the web addresses in a message, as typed: plain, between angle
// brackets with or without a label, or behind a label in Markdown. An address
// without a scheme counts if it is all that was typed.
func links(message string) (found []string) {
	for _, s := range signs(message) {
		if link := linkOf(message[s.Start:s.End]); link != "" && len(found) < maxLinks && !slices.Contains(found, link) {
			found = append(found, link)
		}
	}
	if bare := strings.TrimSpace(message); len(found) == 0 && isBareLink(bare) {
		found = append(found, bare)
	}
	return found
}

// linkOf returns the address in a sign; empty if it has none.
func linkOf(sign string) string {
	at := strings.Index(strings.ToLower(sign), "http")
	if www := strings.HasPrefix(strings.ToLower(sign), "www."); www {
		at = 0
	}
	if at < 0 || !strings.Contains(sign, "://") && at > 0 {
		return ""
	}
	link := sign[at:]
	if end := strings.IndexAny(link, "<>| \t\n"); end >= 0 {
		link = link[:end]
	}
	if strings.HasPrefix(sign, "[") {
		link = strings.TrimRight(link, ")")
	}
	if !strings.Contains(link, ".") {
		return "" // http://localhost is nobody's article
	}
	return link
}

// isBareLink tells whether a text is an address without a scheme: a host name
// and a path, news.example/2025/glue.
func isBareLink(s string) bool {
	host, path, ok := strings.Cut(s, "/")
	if !ok || path == "" || strings.ContainsAny(s, " \t\n<>|\"'") || !strings.Contains(host, ".") {
		return false
	}
	for label := range strings.SplitSeq(host, ".") {
		if label == "" || strings.ContainsFunc(label, func(r rune) bool { return r != '-' && !isASCIIWord(r) }) {
			return false
		}
	}
	end := host[strings.LastIndexByte(host, '.')+1:]
	return len(end) > 1 && !strings.ContainsAny(end, "0123456789-")
}

func isASCIIWord(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// OnlyLinks tells whether the query asks for nothing but the articles at its
// links: it has no words beside them, or only such as ask to see an article.
func (q Query) OnlyLinks() bool {
	if len(q.Links) == 0 || len(q.PhraseSpans()) > 0 {
		return false
	}
	words := q.Text
	for _, s := range slices.Backward(signs(q.Text)) {
		if linkOf(words[s.Start:s.End]) != "" {
			words = words[:s.Start] + " " + words[s.End:]
		}
	}
	if isBareLink(strings.TrimSpace(words)) {
		return true
	}
	var left []string
	for w := range strings.FieldsSeq(withoutCoverageWords(words)) {
		if !openingWords[foldWord(w)] {
			left = append(left, w)
		}
	}
	for _, t := range (Query{Text: strings.Join(left, " ")}).Tokens() {
		if !t.Stop {
			return false
		}
	}
	return !isAsked(words)
}

// isAsked tells whether words are a question about what an article says.
func isAsked(words string) bool {
	for w := range strings.FieldsSeq(words) {
		if factWords[foldWord(w)] {
			return true
		}
	}
	return false
}

// factWords ask for a fact, even with no other word beside them.
var factWords = text.WordSet("who whom whose when where why кто кого когда где почему 누가 언제 어디서 왜")

// openingWords say what to do with an article at a link, and nothing of what it
// says.
var openingWords = text.WordSet(`
summarize summarise summary link page url source check look open quote tldr tl dr explain
ссылка ссылке ссылку пересказ кратко перескажи перескажите процитируй цитата
링크 이 그 요약 요약해줘 요약해 인용`)
