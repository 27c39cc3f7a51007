package retrieval_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
)

// desk is a coverage in which the same things go by several names.
var desk = []string{
	"Envoys\nForeign Minister Choe Son Hui met Sergei Lavrov in P'yongyang. Kim Jong Un was there too.",
	"Front\nUkraine's Zelenskyy asked for air-defence systems. A ceasefire is far off, he told reporters in Kharkiv.",
	"Ministry\nSergei Shoigu left the ministry after twelve years. Oleksandr Syrskyi spoke of ten thousand soldiers.",
	"Inspectors\nThe International Atomic Energy Agency sent inspectors. Its reports are read in Vienna.",
	"Council\nThe U.N. council heard an envoy. The United Nations has no answer yet.",
	"Parks\nThe Greyfell National Parks Authority (GNPA) closed three trails after the heat.",
	"Rangers\nA ranger of the GNPA found the lost hikers near the ridge.",
	"Refugees\nThe Council of Coastal Towns took in 1.5 million people, of whom 12,000 were children.",
	"Harbour\nThe harbour strike cost $5bn and 7.5 per cent of trade. Colour bands mark the piers.",
	"Cellist\nJosé Álvarez played in Zürich, where Jürgen Müller and Søren Holm live.",
	"Break\nA break in the water main left the town of Grayfell without water. Trial runs of the pump go on.",
	"Chips\nA micron is a thousandth of a millimetre. Klaus Schulz makes chips with east-west trade in mind.",
	"Missiles\nWarheads were shown at a parade. An airstrike hit a peace-keeping post; the cease-fire broke.",
	"Vaccine\nThe vaccine was recalled. Five Baltic states joined the recall on 22 June 2024.",
	"Визит\nСергей Лавров прибыл в Пхеньян. Министра встретила Цой Сон Хи.",
	"회담\n김정은 국무위원장이 라브로프 장관을 만났다. 회담은 평양에서 열렸다.",
}

// Each question is asked of the desk; first is the article that must come
// first, and also what is said to have been searched, "word=other" each.
var called = []struct{ question, also, first string }{
	{"What did Zelensky ask for?", "Zelensky=Zelenskyy", "Front"},
	{"What did Zelenskiy ask for?", "Zelenskiy=Zelenskyy", "Front"},
	{"what did zelenski ask for?", "zelenski=Zelenskyy", "Front"},
	{"Was Kim Jong-un there?", "", "Envoys"},
	{"Who met in Pyongyang?", "", "Envoys"},
	{"Where did Jose Alvarez play?", "", "Cellist"},
	{"Where does Soren Holm live?", "", "Cellist"},
	{"Who played in Zurich?", "", "Cellist"},
	{"Whom did the IAEA send?", "IAEA=International Atomic Energy Agency", "Inspectors"},
	{"Whom did the I.A.E.A. send?", "I.A.E.A=International Atomic Energy Agency", "Inspectors"},
	{"What did the UN council hear?", "UN=United Nations", "Council"},
	{"What did the United Nations council hear?", "United Nations=UN", "Council"},
	{"Why was the vacine recalled?", "vacine=vaccine", "Vaccine"},
	{"Why was the vaccnie recalled?", "vaccnie=vaccine", "Vaccine"},
	{"Which missles were shown at a praade?", "praade=parade", "Missiles"},
	{"What about the reports of the IAEA's inspectors?", "IAEA=International Atomic Energy Agency", "Inspectors"},
}

func TestOtherNamesAreSearchedAndTold(t *testing.T) {
	s := exhaustive.New(articles(desk...))
	for _, c := range called {
		r, err := s.Search(t.Context(), retrieval.Query{Text: c.question, Top: 5})
		if err != nil {
			t.Fatal(err)
		}
		said := alsoOf(r)
		for _, want := range strings.Split(c.also, "; ") {
			if c.also != "" && !slices.Contains(said, want) {
				t.Errorf("%q: also searched %q, want %q", c.question, said, want)
			}
		}
		if c.first == "" {
			continue
		}
		if len(r.Passages) == 0 || r.Passages[0].Article.ID != c.first {
			t.Errorf("%q: %q first, want %q", c.question, firstOf(r), c.first)
		}
	}
}

// What reads differently and means something else stays alone: a word wrongly
// searched is worse than one missed.
func TestWhatIsSpelledRightIsNotCorrected(t *testing.T) {
	s := exhaustive.New(articles(desk...))
	for _, question := range []string{
		"Who sells bread?", "bread", "Who bakes bread?", "Did Macron visit?", "What did Scholz say?",
		"the trail of the lost", "Who is Julia Müller?", "Where is Kim Jong Il?", "Kim Yo Jong", "Who is Choe Ryong Hae?",
		"a notable therapist", "men age in towns", "Was there a contract?", "How many years?",
		"an inspection of vans", "What was the weather in April?", "Who won 10 medals?", "Who paid 5 dollars?",
		"What did Putin say to Modi?", "morning and mourning", "Who is Sergei Ivanov?", "rice and rise",
		"What of bananas?", "хлеб и молоко", "빵 가격",
	} {
		r, err := s.Search(t.Context(), retrieval.Query{Text: question, Top: 5})
		if err != nil {
			t.Fatal(err)
		}
		if said := alsoOf(r); len(said) > 0 {
			t.Errorf("%q: also searched %q", question, said)
		}
	}
}

func alsoOf(r retrieval.Result) (said []string) {
	for _, a := range r.Also {
		said = append(said, a.Word+"="+a.For)
	}
	return said
}

func firstOf(r retrieval.Result) string {
	if len(r.Passages) == 0 {
		return ""
	}
	return r.Passages[0].Article.ID
}
