package evidence

import (
	"slices"
	"testing"
	"unicode/utf8"
)

func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		question, text string
		want           []string
	}{
		{"How old is Mayor Brandt?", "Mayor Brandt, 62, met 14 guests in 2019.", []string{"62", "14", "2019"}},
		{"How many guests did Brandt meet?", "In May, Brandt met 14 guests for $3.", []string{"14"}},
		{"How much did the mill cost?", "The mill with 20 rooms cost €2 million.", []string{"€2 million"}},
		{"How much did the mill cost?", "It cost 40 crowns; the rent is 300 dollars.", []string{"40 crowns", "300 dollars"}},
		{"How far is Arden?", "Arden is 40 km away, half a day by ship.", []string{"40 km", "away"}},
		{"What percentage stayed home?", "Some 31 percent stayed home, 9% left.", []string{"31 percent", "9%"}},
		{"When did the dam burst?", "The dam burst on 3 May 2019, after rain.", []string{"3 May 2019"}},
		{"When did the dam burst?", "On Friday the dam burst.", []string{"Friday"}},
		{"Who painted the altar?", "The altar was painted by Ana Ruiz for Otto Feld.", []string{"Ana Ruiz", "Otto Feld"}},
		{"Who leads the guild?", "Chairman Otto Feld leads the guild.", []string{"Chairman Otto Feld"}},
		{"Where is the altar?", "The altar is in Orla.", []string{"Orla"}},
		{"Which country built the ship?", "Sudria built the ship.", []string{"Sudria"}},
		{"What color is the flag?", "The flag is green and white.", []string{"green", "white"}},
		{"What is the price of a pass?", "A pass is $40.", []string{"$40"}},
		{"Why did he leave?", "He left in 2019 at 62.", nil},
		{"Why did he leave?", "He left over the budget, because the council was split, he said.", []string{"over the budget", "because the council was split"}},
		{"What did he say?", "He said 14.", nil},
		{"How old is he?", "", nil},
		{"", "He said 14.", nil},
		{"Сколько лет мэру?", "Мэру 62 года.", []string{"62"}},
		{"Кто открыл мост?", "Мост открыл губернатор Иван Орлов.", []string{"Иван Орлов"}},
		{"Когда открыли мост?", "Мост открыли в 2019 году.", []string{"2019"}},
		{"Почему закрыли порт?", "Порт закрыли из-за шторма, сказал он.", []string{"из-за шторма"}},
		{"다리는 몇 개인가?", "The town has 12 bridges.", []string{"12"}},
		{"How many bridges are there?", "В городе 12 мостов.", []string{"12"}},
		{"harbour strike", "The strike in Tessel lasted 12 days.", nil},
	} {
		var got []string
		for _, s := range (held{question: c.question}).demands(t).Answers(c.text) {
			got = append(got, c.text[s.Start:s.End])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q answers to %q, not %q, in %q", got, c.question, c.want, c.text)
		}
	}
}

func TestSetOff(t *testing.T) {
	for _, c := range []struct {
		question, text string
		want           []string
	}{
		{"How many shells did Sudria send?", "In 2023 Sudria sent 8,000 shells and 12 guns.", []string{"8,000"}},
		{"How many dollars did it cost?", "It cost 40 dollars.", []string{"40"}},
		{"When was the bridge opened?", "The bridge was opened on May 3, 2023, and closed in 2024, then in 2025.", []string{"May 3, 2023", "2024"}},
		{"Who opened the bridge?", "In Tessel, Lotte Achterberg opened it for Harbour Works and Brandt.", []string{"Lotte Achterberg"}},
		{"Who followed Ana Ruiz?", "Ana Ruiz gave the keys to Otto Feld.", []string{"Otto Feld"}},
		{"Who opened the bridge?", "It was opened by the president of France.", nil},
		{"Which country sent aid to Tessel?", "The Lantern said that France sent aid.", []string{"France"}},
		{"Which country sent aid?", "French aid came from Texas.", nil},
		{"Which state sent aid?", "Rolf Stein came from New Mexico with aid.", []string{"New Mexico"}},
		{"Which team won the cup?", "The Orla Rovers won the cup in Tessel.", nil},
		{"Where did they meet?", "They met in Orla, France.", []string{"France"}},
		{"Why did the port close?", "The port closed after lunch because the cranes were unsafe, he said.", []string{"because the cranes were unsafe"}},
		{"Сколько снарядов получила армия?", "Армия получила 8000 снарядов.", []string{"8000"}},
		{"Где открыли мост?", "Мост открыли в Орле.", nil},
		{"What did the minister say?", "He said 14.", nil},
		{"", "", nil},
	} {
		var got []string
		for _, s := range (held{question: c.question}).demands(t).SetOff(c.text) {
			got = append(got, c.text[s.Start:s.End])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q set off for %q, not %q, in %q", got, c.question, c.want, c.text)
		}
	}
}

func FuzzDemands(f *testing.F) {
	f.Add("How many of the '15 ships, on 3 May 2019, cost $4m?", "In the 1990s, 40 % of 3rd-hand ships\xff cost 4–5 bn, No. 7.")
	f.Add("what 2016-17 number of", "May 31st ’99 “$” twenty-first 1,000,000 12:30 p.m.")
	f.Add("why who", "because")
	f.Add("когда 2024-е", "2024년 10월 ½")
	f.Fuzz(func(t *testing.T, question, quote string) {
		d := held{question: question}.demands(t)
		d.Objections(Evidence{Quote: quote, Headline: question, Published: date(t, "2020-02-02")})
		if off := d.SetOff(quote); len(off) > MaxSetOff || len(off) == 2 && off[0].End > off[1].Start {
			t.Fatalf("%v set off", off)
		}
		for _, s := range append(d.Answers(quote), d.SetOff(quote)...) {
			if s.Start < 0 || s.End > len(quote) || s.Start >= s.End {
				t.Fatalf("answer %v of %d bytes", s, len(quote))
			}
			if utf8.ValidString(quote) && !utf8.ValidString(quote[s.Start:s.End]) {
				t.Fatalf("answer %q splits a character", quote[s.Start:s.End])
			}
		}
	})
}
