package retrieval_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// depot is a coverage that writes numbers, units and designations in one way
// each.
var depot = []string{
	"Hangar\nHalden Yard won a contract to build a hangar for F-16 jets. Col. A. J. Ferrow said that it is worth $3.2 million. The spokesman didn't name the bidders. J.D. Marsh agreed.",
	"Missile\nA KN-23 missile flew 300 km, then a KN25 flew 30 km. An Mi8 helicopter and a B-52 watched, and an A-320 too. The Hwasong-18 stayed. Covid-19 spread.",
	"Ferries\nOnly three of forty-two ferries sailed in the first week. O'Hanlon's union walked out after ten days. One in five boats leaks.",
	"Deal\nThe port agreed to a 6 percent rise, and 7.5% later. Fees rise on 2 May for 500 tonnes. Waves of 7 metres came at 20°C. A dozen boats sank.",
	"Money\nIt paid 5 million crowns to 12,000 sailors, and 250 guards got two thousand each. The 21st fleet has 1.6 million tons.",
	"Учения\nВ учениях участвуют двенадцать кораблей и 3,5 тысячи моряков. Адмирал А. С. Громов привёз С-400 и Су-34. Сорок тысяч жителей ушли, пять домов сгорели. Получено 3,2 млн долларов, рост 12 процентов.",
	"훈련\n열두 명이 다쳤고 다섯 척이 참가했다. 병력 3만 명과 화성-18형 미사일이 있다. 임금은 12% 올랐다. 320만 달러를 받았다. 선원 세 명이 실종됐다.",
}

func TestOtherFormsAreHeld(t *testing.T) {
	s := exhaustive.New(articles(depot...))
	for _, question := range []string{
		"KN23 missile", "KN 23 missile", "kn-23 missile", "KN-25 missile", "KN 25 flew", "F16 jets", "F-16s", "F16s hangar", "F 16 jets", "Mi-8 helicopter", "Mi 8 helicopters",
		"B52", "B-52s", "A320", "A 320 watched", "Hwasong18", "COVID19", "Covid 19 spread", "В-52 watched", "В52", "С400", "S-400", "S400", "Су34", "Су 34", "Su-34",
		"A.J. Ferrow", "AJ Ferrow", "A J Ferrow", "A. J. Ferrow", "aj ferrow", "JD Marsh", "J. D. Marsh", "J.D. Marsh", "А.С. Громов", "А. С. Громов", "АС Громов",
		"didnt name the bidders", "didn’t name bidders", "dont name bidders", "wont name the bidders", "OHanlon's union", "O’Hanlon", "ohanlons union", "Marshs contract",
		"six percent rise", "6 per cent rise", "6% rise", "7.5 percent", "10 days", "3 ferries of 42", "42 ferries", "forty two ferries", "1st week", "1 in 5 boats", "one in five boats", "12 boats sank", "a dozen boats", "twelve boats",
		"seven metres", "seven meter waves", "7m waves", "300km", "300 kilometers", "three hundred kilometres", "300-kilometre", "500 tons", "500t", "500 metric tons", "20 degrees Celsius", "20C", "20 degrees",
		"3.2 million dollars", "$3.2m", "US$3.2 million", "3.2 mln USD", "5m crowns", "five million crowns", "5,000,000 crowns", "12K sailors", "12.000 sailors", "12000 sailors", "twelve thousand sailors", "two hundred and fifty guards", "two hundred fifty guards",
		"2,000 each", "2k each", "twenty-first fleet", "1,600,000 tons", "1.6m tons", "1,6 million tons",
		"12 кораблей", "3500 моряков", "3.5 тысячи моряков", "3,5 тыс. моряков", "40 000 жителей", "40 тысяч жителей", "40 тыс жителей", "5 домов", "пять домов", "3,2 миллиона долларов", "12% рост", "12-процентный рост",
		"12명", "12 명", "5척", "3만명", "30,000명", "3만 병력", "30000 병력", "화성18형", "화성-18", "임금 12퍼센트", "임금 12 프로", "임금 12퍼센트를", "320만달러", "3명", "선원 3 명",
	} {
		r, err := s.Search(t.Context(), query.Query{Text: question, Top: 3})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Missing) > 0 || len(r.Passages) == 0 {
			t.Errorf("%q misses %q, %d passages", question, r.Missing, len(r.Passages))
		}
	}
}

// What stands nowhere in any form is told missing.
func TestNumbersThatStandNowhereAreMissing(t *testing.T) {
	s := exhaustive.New(articles(depot...))
	for question, want := range map[string]string{
		"KN-99 missile": "99", "KN-500 missile": "KN-500", "kn-500 missile": "kn-500", "KN99 missile": "KN99", "F35 jets": "F35", "17 percent rise": "17", "seventeen percent rise": "seventeen", "60 km": "60",
		"300 miles": "miles", "700km": "700km", "4 ferries": "4", "13,000 sailors": "13,000", "8 кораблей": "8", "восемь кораблей": "восемь", "13명": "13", "여덟 척": "여덟",
		"B.J. Ferrow": "B.J", "2nd week": "2nd", "С-700": "700", "KN-8": "8", "40 ferries": "40",
	} {
		r, err := s.Search(t.Context(), query.Query{Text: question, Top: 3})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(r.Missing, " "); got != want && want != "" {
			t.Errorf("%q misses %q, want %q; also %v", question, got, want, alsoOf(r))
		}
	}
}

// Words that are numbers only now and then stay words.
func TestOrdinaryWordsAreNoNumbers(t *testing.T) {
	s := exhaustive.New(articles(depot...))
	for _, question := range []string{
		"no one sailed", "one of the bidders", "wait a second", "in the second half", "He may sail in May", "who won the second prize", "the union of the boats", "семья адмирала", "세계 선원", "its jets", "it's a contract",
		"on 2 May", "at 9:30", "in 2021", "may the 4th be with you",
	} {
		r, err := s.Search(t.Context(), query.Query{Text: question, Top: 3})
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range r.Also {
			if strings.ContainsAny(a.Word+a.For, "0123456789") {
				t.Errorf("%q: also searched %q", question, alsoOf(r))
			}
		}
	}
}

// After a currency m is no metre.
func TestMillionsAreNoMetres(t *testing.T) {
	r, err := exhaustive.New(articles(depot...)).Search(t.Context(), query.Query{Text: "€3.2m", Top: 3})
	if err != nil || len(r.Missing) > 0 || slices.ContainsFunc(r.Also, func(a retrieval.Also) bool { return a.For == "metres" }) {
		t.Errorf("misses %q, also searched %q (%v)", r.Missing, alsoOf(r), err)
	}
}
