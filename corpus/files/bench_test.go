package files

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// BenchmarkLines parses and cleans 1,000 articles in JSON lines.
func BenchmarkLines(b *testing.B) {
	var lines strings.Builder
	out := json.NewEncoder(&lines)
	for i := range 1000 {
		paragraph := fmt.Sprintf("The council of ward %d met on Monday, and “nothing was decided”, its clerk said. ", i)
		err := out.Encode(map[string]string{
			"id": fmt.Sprint(i), "title": "Council meets", "source": "The Herald", "published": "2024-06-01",
			"text": strings.Repeat(strings.Repeat(paragraph, 4)+"\n\n", 12),
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	folder := fstest.MapFS{"a.jsonl": {Data: []byte(lines.String())}}
	b.SetBytes(int64(lines.Len()))
	for b.Loop() {
		for _, err := range NewFS(folder, ".").Articles(b.Context()) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
