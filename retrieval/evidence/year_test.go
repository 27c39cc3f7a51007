package evidence

import (
	"testing"

	"dateline/retrieval/query"
)

func TestYear(t *testing.T) {
	mustObject(t, Year, []held{
		{question: "What bridge did Corvin open in 2012?", quote: "Corvin opened the Halden bridge in May 2021."},
		{question: "Who won the 2029 Lantern Prize?", quote: "Mira Stole won the Lantern Prize on Friday."},
		{question: "Which club won the shield in 2021?", quote: "The Herons won the shield, their first since 2017.", published: "2023-05-02"},
		{question: "who ran the port in 2008", quote: "The port is run by Aldo Brandt."},
		{question: "What did the mayor say in '14?", quote: "The mayor said in '19 that rents were too high."},
		{question: "Who led the guild in the 1980s?", quote: "In the 1990s the guild was led by Otto Feld."},
		{question: "How many came in the 2011-12 season?", quote: "Some 30,000 came in the 2014-15 season."},
		{question: "What happened in 1185?", quote: "The abbey burned down in 1230."},
		{question: "Who founded the school in 1844?", quote: "The school was founded by Ana Ruiz in 1901."},
		{question: "Which firm built the dam between 1950 and 1955?", quote: "Norwind built the dam from 1961 to 1964."},
		{question: "Who won in 2016 and who in 2017?", quote: "Stole won in 2016; the next vote is in May."},
		{question: "Why did prices rise in 2019?", quote: "Prices rose for lack of rain.", published: "2022-02-02"},
		{question: "What was the budget for 2030?", quote: "The budget is 40 million crowns.", headline: "Budget of 2025 adopted"},
		{question: "Какой договор подписал Корвин в 2012 году?", quote: "Корвин подписал договор о мосте в 2021 году."},
		{question: "Кто победил в 2010 году?", quote: "Победила Мира Столе."},
		{question: "Кто руководил портом в 1990-е?", quote: "В 1980-е портом руководил Альдо Брандт."},
		{question: "2012년에 누가 다리를 열었나?", quote: "코르빈은 2021년 5월에 다리를 열었다."},
		{question: "1990년대에 누가 조합을 이끌었나?", quote: "1980년대에는 오토 펠트가 조합을 이끌었다."},
		{question: "2008년 예산은 얼마인가?", quote: "예산은 400억 원이다."},
		{question: "What was signed in 2013?", quote: "The pact was signed two years ago.", published: "2024-01-01"},
		{question: "Who won the election of 2018?", quote: "Feld won the election last year.", published: "2024-06-01"},
		{question: "Did the ferry sink in 2003?", quote: "The ferry sank off Orla with 2,003 men.", published: "1999-04-01"},
	}, []held{
		{question: "Who won the 2025 Lantern Prize?", quote: "Mira Stole won the Lantern Prize on Friday."},
		{question: "How many visitors came in 2019?", quote: "In 2019, some 70,000 visitors came to the fort."},
		{question: "What happened in the 2011-12 season?", quote: "In the 2011/12 season the club went up."},
		{question: "What happened in 2012?", quote: "In the 2011-12 season the club went up."},
		{question: "Who led the guild in the 1980s?", quote: "Otto Feld led the guild from 1984 on."},
		{question: "Who led the guild in the 1980s?", quote: "In the '80s the guild was led by Otto Feld."},
		{question: "Who led the guild in 1984?", quote: "Through the 1980s Otto Feld led the guild."},
		{question: "What did the mayor say in '14?", quote: "In 2014, the mayor said that rents were too high."},
		{question: "What happened in 1185?", quote: "The abbey was begun in 1185."},
		{question: "Which firm built dams between 1950 and 1955?", quote: "Norwind built dams in 1953."},
		{question: "Was 2016 or 2017 warmer?", quote: "It was warmest in 2017."},
		{question: "Did 2000 men march on Arden?", quote: "Some men marched on Arden."},
		{question: "Who sold over 1900 cars?", quote: "Norwind sold the cars."},
		{question: "Who paid $2000 for the boat?", quote: "Feld paid for the boat."},
		{question: "What did Corvin build?", quote: "Corvin built a bridge in 2009."},
		{question: "Who won in 2023?", quote: "Feld won last year.", published: "2024-06-01"},
		{question: "Who won in 2019?", quote: "Feld won five years ago.", published: "2024-06-01"},
		{question: "Who won in 2026?", quote: "Next year's cup goes to Arden.", published: "2025-03-01"},
		{question: "Who resigned in 2023?", quote: "Feld resigned in December.", published: "2024-01-09"},
		{question: "Who won in 2018?", quote: "The Herons won.", headline: "Cup 2018: all results", published: "2020-01-01"},
		{question: "Какой договор подписал Корвин в 2021 году?", quote: "Договор о мосте подписан в мае 2021 года."},
		{question: "Кто руководил портом в 1990-е?", quote: "В 1994 году портом руководил Брандт."},
		{question: "2021년에 누가 다리를 열었나?", quote: "코르빈은 2021년 5월에 다리를 열었다."},
		{question: "1990년대에 누가 조합을 이끌었나?", quote: "1993년부터 오토 펠트가 조합을 이끌었다."},
	})
}

func TestYearSaysWhatStandsInItsPlace(t *testing.T) {
	for _, c := range []struct {
		h           held
		asked, says string
	}{
		{held{question: "What did Corvin open in 2012?", quote: "Corvin opened it in 2021, not in 2022."}, "2012", "2021"},
		{held{question: "What did Corvin open in 2012?", quote: "Corvin opened it."}, "2012", ""},
		{held{question: "What did Corvin open in 2012?", quote: "Corvin opened it.", headline: "The bridges of 2020"}, "2012", "2020"},
		{held{question: "Who led in the 2011-12 season?", quote: "The Herons led in '19."}, "2011-12", "'19"},
		{held{question: "Who led between 2011 and 2013?", quote: "The Herons led in the 1990s."}, "2011 and 2013", "1990s"},
	} {
		o := c.h.objections(t)
		if len(o) == 0 || o[0].Kind != Year || o[0].Asked != c.asked || o[0].Says != c.says {
			t.Errorf("objections %+v to %+v; want %q, not %q", o, c.h, c.says, c.asked)
		}
	}
}

func TestYearInAFilterIsNotAsked(t *testing.T) {
	q := query.Parse("What did Corvin open since:2012?", date(t, "2025-03-12"), query.Known{})
	if o := Read(q, nil).Objections(Evidence{Quote: "Corvin opened a bridge."}); len(o) > 0 {
		t.Errorf("objections %+v", o)
	}
}
