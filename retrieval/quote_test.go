package retrieval_test

import (
	"strings"
	"testing"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// quoted is the quote shown for a question to one article alone.
func quoted(t *testing.T, question, title, text string) string {
	t.Helper()
	x := exhaustive.New([]corpus.Version{{Article: corpus.Article{ID: "a", Title: title, Text: text}, Arrival: 1}})
	q := retrieval.Read(query.Query{Text: question, Top: 1}, x)
	result := q.Rank(x.Find(q, nil), retrieval.Searched{})
	if len(result.Passages) != 1 {
		t.Fatalf("%d passages", len(result.Passages))
	}
	return result.Passages[0].QuoteText()
}

func TestAQuoteIsTheRunThatSaysMost(t *testing.T) {
	// The first sentence has the most words of the question, but all of them
	// are in the headline as well.
	got := quoted(t, "How many crowns for a flu jab at the surgery desk?", "The flu jab is back at the surgery",
		"The flu jab is back at every surgery in the country from this Monday on. "+
			"A lorry brought the boxes before the sun was up and the baker was awake. "+
			"Nurses carried them into the cellar, where it is cold even in August. "+
			"Four cameras watched every vial on its way through the works in Tessel. "+
			"It is free for everybody over sixty years of age, said the board. "+
			"For all others the cost is 140 crowns, which they pay at the desk.")
	if !strings.Contains(got, "140 crowns") {
		t.Errorf("the quote is %q", got)
	}
}

func TestFragmentsTakeNoRoomInAQuote(t *testing.T) {
	const rest = "Band members said on stage that they will tour again. Yes. Again. " +
		"The first single is out on Friday and has no name yet. " +
		"The shows begin in Tessel on the second day of March. " +
		"Tickets for all of them are on sale from this Monday on. " +
		"The band played its last show eleven years ago in Corrin."
	got := quoted(t, "Which band will tour and has a single out, and when was its last show?", "Music", rest+" Their label would not comment on any of this.")
	if want := rest; got != want {
		t.Errorf("the quote is %q, want %q", got, want)
	}
}

// A dateline is quoted whole or not at all, and does not count as one of the
// three sentences.
func TestADatelineIsQuotedWholeOrNotAtAll(t *testing.T) {
	const dateline = "САНКТ-ПЕТЕРБУРГ, 30 октября. /ТАСС/. "
	const text = "Губернатор Орлов открыл новый мост через реку в центре города. " +
		"Губернатор Орлов сказал, что мост строили четыре года и два месяца. " +
		"Первые корабли пройдут под ним уже этой весной, в начале мая."
	if got := quoted(t, "губернатор Орлов мост", "Город", dateline+text); got != text {
		t.Errorf("the quote is %q", got)
	}
	if got := quoted(t, "ТАСС, Орлов", "Город", dateline+text); !strings.HasPrefix(got, dateline+"Губернатор") {
		t.Errorf("the quote is %q", got)
	}
}

func TestAQuoteBringsItsContext(t *testing.T) {
	got := quoted(t, "What did the minister say about fishing quotas?", "News",
		"The weather was fine all day along the whole of the coast. "+
			"Minister Lotte Achterberg opened the new fish market on Monday. "+
			"She said that the fishing quotas would stay as they are.")
	if !strings.Contains(got, "Minister Lotte") || strings.HasPrefix(got, "She") {
		t.Errorf("the quote is %q", got)
	}
}

func TestAQuoteBringsTheSpeaker(t *testing.T) {
	const said = `"We will not reopen the terminal before spring," the director Henrike Voss told reporters. `
	got := quoted(t, "third of the export capacity", "News", "The weather was fine all day along the coast. "+said+
		`"The silos are gone, and so is a third of our export capacity." The cause of the fire is not yet known. `+
		"Wheat futures in Paris rose 2.3 percent to 231.50 euros a tonne.")
	if !strings.Contains(got, said) {
		t.Errorf("the quote is %q", got)
	}
}

func TestAQuoteIsShort(t *testing.T) {
	sentence := "The harbour strike " + strings.Repeat("and again the harbour ", 16) + "ended. "
	if got := quoted(t, "harbour strike", "News", sentence+sentence+sentence); len(got) > 750 {
		t.Errorf("the quote has %d bytes", len(got))
	}
}

// A loose substitute is quoted and marked, but not in preference to the word
// itself.
func TestLooseSubstitutesAreQuotedAndMarked(t *testing.T) {
	near, err := query.ReadAliases(strings.NewReader("- [help, ~aid]"))
	if err != nil {
		t.Fatal(err)
	}
	const fire = "The fire burned in the northern grain terminal until the morning. " +
		"The director of the port spoke to reporters about the silos on Monday. " +
		"Nobody at the authority knows how it began, said two of its officers. "
	const harbour = "The harbour master closed the eastern basin to all ships until Friday evening. " +
		"Two tugs stayed beside the quay for the whole night to cool the walls of the silos. " +
		"A third came from Tessel on Tuesday with foam, and left again before it was dark. "
	const aid = "The prime minister promised the growers aid of 15 million euros."
	for text, want := range map[string]string{
		fire + aid: "aid",
		aid + " " + fire + harbour + "The union of growers asked the government for help on Tuesday.": "help",
	} {
		x := exhaustive.New([]corpus.Version{{Article: corpus.Article{ID: "a", Title: "News", Text: text}, Arrival: 1}})
		q := retrieval.Read(query.Query{Text: "help", Top: 1, Aliases: near}, x)
		result := q.Rank(x.Find(q, nil), retrieval.Searched{})
		if len(result.Passages) != 1 {
			t.Fatalf("%d passages", len(result.Passages))
		}
		p := result.Passages[0]
		if len(p.Marks) != 1 || text[p.Marks[0].Start:p.Marks[0].End] != want {
			t.Errorf("the quote is %q with the marks %v, want %q set off", p.QuoteText(), p.Marks, want)
		}
	}
}
