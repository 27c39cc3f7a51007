package evidence

import (
	"testing"
	"time"

	"dateline/retrieval/query"
)

// BenchmarkObjections reads a question, as people ask them, and holds a quote
// against it.
func BenchmarkObjections(b *testing.B) {
	q := query.Query{
		Text:    "How many of the 40 ferries did the Ostrand Port Authority sell to Norwind in May 2019?",
		Asked:   time.Date(2025, 3, 12, 0, 0, 0, 0, time.UTC),
		Aliases: query.ShippedAliases(),
	}
	e := Evidence{
		Headline:  "Port sells ferries",
		Quote:     "The Ostrand Port Authority has sold 14 of its ferries to Norwind for $3.2 million, its chairman, Otto Feld, 62, said on Friday. The firm will run them between Arden and Orla twice a day from 3 June. Feld said the others, built in the 1990s, would be broken up for scrap.",
		Published: time.Date(2025, 3, 10, 0, 0, 0, 0, time.UTC),
	}
	b.ReportAllocs()
	for b.Loop() {
		Read(q, nil).Objections(e)
	}
}
