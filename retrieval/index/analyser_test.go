package index

import (
	"strings"
	"testing"

	"dateline/retrieval/index/sealed"
	"dateline/retrieval/query"
)

// TestOtherAnalyser checks that an index with the words of another analyser is
// rebuilt.
func TestOtherAnalyser(t *testing.T) {
	m, dir := paper(), t.TempDir()
	log, said := captureLog()
	ix := open(t, dir, m, Options{Log: log})
	syncAll(t, ix)
	v, err := ix.acquire()
	if err != nil {
		t.Fatal(err)
	}
	other := v.state.encode()
	v.release()
	other[1] ^= 1 // a bit of the fingerprint
	other = sealed.Seal(other[:len(other)-4])
	if err := ix.engine.SetInternal([]byte(stateKey), other); err != nil {
		t.Fatal(err)
	}
	if err := ix.close(); err != nil {
		t.Fatal(err)
	}
	ix = open(t, dir, m, Options{Log: log})
	if !strings.Contains(said.String(), "another version of the program") {
		t.Errorf("the log says %q", said)
	}
	if r := ask(t, ix, query.Query{Text: "bakery prize"}); len(r.Passages) == 0 {
		t.Error("not rebuilt")
	}
}

// TestAliases checks that the aliases of the options are used for queries that
// bring none.
func TestAliases(t *testing.T) {
	a, err := query.ReadAliases(strings.NewReader("- [Marigold, Bonny]\n"))
	if err != nil {
		t.Fatal(err)
	}
	ix := open(t, "", paper(), Options{Aliases: a})
	syncAll(t, ix)
	if r := ask(t, ix, query.Query{Text: "Bonny"}); len(r.Passages) == 0 {
		t.Error("the alias finds nothing")
	}
}
