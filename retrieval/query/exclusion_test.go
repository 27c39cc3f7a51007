package query

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// excludingKnown are outlets whose names differ in their words, languages and cases.
var excludingKnown = Known{
	Sources: []string{
		"Selby Post", "Harbour Times", "Reuters", "The Lantern", "Yonhap News Agency", "TASS", "Time",
		"Вестник", "Полярный вестник", "Вечірній Київ", "연합뉴스", "한겨레", "Kieler Bote",
	},
	Agencies: [][]string{{"TASS", "ТАСС"}, {"Reuters", "Рейтер"}},
}

var excludingNow = time.Date(2025, 2, 19, 12, 0, 0, 0, time.UTC)

func TestWhatIsLeftOut(t *testing.T) {
	for typed, want := range map[string]string{
		// written with signs
		"strike -ferry":                       "strike|without “ferry”",
		"-ferry strike":                       "strike|without “ferry”",
		"strike −ferry":                       "strike|without “ferry”",
		"strike -ferry -tax, since 2024":      "strike|without “ferry”|without “tax”|since 1 Jan 2024",
		"strike -Ferry?":                      "strike?|without “Ferry”",
		`strike -"harbour tax" deadline`:      "strike deadline|without “harbour tax”",
		"strike -“harbour tax”":               "strike|without “harbour tax”",
		"стачка -паром":                       "стачка|without “паром”",
		"стачка -«портовый сбор»":             "стачка|without “портовый сбор”",
		"파업 -여객선":                             "파업|without “여객선”",
		"strike NOT ferry":                    "strike|without “ferry”",
		"strike AND NOT ferry":                "strike|without “ferry”",
		`strike NOT "harbour tax" deadline`:   "strike deadline|without “harbour tax”",
		"strike NOT Selby Post":               "strike|without Selby Post",
		"strike NOT source:lantern":           "strike|without The Lantern",
		"strike -source:selby":                "strike|without Selby Post",
		"strike source:-selby":                "strike|without Selby Post",
		`strike !source:"Selby Post"`:         "strike|without Selby Post",
		`strike -source:"Selby Post"`:         "strike|without Selby Post",
		"strike -outlet:lantern,reuters":      "strike|without The Lantern|without Reuters",
		"strike source:lantern,-reuters":      "strike|source The Lantern|without Reuters",
		"strike !person:blinken":              "strike|without blinken",
		"strike -person:blinken":              "strike|without blinken",
		"strike person:-blinken":              "strike|without blinken",
		`strike -person:"Ida Holm"`:           "strike|without Ida Holm",
		"strike -reuters":                     "strike|without Reuters",
		"strike -Selby Post":                  "strike|without Selby Post",
		"strike -Blinken":                     "strike|without Blinken",
		"-opinion -sport":                     "|without “opinion”|without “sport”",
		"strike -source:тасс":                 "strike|without TASS",
		"strike -time":                        "strike|without “time”",
		"strike -Time":                        "strike|without Time",
		"Who leads the union? -opinion":       "Who leads the union?|without “opinion”",
		"What did Blinken say -source:yonhap": "What did Blinken say|without Yonhap News Agency",

		// outlets in plain words
		"strike not reported by Harbour Times":          "strike|without Harbour Times",
		"strike not from Reuters":                       "strike|without Reuters",
		"strike, not from Reuters":                      "strike|without Reuters",
		"harbour tax, but not from Selby Post":          "harbour tax|without Selby Post",
		"harbour tax but not from the Selby Post":       "harbour tax|without Selby Post",
		"harbour tax not in Selby Post":                 "harbour tax|without Selby Post",
		"harbour tax not by Reuters":                    "harbour tax|without Reuters",
		"harbour tax not according to Reuters":          "harbour tax|without Reuters",
		"harbour tax not published by The Lantern":      "harbour tax|without The Lantern",
		"harbour tax excluding Selby Post":              "harbour tax|without Selby Post",
		"harbour tax without Selby Post":                "harbour tax|without Selby Post",
		"harbour tax other than Selby Post":             "harbour tax|without Selby Post",
		"harbour tax except Reuters and the Selby Post": "harbour tax|without Reuters|without Selby Post",
		"harbour tax except for Reuters, TASS":          "harbour tax|without Reuters|without TASS",
		"harbour tax apart from Reuters":                "harbour tax|without Reuters",
		"harbour tax aside from Reuters or Selby Post":  "harbour tax|without Reuters|without Selby Post",
		"harbour tax but not Reuters":                   "harbour tax|without Reuters",
		"harbour tax, not Reuters":                      "harbour tax|without Reuters",
		"harbour tax, ignore Reuters":                   "harbour tax|without Reuters",
		"Ignore Reuters. harbour tax":                   "harbour tax|without Reuters",
		"harbour tax from any outlet except Selby Post": "harbour tax|without Selby Post",
		"harbour tax from anyone but not Reuters":       "harbour tax|without Reuters",
		"harbour tax with the exception of Reuters":     "harbour tax|without Reuters",
		"Excluding Reuters, how many ferries sank?":     "how many ferries sank?|without Reuters",
		"How many ferries sank, not counting Reuters?":  "How many ferries sank?|without Reuters",
		"What did Holm say, but not from Selby Post?":   "What did Holm say?|without Selby Post",
		"harbour tax not from reuters":                  "harbour tax|without Reuters",
		"harbour tax in The Lantern but not Selby Post": "harbour tax|source The Lantern|without Selby Post",
		"harbour tax without Selby Post since 1 Feb":    "harbour tax|without Selby Post|since 1 Feb 2025",
		"harbour tax since 1 February not from Reuters": "harbour tax|without Reuters|since 1 Feb 2025",
		"harbour tax without the newspaper Selby Post":  "harbour tax|without Selby Post",
		"учения кроме Вестника":                         "учения|without Вестник",
		"кроме Вестника учения":                         "учения|without Вестник",
		"учения, кроме газеты «Вестник»":                "учения|without Вестник",
		"учения за исключением ТАСС и Вестника":         "учения|without TASS|without Вестник",
		"учения не из Вестника":                         "учения|without Вестник",
		"учения не по данным ТАСС":                      "учения|without TASS",
		"учения, только не ТАСС":                        "учения|without TASS",
		"учения без ТАСС":                               "учения|without TASS",
		"учения не от Рейтер":                           "учения|without Reuters",
		"учения кроме «Полярного вестника»":             "учения|without Полярный вестник",
		"порт крім ТАСС":                                "порт|without TASS",
		"порт, окрім газети «Вечірній Київ»":            "порт|without Вечірній Київ",
		"порт не за даними ТАСС":                        "порт|without TASS",
		"порт не з Reuters":                             "порт|without Reuters",
		"Streik außer Reuters":                          "Streik|without Reuters",
		"Streik ohne Kieler Bote":                       "Streik|without Kieler Bote",
		"Streik nicht von Reuters":                      "Streik|without Reuters",
		"Streik, nicht aus dem Kieler Bote":             "Streik|without Kieler Bote",
		"연합뉴스 제외 파업":                                    "파업|without 연합뉴스",
		"파업 연합뉴스 제외하고":                                  "파업|without 연합뉴스",
		"연합뉴스를 빼고 파업 소식":                                "파업 소식|without 연합뉴스",
		"연합뉴스 말고 한겨레":                                   "한겨레|without 연합뉴스",
		"연합뉴스 없이 파업 기사":                                 "파업 기사|without 연합뉴스",
		"파업 연합뉴스 기사 제외":                                 "파업|without 연합뉴스",
		"연합뉴스 이외 언론의 파업 보도":                             "언론의 파업 보도|without 연합뉴스",
		"연합뉴스가 아닌 언론 파업":                                "언론 파업|without 연합뉴스",

		"What does anybody except Reuters write about the strike?": "What does anybody write about the strike?|without Reuters",
		"tram strike, neither Reuters nor Selby Post":              "tram strike|without Reuters|without Selby Post",
		"порт, окрім Вечірнього Києва":                             "порт|without Вечірній Київ",
		"забастовка НЕ паромы":                                     "забастовка|without “паромы”",

		// kinds of articles, topics and people in plain words
		"strike excluding sport":                      "strike|without “sport”",
		"strike except opinion":                       "strike|without “opinion”",
		"strike, no opinion pieces":                   "strike|without “opinion”",
		"strike without opinion":                      "strike|without “opinion”",
		"strike without opinion pieces please":        "strike|without “opinion”",
		"strike but not ferries":                      "strike|without “ferries”",
		"strike, but not ferries or tugs":             "strike|without “ferries”|without “tugs”",
		"strike excluding ferry services":             "strike|without “ferry services”",
		"strike excluding Ida Holm":                   "strike|without Ida Holm",
		"strike, without ferries":                     "strike|without “ferries”",
		"strike news without ferries":                 "strike news|without “ferries”",
		`strike without "harbour tax"`:                "strike|without “harbour tax”",
		"strike, ignore ferries":                      "strike|without “ferries”",
		"strike, but not the ferries":                 "strike|without “ferries”",
		"strike articles that do not mention ferries": "strike articles|without “ferries”",
		"strike articles not about ferries":           "strike articles|without “ferries”",
		"Marsk, nothing about the strike":             "Marsk|without “strike”",
		"strike without Ida Holm":                     "strike|without Ida Holm",
		"учения без Ёлкина":                           "учения|without Ёлкина",
		"여객선을 제외한 파업":                                 "파업|without “여객선”",
		"파업 \"항만 세금\" 제외":                             "파업|without “항만 세금”",
		"strike leaving out ferries":                  "strike|without “ferries”",
		"strike apart from ferries":                   "strike|without “ferries”",
		"strike but not about ferries":                "strike|without “ferries”",
		"strike excluding articles about ferries":     "strike|without “ferries”",
		"What happened in Marsk, except opinion?":     "What happened in Marsk?|without “opinion”",
		"What happened in Marsk excluding sport?":     "What happened in Marsk?|without “sport”",
		"strike other than ferries since January":     "strike|without “ferries”|since 1 Jan 2025",
		"excluding opinion, harbour tax":              "harbour tax|without “opinion”",
		"забастовка кроме паромов":                    "забастовка|without “паромов”",
		"забастовка за исключением спорта":            "забастовка|without “спорта”",
		"забастовка, без мнений":                      "забастовка|without “мнений”",
		"забастовка исключая паромы":                  "забастовка|without “паромы”",
		"страйк окрім поромів":                        "страйк|without “поромів”",
		"Streik ohne Meinung":                         "Streik|without “Meinung”",
		"Streik, ohne Fähren":                         "Streik|without “Fähren”",
		"파업 칼럼 제외":                                    "파업|without “칼럼”",
		"파업 여객선 빼고":                                   "파업|without “여객선”",
		"여객선 말고 파업 소식":                                "파업 소식|without “여객선”",
		"파업 소식, 사설은 빼고":                               "파업 소식|without “사설”",
	} {
		q := Parse(typed, excludingNow, excludingKnown)
		if got := strings.Join(append([]string{q.Text}, q.Filter.Words()...), "|"); got != want {
			t.Errorf("%q:\n got %s\nwant %s", typed, got, want)
		}
	}
}

// Questions that only hold such words are asked as they are.
func TestOrdinaryNegations(t *testing.T) {
	for _, typed := range []string{
		"Has the port not been shut since the storm?",
		"Has Marsk not been shut?",
		"Why did Russia not respond?",
		"Why did Russia NOT respond?",
		"WHY DID RUSSIA NOT RESPOND",
		"The port is NOT closed",
		"countries without nuclear weapons",
		"Which countries are without nuclear weapons?",
		"trust in Reuters",
		"Did Holm leave without a deal?",
		"Brexit without a deal",
		"no-fly zone",
		"no fly zone over Ukraine",
		"talks - what happened",
		"talks – what happened",
		"COVID-19 cases",
		"COVID -19 cases",
		"-5 degrees in Selby",
		"Why was it -5C in Selby?",
		"1995-2000",
		"1995 -2000",
		"vote of no confidence",
		"Doctors Without Borders",
		"What did Doctors Without Borders say?",
		"Reporters Without Borders",
		"none other than Kim",
		"None other than Reuters",
		"Who other than Holm spoke?",
		"last but not least",
		"all countries except Russia",
		"Who voted against the resolution except Hungary?",
		"inflation excluding energy",
		"What is core inflation excluding food and energy?",
		"growth excluding oil",
		"casualties excluding soldiers",
		"arrested but not charged",
		"missing but not found",
		"necessary but not sufficient",
		"injured, but not dead",
		"Who was injured but not killed?",
		"peace without Ukraine",
		"talks without Zelensky",
		"Tennis without Williams",
		"It would not have happened without Kaye Ballard",
		"Brewers think they can still win without Josh Hader",
		"fire but no injuries",
		"quake but no tsunami",
		"the bill passed the House but not the Senate",
		"March Madness will go on, but without fans",
		"They're just not serious",
		"ministers ignoring warnings",
		"Remove federal records",
		"drop charges",
		"High rates drive down values, but not in Miami Beach",
		"observations, not including lionfish, have been recorded",
		"$88 a month, not including taxes",
		"Smoking is prohibited except in vehicles",
		"No Time to Die",
		"2,277 had no opinion",
		"All airports saw an increase except Grand Forks",
		"IT'S NOT OVER: baseball",
		"NOT RECOMMENDED FOR children",
		"Two things NOT included",
		"-Served 32 years in the army",
		"-Andrew Gelman looks at polls",
		"Nearly, but not quite.",
		"Excluding food and energy, prices were up",
		"Without Hawkeye, the show goes on",
		"Congress passed it without debate",
		"something to do other than go home",
		"He appears on many channels except Spanish ones",
		"a future without Zelensky",
		"переговоры без Зеленского",
		"How did they meet without Holm?",
		"Can Ukraine win without Americans?",
		"life without electricity",
		"strike without warning",
		"deal without Iran",
		"Can AP survive without Reuters?",
		"How could journalism survive without Reuters?",
		"Why was the strike not reported by Harbour Times?",
		"Was the fire never reported by Reuters?",
		"the ferry -the big one- sank",
		"a 12 -year -old boy",
		"Seoul -based company",
		"pre -war borders",
		"everything but the kitchen sink",
		"anything but ferries",
		"no comment",
		"no deal Brexit",
		"There is no evidence",
		"ministers ignore warnings",
		"Why do ministers ignore Holm?",
		"Did they leave out Holm?",
		"families torn apart from each other",
		"agreement not in force",
		"Why is Holm not in Selby?",
		"troops not from Russia",
		"not only ferries",
		"not only from Reuters",
		"What was not said?",
		"to be or not to be",
		"whether or not Russia agreed",
		"Do not ignore Reuters",
		"not without Reuters",
		"-",
		"--",
		"- strike",
		":-D",
		"-v",
		"e-mail",
		"https://example.org/-strike",
		"-How many died?",
		"- ferries\n- tugs",
		"-ferries\n-tugs",
		"!",
		"Кто не ответил?",
		"кроме того, забастовка",
		"пропавшие без вести",
		"все страны кроме России",
		"Кто, кроме России, голосовал против?",
		"Кто голосовал против, кроме Венгрии?",
		"жизнь без света",
		"село без воды",
		"арестован, но не осуждён",
		"войска не из России",
		"без сомнения",
		"кое -что",
		"Хто, крім Росії, голосував проти?",
		"життя без світла",
		"Kraftwerk außer Betrieb",
		"Leben ohne Strom",
		"Wer war nicht in Kiel?",
		"Ärzte ohne Grenzen",
		"nicht nur Fähren",
		"합의 없이 떠났나",
		"러시아를 제외한 국가",
		"러시아를 제외하고 누가 반대했나?",
		"한국 이외 국가",
		"사실이 아닌 주장",
		"왜 말고",
		"핵무기 없는 국가",
	} {
		q := Parse(typed, excludingNow, excludingKnown)
		if f := q.Filter; !f.Not.IsZero() || len(f.Sources) > 0 || len(f.People) > 0 || q.Text != strings.Join(strings.Fields(typed), " ") {
			t.Errorf("%q is read as %q %q", typed, q.Text, q.Filter.Words())
		}
	}
}

// A message of its own may leave out what a question would be asked about.
func TestMessagesThatLeaveOut(t *testing.T) {
	for typed, want := range map[string]string{
		"but not Reuters":                    "without Reuters",
		"not Reuters":                        "without Reuters",
		"not from Reuters":                   "without Reuters",
		"and not Selby Post please":          "without Selby Post",
		"without Reuters":                    "without Reuters",
		"without Reuters?":                   "without Reuters",
		"no Reuters":                         "without Reuters",
		"excluding opinion":                  "without “opinion”",
		"no opinion":                         "without “opinion”",
		"without opinion pieces":             "without “opinion”",
		"but without ferries":                "without “ferries”",
		"without ferries":                    "without “ferries”",
		"but not ferries":                    "without “ferries”",
		"leave out ferries":                  "without “ferries”",
		"ignore Selby Post":                  "without Selby Post",
		"ignore the Selby Post, and ferries": "without Selby Post|without “ferries”",
		"except Holm":                        "without Holm",
		"not Blinken":                        "without Blinken",
		"-ferry":                             "without “ferry”",
		"-source:reuters":                    "without Reuters",
		"NOT ferry":                          "without “ferry”",
		"everything except sport":            "without “sport”",
		"but not Russia":                     "without “Russia”",
		"but not Reuters since June 2024":    "without Reuters|since 1 Jun 2024",
		"кроме Вестника":                     "without Вестник",
		"без мнений":                         "without “мнений”",
		"а без паромов":                      "without “паромов”",
		"только не ТАСС":                     "without TASS",
		"не ТАСС":                            "without TASS",
		"연합뉴스 빼고":                            "without 연합뉴스",
		"칼럼 제외":                              "without “칼럼”",
		"여객선은 빼고":                            "without “여객선”",
		"ohne Reuters":                       "without Reuters",
		"без ТАСС":                           "without TASS",
	} {
		m := ParseMessage(typed, excludingNow, excludingKnown).After("What did Blinken say about Russia?")
		if got := strings.Join(m.Filter.Words(), "|"); got != want || m.Act != Refinement {
			t.Errorf("%q: act %d, %q, %s; want %s", typed, m.Act, m.Text, got, want)
		}
	}
	for _, typed := range []string{
		"not sure", "not yet", "no thanks", "no idea", "no problem", "no", "without a deal?", "without a doubt", "not bad", "why not?",
		"but not now", "не сейчас", "нет", "not that", "no way", "but not always", "but why not", "not for sure", "no news?", "but no injuries",
	} {
		if m := ParseMessage(typed, excludingNow, excludingKnown); !m.Filter.Not.IsZero() {
			t.Errorf("%q leaves out %q", typed, m.Filter.Words())
		}
	}
	for _, typed := range []string{"without dates", "no filters", "without filters", "ignore dates"} {
		if m := ParseMessage(typed, excludingNow, excludingKnown); m.Act != DropFacet && m.Act != Reset || !m.Filter.Not.IsZero() {
			t.Errorf("%q: act %d, %q", typed, m.Act, m.Filter.Words())
		}
	}
}

func TestExclusionsOfFilters(t *testing.T) {
	f := Filter{Not: Exclusions{Sources: []string{"Reuters"}, Words: []string{"ferry"}}}
	if f.Empty() || f.IsZero() || !slices.Equal(f.Facets(), []Facet{FacetNot}) || !FacetNot.Without(f).IsZero() {
		t.Errorf("facets %v of %+v", f.Facets(), f)
	}
	both, ok := f.And(Filter{Not: Exclusions{Sources: []string{"reuters"}, People: []string{"Holm"}}})
	if got := strings.Join(both.Words(), "|"); !ok || got != "without Reuters|without Holm|without “ferry”" {
		t.Errorf("both are %s, %v", got, ok)
	}
	if _, ok := f.And(Filter{Sources: []string{"Reuters"}}); ok {
		t.Error("only Reuters and without Reuters can both pass")
	}
	if _, ok := f.And(Filter{Sources: []string{"Reuters", "TASS"}}); !ok {
		t.Error("TASS cannot pass")
	}
	list := LeaveOut("Selby Post", " source:reuters ", "person:bill gates", "Ida Holm", `"harbour tax"`, "", "opinion", "opinion")
	list = Filter{Not: list}.WithKnownOutlets(excludingKnown).Not
	want := Exclusions{Sources: []string{"Reuters", "Selby Post"}, People: []string{"bill gates", "Ida Holm"}, Words: []string{"harbour tax", "opinion"}}
	if !slices.Equal(list.Sources, want.Sources) || !slices.Equal(list.People, want.People) || !slices.Equal(list.Words, want.Words) {
		t.Errorf("read %+v, want %+v", list, want)
	}
	again := Filter{Not: LeaveOut(list.List()...)}.WithKnownOutlets(excludingKnown).Not
	if strings.Join(again.words(), "|") != strings.Join(list.words(), "|") {
		t.Errorf("%q read again is %q", list.words(), again.words())
	}
}

// Reading stays bounded for whatever is typed.
func TestExclusionsAreBounded(t *testing.T) {
	for _, piece := range []string{"-a1 ", "NOT x ", "not from ", "without a, ", "-source:b,", "제외 ", `-"`, "кроме ", "-source:c ", "excluding Selby "} {
		q := Parse(strings.Repeat(piece, 20000), excludingNow, excludingKnown)
		if n := len(q.Not.List()); n > 2*maxExclusions {
			t.Errorf("%q leaves out %d things", piece, n)
		}
	}
}
