package query

import (
	"slices"
	"strings"
)

// maxOrderMessage is the most spaces of a message that asks for an order alone.
const maxOrderMessage = 7

// orderAlone reads a message that asks for an order and nothing else: "newest
// first", "show the latest", "older ones".
func orderAlone(message string) (Order, bool) {
	if strings.Count(message, " ") > maxOrderMessage {
		return "", false
	}
	if o, ok := ParseOrder(message); ok {
		return o, true
	}
	said := NormalizePhrase(message)
	for _, lead := range []string{"me ", "the ", "sort by ", "sorted by ", "order by ", "sort ", "покажи ", "сортируй ", "сортировать "} {
		said = strings.TrimPrefix(said, lead)
	}
	for _, end := range []string{" ones", " articles", " passages", " news", " please", " пожалуйста", " статьи", " 보여줘", " 보여주세요", " 기사", "으로 보여줘"} {
		said = strings.TrimSuffix(said, end)
	}
	for phrase, words := range comparatives() {
		if slices.Contains(words, said) {
			return ParseOrder(phrase)
		}
	}
	return ParseOrder(said)
}

// comparatives are words that ask for an order by what is shown already.
func comparatives() map[string][]string {
	return map[string][]string{
		"newest first": {"newer", "more recent", "latest", "most recent", "by date", "date", "fresher", "новее", "поновее", "свежее", "посвежее", "последние", "самые последние", "по дате", "더 최신", "최근", "가장 최근"},
		"oldest first": {"older", "earlier", "oldest", "старее", "постарее", "пораньше", "более старые", "самые старые", "더 오래된", "더 이전", "가장 오래된"},
	}
}
