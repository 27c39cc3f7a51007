package evidence

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/retrieval/query"
)

func demandsOf(question string) *Demands { return Read(query.Query{Text: question}, nil) }

func TestSidesAndPartsAreRead(t *testing.T) {
	for question, want := range map[string][]string{
		"Which tower is higher, the wind tower or the mast?":         {"wind tower", "mast"},
		"Was it colder in Merrow or in Tolk?":                        {"Merrow", "Tolk"},
		"Is the Petrel faster than the Heron?":                       {"Petrel", "Heron"},
		"Who has raised more money, Feld or Orr?":                    {"Feld", "Orr"},
		"How do Feld and Orr differ on the ring road?":               {"Feld", "Orr"},
		"What is the difference between the Swift and the Marlin?":   {"Swift", "Marlin"},
		"Compare the Swift with the Marlin":                          {"Swift", "Marlin"},
		"Swift vs Marlin range":                                      {"Swift", "Marlin range"},
		"What do the bakers and the miners each demand?":             {"bakers", "miners"},
		"When and where did the hall open?":                          {"When", "where did the hall open"},
		"Who won, and what does it pay?":                             {"Who won", "what does it pay"},
		"How many years was Vik at sea, and on which ships?":         {"How many years was Vik at sea", "on which ships"},
		"Did Feld or Orr sign the pact?":                             nil,
		"What did Feld and Orr sign?":                                nil,
		"Which ship sank between Merrow and Tolk?":                   nil,
		"Did the bill pass, and what do critics and friends make of": nil,
	} {
		d := demandsOf(question)
		var got []string
		for _, p := range slices.Concat(d.whole.sides, d.whole.parts) {
			got = append(got, d.typed(p))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: -want +got:\n%s", question, diff)
		}
	}
}

func TestDescriptionsAreRead(t *testing.T) {
	for question, want := range map[string]string{
		"What did the director of The Salt House buy?":                "the director of The Salt House",
		"Which school did the deputy head of the Board attend?":       "the deputy head of the Board",
		"What did the man who met Feld in Tolk warn against?":         "the man who met Feld in Tolk",
		"Who will succeed the captain of the Petrel?":                 "the captain of the Petrel",
		"Until when is the port closed whose master is Blan?":         "whose master is Blan",
		"What does the author of the book on the Petrel do with it?":  "",
		"Who is the president of Belmora?":                            "",
		"What is the number of ships in Tolk?":                        "",
		"When did the Chamber of Skippers deny that a ship sank?":     "",
		"What did the minister say that Belmora wants?":               "",
		"Where does the brother of Karsholm's new striker play golf?": "the brother of Karsholm's new striker play",
	} {
		d, got := demandsOf(question), ""
		if d.whole.hop.known() {
			got = d.typed(d.whole.hop.description)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", question, got, want)
		}
	}
}

func TestWhatNoQuoteSaysIsLacking(t *testing.T) {
	towers := Evidence{Quote: "The station tower will be 128 metres high, the harbour tower 96 metres."}
	farm := Evidence{Quote: "The director of The Salt House, Arno Keel, thanked his mother."}
	for _, c := range []struct {
		question string
		shown    Evidence
		want     []Objection
	}{
		{"Which tower is higher, the station tower or the harbour tower?", towers, nil},
		{"Which is higher, the station tower or the cathedral?", towers, []Objection{{Kind: Part, Asked: "cathedral"}}},
		{"Which tower has more lifts, the station tower or the harbour tower?", towers, []Objection{{Kind: Part, Asked: "lifts"}}},
		{"Which is older, the station tower or the harbour tower?", towers, []Objection{{Kind: Part, Asked: "older"}}},
		{"How high is the station tower, and who pays for it?", towers, []Objection{{Kind: Part, Asked: "who pays for it"}}},
		{"What did the director of The Salt House thank?", farm, nil},
		{"What did the composer of The Salt House thank?", farm, []Objection{{Kind: Part, Asked: "composer"}}},
		{"Where did the director of The Salt House drown?", farm, []Objection{{Kind: Half, Asked: "drown", Says: "the director of The Salt House"}}},
		{"Why did Keel thank his mother?", farm, nil},
		{"Why did Keel fly in?", Evidence{Quote: "Keel arrived in a helicopter to be with his mother."}, nil},
		{"Why did Keel fly in?", farm, []Objection{{Kind: Predicate, Asked: "fly"}}},
		{"Why was Keel dismissed?", farm, []Objection{{Kind: Predicate, Asked: "dismissed"}}},
		{"Was his mother wounded?", farm, []Objection{{Kind: Predicate, Asked: "wounded"}}},
		{"Is his mother happy?", farm, nil},
		{"Was his mother scolded or praised?", farm, nil},
	} {
		d := demandsOf(c.question)
		if diff := cmp.Diff(c.want, d.Lacking([]Evidence{c.shown})); diff != "" {
			t.Errorf("%q: -want +got:\n%s", c.question, diff)
		}
		if c.want != nil && !d.AsksSeveral() {
			t.Errorf("%q does not ask for several", c.question)
		}
	}
}

func TestTheOtherHalfStandsBeside(t *testing.T) {
	quotes := []Evidence{
		{Quote: "The director of The Salt House, Arno Keel, thanked his mother."},
		{Quote: "The Salt House won a prize."},
		{Quote: "Arno Keel has bought a farm."},
		{Quote: "Nora Bly has bought a house."},
		{Quote: "The Glass Dyke won nothing."},
	}
	for _, c := range []struct {
		question string
		at       int
		leads    bool
	}{
		{"What did the director of The Salt House buy?", 2, true},
		{"Whom did the director of The Salt House thank?", -1, true},
		{"What won more prizes, The Salt House or The Glass Dyke?", 4, false},
		{"What won more prizes, The Salt House or The Iron Gate?", -1, false},
	} {
		if at, leads := demandsOf(c.question).Beside(quotes, 3); at != c.at || leads != c.leads {
			t.Errorf("%q: %d %v, want %d %v", c.question, at, leads, c.at, c.leads)
		}
	}
}

func FuzzWhole(f *testing.F) {
	f.Add("Which is older, the mast or the tower?", "The mast is old.")
	f.Add("What did the head of the Board who met Orr, and when and", "")
	f.Fuzz(func(t *testing.T, question, quote string) {
		d := demandsOf(question)
		shown := []Evidence{{Quote: quote, Headline: question}, {Quote: question}}
		lacking := d.Lacking(shown)
		if at, _ := d.Beside(shown, 1); at >= len(shown) || len(lacking) > 0 && !d.AsksSeveral() {
			t.Errorf("%d, %v", at, lacking)
		}
	})
}
