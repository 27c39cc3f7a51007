package evidence

import "testing"

func TestCurrency(t *testing.T) {
	mustObject(t, Number, []held{
		{question: "€3.2m", quote: "The contract is worth $3.2 million."},
		{question: "contract of 3.2 million euros", quote: "The contract is worth $3.2 million."},
		{question: "Who paid £500?", quote: "Brandt paid 500 euros."},
		{question: "3,2 млн евро", quote: "Контракт на 3,2 млн долларов."},
		{question: "320만 유로", quote: "320만 달러를 받았다."},
		{question: "5 million roubles", quote: "It cost 5 million yuan."},
		{question: "₩5 billion", quote: "It cost $5bn."},
		{question: "C$300", quote: "Brandt paid $300."},
		{question: "300 Canadian dollars", quote: "Brandt paid $300."},
		{question: "Who owes 5,000 yen?", quote: "Brandt owes 5,000 won."},
		{question: "Who owes €5k?", quote: "Brandt owes $5,000."},
		{question: "12 млрд рублей", quote: "Сумма в 12 млрд юаней."},
		{question: "12 миллиардов гривен", quote: "It cost 12 billion euros."},
		{question: "5만 원", quote: "5만 달러를 받았다."},
		{question: "a fine of 70 euros", quote: "The fine is £70."},
		{question: "a €70 fine", quote: "The toll is 7 euros.", headline: "Fine of $70"},
		{question: "EUR 40 million", quote: "It cost USD 40 million."},
		{question: "40 million EUR", quote: "It cost £40m."},
		{question: "₽500", quote: "It cost ₴500."},
		{question: "5 euros", quote: "It costs 5 pounds."},
	}, []held{
		{question: "$3.2m", quote: "The contract is worth $3.2 million."},
		{question: "US$3.2 million", quote: "The contract is worth 3.2 million dollars."},
		{question: "3.2 mln USD", quote: "The contract is worth $3.2m."},
		{question: "3.2 million euros", quote: "It is worth $3.2 million, or €3.2 million."},
		{question: "3,2 млн долларов", quote: "The contract is worth $3.2 million."},
		{question: "$3.2 million", quote: "320만 달러를 받았다."},
		{question: "3.2 million", quote: "It is worth $3.2 million."},
		{question: "€3.2m", quote: "It has 3.2 million members."},
		{question: "Who paid €300?", quote: "Brandt paid 300 crowns."},
		{question: "€9", quote: "It costs $3.2 million."},
		{question: "500 roubles", quote: "It cost 500 rubles."},
		{question: "500 рублей", quote: "It cost ₽500."},
		{question: "12 млрд рублей", quote: "Сумма в 12 миллиардов рублей."},
		{question: "5만 원", quote: "5만 원을 받았다."},
		{question: "five euros", quote: "It costs €5."},
		{question: "5 pounds of flour", quote: "It weighs 5 pounds."},
		{question: "C$300", quote: "Brandt paid C$300."},
		{question: "300 Canadian dollars", quote: "Brandt paid C$300."},
		{question: "EUR 40 million", quote: "It cost 40 million euros."},
		{question: "Who won 5 cups?", quote: "Brandt won 5 cups and $5."},
	})
}
