package query

import (
	"slices"
	"testing"
)

func TestLinksInQuestions(t *testing.T) {
	const glue = "https://news.example/2025/05/glue"
	for _, c := range []struct {
		question string
		links    []string
		text     string
		only     bool
	}{
		{glue, []string{glue}, glue, true},
		{" " + glue + " ", []string{glue}, glue, true},
		{"<" + glue + ">", []string{glue}, "<" + glue + ">", true},
		{"<" + glue + "|news.example/2025/05/glue>", []string{glue}, "<" + glue + "|news.example/2025/05/glue>", true},
		{"[the story](" + glue + ")", []string{glue}, "the story", true},
		{"news.example/2025/05/glue", []string{"news.example/2025/05/glue"}, "news.example/2025/05/glue", true},
		{"www.news.example/glue", []string{"www.news.example/glue"}, "www.news.example/glue", true},
		{"summarise " + glue, []string{glue}, "summarise", true},
		{"What is in this article? " + glue, []string{glue}, "What is in this article?", true},
		{"о чём эта статья " + glue, []string{glue}, "о чём эта статья", true},
		{glue + " 이 기사 요약해줘", []string{glue}, "이 기사 요약해줘", true},
		{"Who joined the suit? " + glue, []string{glue}, "Who joined the suit?", false},
		{"According to " + glue + ", who joined the suit?", []string{glue}, "According to, who joined the suit?", false},
		{"Who? " + glue, []string{glue}, "Who?", false},
		{"кто подал иск " + glue, []string{glue}, "кто подал иск", false},
		{glue + " " + glue + "?page=2 suit", []string{glue, glue + "?page=2"}, "suit", false},
		// No links:
		{"and/or", nil, "and/or", false},
		{"24/7", nil, "24/7", false},
		{"km/h", nil, "km/h", false},
		{"U.S./Russia talks", nil, "U.S./Russia talks", false},
		{"14.02/15.02", nil, "14.02/15.02", false},
		{"news.example", nil, "news.example", false},
		{"breaking: strike", nil, "breaking: strike", false},
		{"http error", nil, "http error", false},
	} {
		q := Parse(c.question, now, outlets)
		if !slices.Equal(q.Links, c.links) || q.OnlyLinks() != c.only || q.Text != c.text {
			t.Errorf("%s: %q, %q, only %v", c.question, q.Links, q.Text, q.OnlyLinks())
		}
		if m := ParseMessage(c.question, now, outlets); !slices.Equal(m.Typed.Links, c.links) {
			t.Errorf("%s, as a message: %q", c.question, m.Typed.Links)
		}
	}
}
