package query

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPhrases(t *testing.T) {
	for _, c := range []struct {
		question string
		phrases  []string
	}{
		{`"strike ended"`, []string{"strike ended"}},
		{`"Strike ended."`, []string{"Strike ended"}},
		{`Did the "strike" end?`, []string{"strike"}},
		{`What does "Squid Game" show?`, []string{"Squid Game"}},
		{`“strike ended” ferries`, []string{"strike ended"}},
		{`„Streik beendet“ in Kiel`, []string{"Streik beendet"}},
		{`„Streik beendet” in Kiel`, []string{"Streik beendet"}},
		{`»Streik beendet« in Kiel`, []string{"Streik beendet"}},
		{`Кто сказал «учения завершены»?`, []string{"учения завершены"}},
		{`누가 "파업이 끝났다"고 말했나`, []string{"파업이 끝났다"}},
		{`누가 “파업이 끝났다”고 말했나`, []string{"파업이 끝났다"}},
		{`谁说"罢工结束"`, []string{"罢工结束"}},
		{`「罷工結束」`, []string{"罷工結束"}},
		{`『罷工 結束』と言った`, []string{"罷工 結束"}},
		{`'ended their strike'`, nil},
		{`who said 'ended their strike'?`, nil},
		{`who said ‘didn’t pay’ first`, nil},
		{`"ended their strike" and "closed the port"`, []string{"ended their strike", "closed the port"}},
		{`"since Monday the port" source:yonhap`, []string{"since Monday the port"}},
		{`"said last week"`, []string{"said last week"}},
		{`"according to Yonhap" strike`, []string{"according to Yonhap"}},
		{`"Where is Kim?" headline`, []string{"Where is Kim"}},
		{`"What did Kim say about the port"`, []string{"What did Kim say about the port"}},
		// No phrases:
		{`"What did Kim say about the port?"`, nil},
		{`“О чём говорил Ким？”`, nil},
		{`strike`, nil},
		{`strike -"opinion piece"`, nil},
		{`strike NOT "opinion piece"`, nil},
		{`talks source:"The Lantern"`, nil},
		{`talks since:"last week"`, nil},
		{`didn't name and won't pay`, nil},
		{`the unions' demands and the workers' pay`, nil},
		{`'tis the workers' strike`, nil},
		{`the '90s strike and workers' pay`, nil},
		{`strikes of the '20s and '30s`, nil},
		{`rock 'n' roll`, nil},
		{`a 5" gun and a 6" gun`, nil},
		{`a 5 " gun`, nil},
		{`"`, nil},
		{`""`, nil},
		{`"..." strike`, nil},
		{`strike "ended`, nil},
		{`strike” ended`, nil},
		{`5'10" tall and 6' wide`, nil},
		{`L'Oréal et l'usine`, nil},
		{`the Kims’ dogs’ food`, nil},
	} {
		if got := Parse(c.question, now, outlets).Phrases(); !slices.Equal(got, c.phrases) {
			t.Errorf("%s: %q, want %q", c.question, got, c.phrases)
		}
	}
}

// What stands in quotation marks is no filter.
func TestFiltersAroundPhrases(t *testing.T) {
	for _, c := range []struct{ question, text, filter string }{
		{`"since October 2024 troops" left`, `"since October 2024 troops" left`, ""},
		{`"according to Yonhap" strike`, `"according to Yonhap" strike`, ""},
		{`strike "in Yonhap"`, `strike "in Yonhap"`, ""},
		{`"strike ended" since October 2024`, `"strike ended"`, "since 1 Oct 2024"},
		{`"strike ended" in Yonhap`, `"strike ended"`, "source Yonhap"},
		{`"strike ended" last week`, `"strike ended"`, "since 7 Feb 2025; until 14 Feb 2025"},
		{`last week "strike ended"`, `"strike ended"`, "since 7 Feb 2025; until 14 Feb 2025"},
		{`source:"The Lantern" "strike ended"`, `"strike ended"`, "source The Lantern"},
		{`«с октября 2024 войска»`, `«с октября 2024 войска»`, ""},
		{`"연합뉴스에 따르면"`, `"연합뉴스에 따르면"`, ""},
	} {
		q := Parse(c.question, now, outlets)
		if got := strings.Join(q.Words(), "; "); q.Text != c.text || got != c.filter {
			t.Errorf("%s: %q with %q, want %q with %q", c.question, q.Text, got, c.text, c.filter)
		}
	}
}

func FuzzPhrases(f *testing.F) {
	for _, s := range []string{`"strike ended"`, `'a' "b”`, "„a“ «b» 「c」", `source:"x" -"y" 5"`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, question string) {
		q := Parse(question, now, outlets)
		phrases := q.Phrases()
		if len(phrases) > maxPhrases {
			t.Errorf("%q has %d phrases", question, len(phrases))
		}
		if !utf8.ValidString(question) {
			return
		}
		typed := strings.Join(strings.Fields(question), " ")
		for _, p := range phrases {
			if p == "" || !strings.Contains(q.Text, p) || !strings.Contains(typed, p) {
				t.Errorf("%q does not hold its phrase %q", question, p)
			}
		}
	})
}

// A quotation after a word such as without is left out as a whole, and one that
// holds such a word is a phrase.
func TestPhrasesLeftOut(t *testing.T) {
	for _, c := range []struct {
		question string
		phrases  []string
		filter   string
	}{
		{`strike without "harbour tax"`, nil, "without “harbour tax”"},
		{`"strike without delay"`, []string{"strike without delay"}, ""},
		{`"strike" without ferries`, []string{"strike"}, "without “ferries”"},
		{`strike -"harbour tax"`, nil, "without “harbour tax”"},
		{`"not from Yonhap" strike`, []string{"not from Yonhap"}, ""},
	} {
		q := Parse(c.question, now, outlets)
		if got := strings.Join(q.Words(), "; "); got != c.filter || !slices.Equal(q.Phrases(), c.phrases) {
			t.Errorf("%s: %q, %q", c.question, q.Phrases(), got)
		}
	}
}
