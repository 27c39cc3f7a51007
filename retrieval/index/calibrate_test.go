package index

import (
	"fmt"
	"strings"
	"testing"

	"dateline/corpus"
	"dateline/retrieval"
)

// wharves adds articles about the same things in mostly the same words, so that
// questions about one find the others.
func wharves(m *memory, from, to int) {
	for i := from; i < to; i++ {
		m.add(corpus.Article{
			ID: fmt.Sprint("wharf", i), Title: fmt.Sprintf("Wharf %d is repaired", i),
			Text: fmt.Sprintf("Dockers repaired wharf %d at Tallow harbour before the winter storms came. The council paid %d crowns for timber.", i, 100+i),
		})
	}
}

// unlikeIndex returns an index of articles that have no word in common.
func unlikeIndex(t *testing.T, n int) *index {
	m := newMemory()
	for i := range n {
		var words strings.Builder
		for w := range 9 {
			fmt.Fprintf(&words, "z%dq%d ", w, i)
		}
		m.add(corpus.Article{ID: fmt.Sprint(i), Title: fmt.Sprintf("t%dq", i), Text: words.String() + "."})
	}
	ix := open(t, "", m, Options{probes: 200})
	syncAll(t, ix)
	return ix
}

func calibrationOf(t *testing.T, ix *index) retrieval.Calibration {
	t.Helper()
	c, err := ix.calibrated()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCoverageIsMeasuredWhenItHasGrown(t *testing.T) {
	dir, m := t.TempDir(), newMemory()
	wharves(m, 0, 40)
	ix := open(t, dir, m, Options{probes: 200})
	syncAll(t, ix)
	first := calibrationOf(t, ix)
	if other := calibrationOf(t, unlikeIndex(t, 40)); first.Noise < 2*other.Noise || other.Noise == 0 {
		t.Fatalf("articles that resemble one another: %v, that share no word: %v", first, other)
	}
	wharves(m, 40, 43)
	syncAll(t, ix)
	if c := calibrationOf(t, ix); c != first {
		t.Errorf("measured anew after 3 articles more on 40: %v, was %v", c, first)
	}
	m.add(corpus.Article{ID: "ferry", Title: "Ferry aground", Text: "The ferry Marigold ran aground on Tuesday, and a tug pulled it free."})
	wharves(m, 43, 60)
	syncAll(t, ix)
	if c := calibrationOf(t, ix); c == first {
		t.Error("not measured anew when half as much came again")
	}
}

func TestCalibrationIsKept(t *testing.T) {
	dir, m := t.TempDir(), newMemory()
	wharves(m, 0, 20)
	ix := open(t, dir, m, Options{probes: 200})
	syncAll(t, ix)
	want := calibrationOf(t, ix)
	if err := ix.close(); err != nil {
		t.Fatal(err)
	}
	if got := calibrationOf(t, open(t, dir, m, Options{probes: 200})); got != want || got == (retrieval.Calibration{}) {
		t.Errorf("%v, opened again %v", want, got)
	}
	other := open(t, t.TempDir(), m, Options{batch: 3, probes: 200})
	syncAll(t, other)
	if got := calibrationOf(t, other); got != want {
		t.Errorf("%v, in other segments %v", want, got)
	}
}

func TestAnEmptyCoverageIsNotMeasured(t *testing.T) {
	ix := open(t, "", newMemory(), Options{})
	syncAll(t, ix)
	if c := calibrationOf(t, ix); c != (retrieval.Calibration{}) {
		t.Errorf("%v", c)
	}
}

// FuzzCalibration checks that any bytes are read as a calibration within bounds or
// as none.
func FuzzCalibration(f *testing.F) {
	f.Add(calibration{retrieval.Calibration{Noise: .1, Current: .2, LongNoise: .05, LongCurrent: .1, Samples: 30}, 40}.encode())
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		c := decodeCalibration(b)
		for _, noise := range c.values() {
			if !(*noise >= 0 && *noise <= 1) {
				t.Fatalf("%+v", c)
			}
		}
		if again := decodeCalibration(c.encode()); again != c {
			t.Fatalf("%+v, again %+v", c, again)
		}
	})
}
