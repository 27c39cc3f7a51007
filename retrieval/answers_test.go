package retrieval

import (
	"strings"
	"testing"
)

func TestWhatAQuestionAsksFor(t *testing.T) {
	for question, want := range map[string]answerType{
		"How many shells were sent?": aNumber, "How much does the jab cost?": aNumber, "How old is the harbour master?": aNumber,
		"What percentage of voters stayed at home?": aNumber, "number of soldiers in Tessel": aNumber, "What is the price of bread?": aNumber,
		"Сколько снарядов получила армия?": aNumber, "다리는 몇 개인가?": aNumber,
		"When was the bridge opened?": aTime, "In what year did the port close?": aTime, "Когда открыли мост?": aTime,
		"Who opened the bridge?": aPerson, "Which minister resigned?": aPerson, "Кто открыл мост?": aPerson,
		"Where did they meet?": aPlace, "Which country sent aid?": aPlace, "The strike is over. In which city did it begin?": aPlace,
		"Why did the port close?": aReason, "How come the port closed?": aReason, "Почему закрыли порт?": aReason,
		"Which show was renewed?": aName, "What team won the cup?": aName,
		"harbour strike": anything, "What did the minister say?": anything, "Is the port closed?": anything, "": anything,
	} {
		if a := readAsked(question); a.of != want {
			t.Errorf("%q asks for %d, not %d", question, a.of, want)
		}
	}
}

func TestAnswersInASentence(t *testing.T) {
	for _, c := range []struct{ question, sentence, want string }{
		{"How many shells did Sudria send?", "In 2023 Sudria sent 8,000 shells and 12 guns.", "8,000 shells"},
		{"How much is a flu jab?", "In 2024 the flu jab cost $140 million in 12 towns.", "$140 million"},
		{"What percentage of voters stayed at home?", "Of 400 asked, 62% stayed at home.", "62%"},
		{"When was the bridge opened?", "The bridge was opened on May 3, 2023, and may close.", "May 3, 2023"},
		{"In what year did the port close?", "It closed on Monday, as in 1987.", "1987"},
		{"Who opened the bridge in Tessel?", "In Tessel, Minister Lotte Achterberg opened it.", "Minister Lotte Achterberg"},
		{"Which country sent aid to Tessel?", "Aid for Tessel came from Grenmark.", "Grenmark"},
		{"Why did the port close?", "The port closed because the cranes were unsafe, he said.", "because the cranes were unsafe"},
		{"Кто открыл мост?", "Мост открыл губернатор Иван Орлов.", "Иван Орлов"},
		{"Who opened the bridge?", "It was opened on a cold morning.", ""},
		{"Which state lost a bridge?", "TESSEL — A bridge fell in Grenmark.", "Grenmark"},
		{"harbour strike", "The strike in Tessel lasted 12 days.", ""},
	} {
		a, best := readAsked(c.question), candidateAnswer{}
		for _, found := range a.answersIn(c.sentence) {
			if found.fit > best.fit {
				best = found
			}
		}
		if got := c.sentence[best.Start:best.End]; got != c.want {
			t.Errorf("%q of %q: %q, want %q", c.question, c.sentence, got, c.want)
		}
	}
}

func FuzzAnswersIn(f *testing.F) {
	f.Add("How many?", "It rose to $5 million, 62% more than in May 2023.")
	f.Add("Who?", "\xffA B’s “C”")
	f.Add("why", "because")
	f.Fuzz(func(t *testing.T, question, sentence string) {
		a := readAsked(question)
		for _, found := range a.answersIn(sentence) {
			if found.Start < 0 || found.Start >= found.End || found.End > len(sentence) || !(found.fit >= 0 && found.fit <= 1) ||
				strings.TrimSpace(sentence[found.Start:found.End]) == "" {
				t.Fatalf("%+v in %q", found, sentence)
			}
		}
	})
}
