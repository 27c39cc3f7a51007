package query_test

import (
	"testing"

	"dateline/retrieval/query"
)

func TestWordsOfNow(t *testing.T) {
	for text, want := range map[string]bool{
		"Which team won the cup this week?":                true,
		"Who was recently elected?":                        true,
		"What did the port announce in recent days?":       true,
		"Which ship just sank?":                            true,
		"What is the latest on the ferry?":                 true,
		"Who resigned yesterday?":                          true,
		"Today, what did the mayor say?":                   true,
		"What is on at the Odeon tonight?":                 true,
		"How did last night's vote end?":                   true,
		"What happened over the past few days?":            true,
		"What happened in the last 24 hours?":              true,
		"Who spoke on Monday?":                             true,
		"Who spoke last Tuesday?":                          true,
		"The dam broke. Last week it was whole. Why?":      true,
		"Who currently leads the port authority?":          true,
		"Who runs the port now?":                           true,
		"Что случилось на этой неделе?":                    true,
		"Кто недавно подал в отставку?":                    true,
		"Что только что сообщил порт?":                     true,
		"Что сказал мэр сегодня?":                          true,
		"О чём сообщалось вчера?":                          true,
		"последние новости о пароме":                       true,
		"Что произошло в прошлом месяце?":                  true,
		"Кто выступил во вторник?":                         true,
		"이번 주에 무슨 일이 있었나?":                                 true,
		"지난주 회담에서 무엇이 합의되었나?":                              true,
		"최근 발사된 미사일은?":                                     true,
		"방금 발표된 내용은?":                                      true,
		"오늘 시장은 뭐라고 했나?":                                   true,
		"어제의 표결 결과는?":                                      true,
		"월요일에 누가 연설했나?":                                    true,
		"What treaty did the two presidents sign in 2015?": false,
		"Who founded the port authority?":                  false,
		"What did Russia Today say of the ferry?":          false,
		"What happened in the last week of June?":          false,
		"When was the last time that the harbour froze?":   false,
		"How long did the strike last?":                    false,
		"Which bridge is this?":                            false,
		"On what island does the lighthouse stand?":        false,
		"What does Just Sail stand for?":                   false,
		"Кто основал порт?":                                false,
		"Когда был последний шторм?":                       false,
		"이번 주민투표의 결과는?":                                    false,
		"항구는 언제 세워졌나?":                                     false,
		"":                                                 false,
	} {
		if got := (query.Query{Text: text}).OfNow(); got != want {
			t.Errorf("%q is of now: %v", text, got)
		}
	}
}
