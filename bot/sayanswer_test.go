package bot

import (
	"strings"
	"testing"
)

func TestLongWordsAreCutShort(t *testing.T) {
	got := quoted([]string{"zeppelin", strings.Repeat("ж", 80_000)})
	if got[0] != "“zeppelin”" || got[1] != "“"+strings.Repeat("ж", maxEcho)+"…”" {
		t.Errorf("got %.300q", got)
	}
}
