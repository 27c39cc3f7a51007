package text

import (
	"strings"
	"testing"
)

// What ends no German or Ukrainian sentence may end one in a language beside it.
func TestOtherLanguagesEndTheirSentences(t *testing.T) {
	for _, want := range []string{
		"He won in 1995.|The prize was small.",
		"The team came in 3.|October was kinder to it.",
		"They left on day 17.|Captain Holm stayed.",
		"She is No. 3 in the list.|Der Spiegel said so.",
		"The list names z.|Berlin is not on it.",
		"Die hard fans of team 2.|Oakland lost.",
		"Порт построен в XIX в.|Город рос.",
		"Он родился в 1975 г.|Отец работал в порту.",
		"Ремонт стоил 40 млн руб.|Мэр доволен.",
		"Le port a fermé en 1995.|Les marins sont partis.",
		"El puerto cerró en el año 17.|Nadie protestó.",
	} {
		body := strings.ReplaceAll(want, "|", " ")
		var got []string
		for _, s := range Sentences(body, Span{0, len(body)}) {
			got = append(got, body[s.Start:s.End])
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q, want %q", strings.Join(got, "|"), want)
		}
	}
}

// A passage has the sentences that its article has: the language is told from
// what stands around a full stop, whatever part of the text is asked for.
func TestTheLanguageOfAPassageIsThatOfItsPlace(t *testing.T) {
	german := strings.Repeat("Der Hafen ist am 3. Oktober geschlossen, wie die Stadt am Montag mitteilte. ", 20)
	english := strings.Repeat("The port was closed on day 3. October was the month, the city said on Monday. ", 20)
	body := german + "\n\n" + english + "\n\n" + german
	all := Sentences(body, Span{0, len(body)})
	if len(all) != 20+40+20 {
		t.Fatalf("%d sentences", len(all))
	}
	for i := 0; i+3 < len(all); i++ {
		part := Sentences(body, Span{all[i].Start, all[i+3].End})
		for k := range part {
			if part[k] != all[i+k] {
				t.Fatalf("sentence %d of the whole is %v, of a part %v", i+k, all[i+k], part[k])
			}
		}
	}
}

func FuzzSentencesOfLanguages(f *testing.F) {
	for _, s := range []string{"Der 3. Mai und z. B. Nr. 5.", "У м. Київ, вул. Х ст. і т. д.", "das ist der II. Teil", "І. В. Савчук — «що?» — сказав", "3.", "Die 3. \xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		at := 0
		for _, s := range Sentences(body, Span{0, len(body)}) {
			if s.Start < at || s.End <= s.Start || strings.TrimSpace(body[at:s.Start]) != "" {
				t.Fatalf("%q: sentence %v after %d", body, s, at)
			}
			at = s.End
		}
	})
}
