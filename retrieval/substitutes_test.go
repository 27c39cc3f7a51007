package retrieval_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
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
	"Widows\nA man spoke of the Maritime Aid Network, which helps the widows of fishermen.",
	"Pay\nThe Ministry of Tides said wages rise. A clerk of the ministry, the MoT, called them low.",
	"Clerks\nClerks at the MoT went on strike on Monday.",
	"Parade\nThe Coastal People's Guard (CPG) marched on Sunday with drums.",
	"Mines\nThe CPG said that 600 engineers will clear mines in the bay.",
	"Refugees\nThe Council of Coastal Towns took in 1.5 million people, of whom 12,000 were children.",
	"Harbour\nThe harbour strike cost $5bn and 7.5 per cent of trade. Colour bands mark the piers.",
	"Cellist\nJosé Álvarez played in Zürich, where Jürgen Müller and Søren Holm live.",
	"Break\nA break in the water main left the town of Grayfell without water. Trial runs of the pump go on.",
	"Chips\nA micron is a thousandth of a millimetre. Klaus Schulz makes chips with east-west trade in mind.",
	"Missiles\nWarheads were shown at a parade. An airstrike hit a peace-keeping post; the cease-fire broke.",
	"Vaccine\nThe vaccine was recalled. Five Baltic states joined the recall on 22 June 2024.",
	"Tennis\nNovak Djokovic was deported on Sunday. Arkady Dvorkovich plays chess.",
	"Grant\nThe library will receive 3.2m crowns, said its chief executive.",
	"Визит\nСергей Лавров прибыл в Пхеньян. Министра встретила Цой Сон Хи.",
	"회담\n김정은 국무위원장이 라브로프 장관을 만났다. 회담은 평양에서 열렸다.",
}

// Each question is put to the desk. also is what must be reported as searched,
// "word=other" each; first is the article that must come first.
var called = []struct{ question, also, first string }{
	// Other alphabets
	{"What did Zelensky ask for?", "Zelensky=Zelenskyy", "Front"},
	{"What did Zelenskiy ask for?", "Zelenskiy=Zelenskyy", "Front"},
	{"what did zelenski ask for?", "zelenski=Zelenskyy", "Front"},
	{"Whom did Lawrow meet?", "Lawrow=Lavrov", "Envoys"},
	{"Whom did Sergey Lavrov meet?", "Sergey=Sergei", "Envoys"},
	{"Why did Shoygu leave?", "Shoygu=Shoigu", "Ministry"},
	{"Why did Sergej Schoigu leave?", "Sergej=Sergei; Schoigu=Shoigu", "Ministry"},
	{"What did Aleksandr Sirsky say?", "", ""},
	{"What did Oleksandr Syrsky say?", "Syrsky=Syrskyi", "Ministry"},
	{"Whom did Choi Son-hui meet?", "Choi Son-hui=Choe Son Hui", "Envoys"},
	{"Whom did Choe Sun Hee meet?", "Choe Sun Hee=Choe Son Hui", "Envoys"},
	{"Was Kim Jong-un there?", "", "Envoys"},
	{"Was Kim Jongun there?", "Jongun=Jong Un", "Envoys"},
	{"Was Kim Jong Eun there?", "Kim Jong Eun=Kim Jong Un", "Envoys"},
	{"Who met in Pyongyang?", "", "Envoys"},
	{"Which systems did he tell reporters of in Kharkov?", "Kharkov=Kharkiv", "Front"},
	// Accents and umlauts
	{"Where did Jose Alvarez play?", "", "Cellist"},
	{"Where does Juergen Mueller live?", "Juergen=Jürgen; Mueller=Müller", "Cellist"},
	{"Where does Soren Holm live?", "", "Cellist"},
	{"Who played in Zurich?", "", "Cellist"},
	// Initials
	{"Whom did the IAEA send?", "IAEA=International Atomic Energy Agency", "Inspectors"},
	{"Whom did the I.A.E.A. send?", "I.A.E.A=International Atomic Energy Agency", "Inspectors"},
	{"Who of the Greyfell National Parks Authority found the lost hikers?", "Greyfell National Parks Authority=GNPA", "Rangers"},
	{"Which hikers did the Greyfell National Parks Authority's ranger find?", "Greyfell National Parks Authority=GNPA", "Rangers"},
	{"Did Chief Greyfell National Parks Authority Ranger Holt find hikers?", "Greyfell National Parks Authority=GNPA", "Rangers"},
	{"Did Great North Polar Airways find hikers?", "", "Rangers"}, // the coverage never has both together
	{"When did clerks at the Ministry of Tides strike?", "Ministry of Tides=MoT", "Clerks"},
	{"WHEN DID CLERKS AT THE MINISTRY OF TIDES STRIKE?", "", "Pay"},
	{"How many engineers of the Coastal People's Guard clear mines?", "Coastal People's Guard=CPG", "Mines"},
	{"Whom does the Maritime Aid Network help?", "", "Widows"}, // man is an English word
	{"What did the UN council hear?", "UN=United Nations", "Council"},
	{"What did the United Nations council hear?", "United Nations=UN", "Council"},
	{"What of the CEO?", "CEO=chief executive", "Grant"},
	{"Was Kim Jung Un there?", "Kim Jung Un=Kim Jong Un", "Envoys"},
	{"What did N.K. show at a parade?", "", "Missiles"},
	// Numbers
	{"Who spoke of 10,000 soldiers?", "10,000=ten thousand", "Ministry"},
	{"Who spoke of 10 000 soldiers?", "10 000=ten thousand", "Ministry"},
	{"Who took in 1,500,000 people?", "1,500,000=1.5 million", "Refugees"},
	{"Who took in one and a half million people?", "", "Refugees"},
	{"Were twelve thousand children among them?", "twelve thousand=12,000", "Refugees"},
	{"Were 12 thousand children among them?", "12 thousand=12,000", "Refugees"},
	{"What cost 5 billion dollars?", "", "Harbour"},
	{"1.5m people", "1.5m=1.5 million", "Refugees"},
	{"Who spoke of 10k soldiers?", "10k=ten thousand", "Ministry"},
	{"Who has 3.2 million crowns?", "3.2 million=3.2m", "Grant"},
	// Words in one, in two, with hyphens
	{"Is a cease fire far off?", "cease fire=ceasefire", "Front"},
	{"What did the air strike hit?", "air strike=airstrike", "Missiles"},
	{"What did an air-strike hit?", "air-strike=airstrike", "Missiles"},
	{"Which peacekeeping post was hit?", "peacekeeping=peace-keeping", "Missiles"},
	{"What of east west trade?", "", "Chips"},
	{"What percent of trade was lost?", "percent=per cent", "Harbour"},
	{"Were war heads shown?", "war heads=Warheads", "Missiles"},
	// British and American spelling
	{"What did the harbor strike cost?", "", "Harbour"},
	{"What color bands mark the piers?", "", "Harbour"},
	{"Which air-defense systems?", "", "Front"},
	// Typing errors
	{"Why was the vacine recalled?", "vacine=vaccine", "Vaccine"},
	{"Why was the vaccnie recalled?", "vaccnie=vaccine", "Vaccine"},
	{"Why was Djokovich deported?", "Djokovich=Djokovic", "Tennis"},
	{"Who will recieve crowns?", "recieve=receive", "Grant"},
	{"Which missles were shown at a praade?", "praade=parade", "Missiles"},
	// Endings
	{"What did Lavrov's trip bring?", "", "Envoys"},
	{"Whose soldiers' boots?", "", "Ministry"},
	{"Which councils heard envoys?", "", "Council"},
	{"What about the reports of the IAEA's inspectors?", "IAEA=International Atomic Energy Agency", "Inspectors"},
	// Across alphabets
	{"Куда прибыл Лавров?", "", "Визит"},
	{"Кого встретила Чхве Сон Хи?", "", "Визит"},
	{"김정은은 누구를 만났나?", "", "회담"},
}

func TestSubstitutesAreSearchedAndReported(t *testing.T) {
	s := exhaustive.New(articles(desk...))
	for _, c := range called {
		r, err := s.Search(t.Context(), query.Query{Text: c.question, Top: 5})
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

// A word that differs from one in the coverage and means something else is
// searched alone: a wrong substitute is worse than a missed one.
func TestWhatIsSpelledRightIsNotCorrected(t *testing.T) {
	s := exhaustive.New(articles(desk...))
	for _, question := range []string{
		"Who sells bread?", "bread", "Who bakes bread?", "Did Macron visit?", "What did Scholz say?",
		"the trail of the lost", "Who is Julia Müller?", "Where is Kim Jong Il?", "Kim Yo Jong", "Who is Choe Ryong Hae?",
		"a notable therapist", "men age in towns", "Was there a contract?", "How many years?",
		"an inspection of vans", "What was the menu in April?", "Who won 10 medals?", "Who counted 9 dollars?",
		"What did Putin say to Modi?", "morning and mourning", "Who is Sergei Ivanov?", "rice and rise",
		"What of bananas?", "Where is Un?", "хлеб и молоко", "빵 가격",
	} {
		r, err := s.Search(t.Context(), query.Query{Text: question, Top: 5})
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

// railway is a coverage in other words than those of the questions on it.
var railway = []string{
	"Ridge line\nA hundred railcars of munitions crossed the ridge on Tuesday, the ministry acknowledged.",
	"Limousine\nThe two leaders drove to the opera in an armoured limousine.",
	"Permit\nThe council gave the green light for a bridge over the Sarn.",
	"Harbour chief\nThe head of the harbour stepped down over the price of cranes.",
	"Vehicles\nA vehicle inspection found rust. Boxcars are listed there too.",
}

// Each question is put to the railway. also is what must be reported as
// searched, first the article that must come first, and nothing may be missing.
func TestParaphrasesAreSearchedAndReported(t *testing.T) {
	s := exhaustive.New(articles(railway...))
	for _, c := range []struct{ question, also, first string }{
		{"How much ammo crossed the ridge?", "ammo=munitions", "Ridge line"},
		{"What did the ministry admit?", "admit=acknowledged", "Ridge line"},
		{"What was allowed by the council?", "allowed=green light", "Permit"},
		{"Who quit at the harbour?", "quit=stepped down", "Harbour chief"},
		{"Why did the boss of the harbour resign?", "boss=head", "Harbour chief"},
		{"Which car did they ride in to the opera?", "car=limousine", "Limousine"},
		{"Which vehicle inspection?", "", "Vehicles"},
		{"Where are boxcars listed?", "", "Vehicles"},
		{"What was permitted?", "permitted=green light", "Permit"},
	} {
		r, err := s.Search(t.Context(), query.Query{Text: c.question, Top: 3})
		if err != nil {
			t.Fatal(err)
		}
		if said := alsoOf(r); c.also != "" && !slices.Contains(said, c.also) {
			t.Errorf("%q: also searched %q, want %q", c.question, said, c.also)
		}
		if firstOf(r) != c.first || len(r.Missing) > 0 {
			t.Errorf("%q: %q first, want %q; missing %q", c.question, firstOf(r), c.first, r.Missing)
		}
	}
}

// A paraphrase is reported, and its word not missing, only if a passage that is
// shown has it. A name has no paraphrase, nor has a question word.
func TestParaphrasesThatAreNotShownAreNotReported(t *testing.T) {
	s := exhaustive.New(articles(railway...))
	for question, missing := range map[string][]string{
		"Which lorry crossed the ridge?": {"lorry"},
		"Did Ms Price cross the ridge?":  nil,
		"Was it Judge Head?":             {"Judge"},
		"What did the opera say?":        nil,
	} {
		r, err := s.Search(t.Context(), query.Query{Text: question, Top: 1})
		if err != nil {
			t.Fatal(err)
		}
		if said := alsoOf(r); len(said) > 0 || !slices.Equal(r.Missing, missing) {
			t.Errorf("%q: also searched %q, missing %q, want %q", question, said, r.Missing, missing)
		}
	}
}

// The exact word is before a paraphrase of it where both tell of the same.
func TestTheWordItselfOutranksItsParaphrase(t *testing.T) {
	s := exhaustive.New(articles(
		"Camp one\nThe soldiers of the ridge camp sang on Tuesday.", "Camp two\nThe troops of the ridge camp sang on Tuesday.",
		"Camp three\nThe forces of the ridge camp sang on Tuesday."))
	for question, first := range map[string]string{
		"Which soldiers sang in the ridge camp?": "Camp one", "Which troops sang in the ridge camp?": "Camp two",
		"Which forces sang in the ridge camp?": "Camp three",
	} {
		r, err := s.Search(t.Context(), query.Query{Text: question, Top: 3})
		if err != nil || firstOf(r) != first || len(r.Passages) != 3 {
			t.Errorf("%q: %q first of %d, want %q (%v)", question, firstOf(r), len(r.Passages), first, err)
		}
	}
}

// A misspelled question word is neither searched nor missing, and a misspelled
// common word is corrected, whether or not the question has capitals.
func TestTypingErrorsInCommonWords(t *testing.T) {
	s := exhaustive.New(articles(railway...))
	for question, also := range map[string]string{
		"wich raicars crossed":                "raicars=railcars",
		"wat did the minsitry acknowlege":     "minsitry=ministry; acknowlege=acknowledged",
		"hwo many muntions crossed teh rige":  "muntions=munitions; rige=ridge",
		"Whne did teh harbour heda step down": "heda=head",
		"armored limosine":                    "limosine=limousine",
		"the councli gave":                    "councli=council",
		"waht did they dirve to":              "dirve=drove",
	} {
		r, err := s.Search(t.Context(), query.Query{Text: question, Top: 3})
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range strings.Split(also, "; ") {
			if said := alsoOf(r); !slices.Contains(said, want) || len(r.Missing) > 0 {
				t.Errorf("%q: also searched %q, want %q; missing %q", question, said, want, r.Missing)
			}
		}
	}
}
