package terminal

import (
	"bytes"
	"testing"

	"dateline/adapters/adaptertest"
	"dateline/bot/digest"
)

// edition is the edition that the golden files of all platforms show.
func edition(t *testing.T) digest.Edition {
	t.Helper()
	n := adaptertest.NewNewsroom(t, "terminal", "preview")
	n.WantChart()
	n.Morning(t)
	e, err := n.Preview()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestGoldenEdition(t *testing.T) {
	e := edition(t)
	for name, p := range map[string]Printer{
		"edition.txt": {Width: 80}, "edition-narrow.txt": {Width: 40}, "edition-ansi.txt": {Width: 80, ANSI: true},
	} {
		var out bytes.Buffer
		if err := p.PrintEdition(&out, e); err != nil {
			t.Fatal(err)
		}
		golden(t, name, out.Bytes())
	}
	var out bytes.Buffer
	if err := PrintEditionJSON(&out, e); err != nil {
		t.Fatal(err)
	}
	golden(t, "edition.json", out.Bytes())
}
