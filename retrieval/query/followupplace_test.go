package query

import "testing"

func TestTownsAreNoOutlets(t *testing.T) {
	known := Known{Sources: []string{"Harbour Times", "Selby Post", "The Moscow Times", "Washington Post", "Yonhap News Agency", "Seoul Shinmun", "Орла Вестник", "셀비 신문"}}
	for _, c := range []struct{ last, message, want string }{
		{"What happened at Marsk port?", "and in Selby?", "What happened in Selby?"},
		{"What happened at Marsk port?", "and Selby?", "What happened at Selby port?"},
		{"What happened at Marsk port?", "what about Selby?", "What happened at Selby port?"},
		{"What happened in Marsk?", "in Selby", "What happened in Selby?"},
		{"What happened in Marsk?", "in Selby?", "What happened in Selby?"},
		{"What happened in Marsk?", "and in Moscow?", "What happened in Moscow?"},
		{"What happened in Marsk?", "and Moscow?", "What happened in Moscow?"},
		{"What happened in Marsk?", "and in Washington?", "What happened in Washington?"},
		{"ferry strike", "and in Selby?", "ferry strike in Selby"},
		{"ferry strike", "in Selby", "ferry strike in Selby"},
		{"What happened in Marsk?", "and Orla?", "What happened in Orla?"},
		{"What did Ida Holm say in Marsk?", "and in Selby?", "What did Ida Holm say in Selby?"},
		{"What did Ida Holm say in Marsk?", "and Selby?", "What did Ida Holm say in Selby?"},
		{"What did Ida Holm say in Marsk?", "and Jonas Reed?", "What did Jonas Reed say in Marsk?"},
		{"Что случилось в Марске?", "а в Орле?", "Что случилось в Орле?"},
		{"Что случилось в Марске?", "в Москве?", "Что случилось в Москве?"},
	} {
		m := ParseMessage(c.message, now, known).After(c.last)
		if m.Text != c.want || m.Act != NewQuestion || !m.Filter.Empty() {
			t.Errorf("%q after %q asks %q %q (act %d)\n want %q", c.message, c.last, m.Text, m.Filter.Words(), m.Act, c.want)
		}
	}
	for message, want := range map[string]string{
		"and in Selby Post?": "Selby Post", "and the Post?": "Selby Post or Washington Post", "in the Moscow Times": "The Moscow Times", "only Selby": "Selby Post",
		"and Selby Post?": "Selby Post", "from Selby": "Selby Post", "and Yonhap?": "Yonhap News Agency", "what about Yonhap": "Yonhap News Agency",
		"and the Washington Post?": "Washington Post", "only the Moscow Times": "The Moscow Times", "source:selby": "Selby Post", "and Harbour Times?": "Harbour Times",
	} {
		m := ParseMessage(message, now, known).After("What happened at Marsk port?")
		if words := m.Filter.Words(); m.Act != Refinement || len(words) != 1 || words[0] != "source "+want {
			t.Errorf("%q: act %d, asks %q, filters %q, want %q", message, m.Act, m.Text, m.Filter.Words(), want)
		}
	}
}
