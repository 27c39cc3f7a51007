package query

import (
	"slices"
	"strings"
	"testing"
)

func TestLists(t *testing.T) {
	for field, want := range map[string]string{
		"Selby Post, opinion, Ida Holm": "Selby Post|opinion|Ida Holm",
		"Selby Post; opinion ;Ida Holm": "Selby Post|opinion|Ida Holm",
		"Selby Post,opinion; Ida Holm,": "Selby Post|opinion|Ida Holm",
		`"Holm, Reed & Co", opinion`:    `"Holm, Reed & Co"|opinion`,
		`“harbour tax, now”; «a, b»; c`: `“harbour tax, now”|«a, b»|c`,
		`source:"Holm, Reed & Co", x`:   `source:"Holm, Reed & Co"|x`,
		`5" pipes, opinion`:             `5" pipes|opinion`,
		`"never closed, opinion`:        `"never closed|opinion`,
		"연합뉴스、 사설":                      "연합뉴스|사설",
		"Вестник, мнение\nТАСС":         "Вестник|мнение|ТАСС",
		" , ;; ":                        "",
		"":                              "",
	} {
		if got := strings.Join(SplitList(field), "|"); got != want {
			t.Errorf("%q: %q, want %q", field, got, want)
		}
	}
	for _, list := range [][]string{{"Selby Post", "opinion"}, {"Holm, Reed & Co", "a; b", "c"}, nil} {
		joined := JoinList(list)
		want, got := LeaveOut(list...), LeaveOut(SplitList(joined)...)
		if !slices.Equal(got.List(), want.List()) {
			t.Errorf("%q: %q, want %q", joined, got.List(), want.List())
		}
	}
}

func FuzzLists(f *testing.F) {
	f.Add(`"a, b"; c, «d`)
	f.Fuzz(func(t *testing.T, field string) {
		field = strings.ToValidUTF8(field, "�")
		for _, s := range SplitList(field) {
			if strings.TrimSpace(s) == "" || !strings.Contains(field, s) {
				t.Errorf("%q: %q", field, s)
			}
		}
	})
}
