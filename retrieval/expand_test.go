package retrieval

import (
	"runtime"
	"strings"
	"testing"

	"dateline/retrieval/query"
)

// A text without spaces is read once, and not in every way in which a name
// could be spelled.
func TestALongWordIsNoName(t *testing.T) {
	text := "What did " + strings.Repeat("Zelenskyy", 1<<17) + " say?"
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	Read(query.Query{Text: text, Top: 10}, heldWords{})
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > uint64(20*len(text)) {
		t.Errorf("a question of %d bytes took %d bytes to read", len(text), took)
	}
}
