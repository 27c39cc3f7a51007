package query

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// Asks tells whether the query says what to look for. Stop words and
// punctuation do not, unless they are a phrase; nor, next to a filter, do words that name what any
// coverage consists of: "latest news from Yonhap" is nothing but a filter.
func (q Query) Asks() bool {
	if len(q.PhraseSpans()) > 0 {
		return true
	}
	text := withoutCoverageWords(q.Text)
	if q.Filter.IsZero() && !asksForNews(q.Text) {
		text = q.Text
	}
	for _, t := range (Query{Text: text}).Tokens() {
		if !t.Stop {
			return true
		}
	}
	return false
}

// asksForNews tells whether a text asks for what is new, whatever it is about.
func asksForNews(text string) bool {
	return slices.ContainsFunc(strings.Fields(text), func(w string) bool { return newsWords[foldWord(w)] })
}

func withoutCoverageWords(text string) string {
	var left []string
	for _, w := range strings.Fields(text) {
		if !coverageWords[foldWord(w)] {
			left = append(left, w)
		}
	}
	return strings.Join(left, " ")
}

// newsWords ask for what is new.
var newsWords = text.WordSet("news latest newest new updates headlines новости новое 뉴스 소식")

// coverageWords name what any coverage consists of, or ask to see it.
var coverageWords = text.WordSet(`
article articles news story stories report reports reported reporting coverage covered piece pieces item items
headline headlines update updates publication publications published
latest newest recent new last what's anything something everything all any every happened happening happens
show list find get give see read tell please
новости новость статьи статья статью материалы публикации сообщения последние свежие нового покажи найди
뉴스 기사 기사들 소식 보도 최근 최신`)
