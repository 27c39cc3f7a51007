package retrieval_test

import (
	"strings"
	"testing"

	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// Numbers have many forms in a coverage of several languages, and a hostile
// question many numbers.
func BenchmarkReadNumbers(b *testing.B) {
	s := exhaustive.New(articles(depot...))
	for name, question := range map[string]string{
		"words": "Who led the union of the port?", "number": "How did 3,500 sailors reach Halden?", "designation": "Did the KN-23 fly 300 km?",
		"hostile": strings.Repeat("40 thousand km of KN-23 ", 20),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				retrieval.Read(query.Query{Text: question}, s)
			}
		})
	}
}
