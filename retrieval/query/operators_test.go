package query

import (
	"slices"
	"strings"
	"testing"
)

func TestWrittenOperators(t *testing.T) {
	for _, c := range []struct{ question, text, filter, unread string }{
		{"title:strike", "strike", "headline has “strike”", ""},
		{"harbour intitle:strike", "harbour strike", "headline has “strike”", ""},
		{`headline:"rail depot" sold?`, `"rail depot" sold?`, "headline has “rail depot”", ""},
		{"strike author:Holm", "strike", "by Holm", ""},
		{`strike by:"Ida Holm"`, "strike", "by Ida Holm", ""},
		{"strike lang:en", "strike", "in English", ""},
		{"учения language:русский", "учения", "in Russian", ""},
		{"파업 lang:ko", "파업", "in Korean", ""},
		{"strike site:yonhap.com", "strike", "source Yonhap", ""},
		{"strike site:bbc.co.uk", "strike bbc.co.uk", "", "site:bbc.co.uk"},
		{"pier inurl:wave", "pier wave", "", "inurl:wave"},
		{"pier filetype:pdf?", "pier pdf?", "", "filetype:pdf"},
		{"pier section:sport", "pier sport", "", "section:sport"},
		{`pier near:"rail depot"`, `pier "rail depot"`, "", "near:rail depot"},
		{"muse*", "muse", "", "muse*"},
		{"who opened the muse*?", "who opened the muse?", "", "muse*"},
		{"~museum opening", "museum opening", "", "~museum"},
		{"-title:ferry strike", "strike", "headline without “ferry”", ""},
		{`strike -intitle:"rail depot"`, "strike", "headline without “rail depot”", ""},
		// Ordinary colons and signs:
		{"Kim: what did he say", "Kim: what did he say", "", ""},
		{"the port at 9:30", "the port at 9:30", "", ""},
		{"Re: talks", "Re: talks", "", ""},
		{"breaking: strike", "breaking: strike", "", ""},
		{"breaking:strike", "breaking:strike", "", ""},
		{"title: strike", "title: strike", "", ""},
		{"topic: the strike", "topic: the strike", "", ""},
		{"title:", "title:", "", ""},
		{"by: Holm", "by: Holm", "", ""},
		{"a score of 3:2", "a score of 3:2", "", ""},
		{"strike lang:banana", "strike lang:banana", "", ""},
		{"*bold* strike", "*bold* strike", "", ""},
		{"about ~500 troops", "about ~500 troops", "", ""},
		{"3*4 and 5 * 6", "3*4 and 5 * 6", "", ""},
		{"~struck~ out", "~struck~ out", "", ""},
		{"тема: забастовка", "тема: забастовка", "", ""},
		{"제목: 파업", "제목: 파업", "", ""},
	} {
		q := Parse(c.question, now, outlets)
		if got := strings.Join(q.Words(), "; "); q.Text != c.text || got != c.filter || strings.Join(q.Unread, "|") != c.unread {
			t.Errorf("%s: %q, %q, unread %q", c.question, q.Text, got, q.Unread)
		}
		if c.unread != "" && UnreadOperator(c.unread) == "" {
			t.Errorf("%s: not told as an operator", c.unread)
		}
	}
}

func TestFiltersOnHeadersTogether(t *testing.T) {
	f := Filter{Headline: []string{"strike"}, Languages: []string{"en"}}
	both, ok := f.And(Filter{Headline: []string{"port"}, Authors: []string{"Holm"}})
	if want := []string{"headline has “strike” and “port”", "by Holm", "in English"}; !ok || !slices.Equal(both.Words(), want) {
		t.Errorf("%q %v", both.Words(), ok)
	}
	if _, ok := f.And(Filter{Languages: []string{"ko"}}); ok {
		t.Error("two languages exclude one another")
	}
	for _, k := range both.Facets() {
		if left := k.Without(both); slices.Equal(left.Words(), both.Words()) {
			t.Errorf("facet %d takes nothing off", k)
		}
	}
}
