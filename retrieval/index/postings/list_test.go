package postings

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dateline/retrieval/text"
)

func TestSeek(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		docs := rapid.SliceOfNDistinct(rapid.Uint32Range(0, 500), 0, 80, rapid.ID).Draw(t, "docs")
		slices.Sort(docs)
		l := &List{Docs: docs}
		at := rapid.IntRange(0, len(docs)).Draw(t, "at")
		doc := rapid.Uint32Range(0, 600).Draw(t, "doc")
		want := at
		for want < len(docs) && docs[want] < doc {
			want++
		}
		if got := l.Seek(at, doc); got != want {
			t.Fatalf("seek %d from %d in %v: %d, want %d", doc, at, docs, got, want)
		}
	})
}

// TestBounds checks the bounds and the window ranges of short and long lists, for
// the mean length for which they were computed and for longer ones.
func TestBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lengths := make([]uint16, rapid.IntRange(1, 3*Window).Draw(t, "documents"))
		step := rapid.IntRange(1, 50).Draw(t, "step")
		l := &List{}
		for i := range lengths {
			lengths[i] = uint16(20 + i%70)
			if i%step == 0 {
				l.Docs, l.Counts = append(l.Docs, uint32(i)), append(l.Counts, uint8(1+i%5))
			}
		}
		l.SetBounds(lengths, 50)
		average := rapid.Float64Range(40, 120).Draw(t, "average")
		saturation, last := NewSaturation(average), 0
		for w := range uint32(len(lengths)+Window-1) / Window {
			from, to := l.WindowRange(w)
			if from != last {
				t.Fatalf("window %d begins at %d, not %d", w, from, last)
			}
			last = to
			bound := l.MaxSaturation
			if l.WindowMax != nil {
				bound = float64(l.WindowMax[w])
			}
			for i := from; i < to; i++ {
				s := saturation.Of(l.Counts[i], lengths[l.Docs[i]])
				if want := text.Saturate(float64(l.Counts[i]), float64(lengths[l.Docs[i]]), average); s != want {
					t.Fatalf("saturation %v, want %v", s, want)
				}
				if l.Docs[i]/Window != w || s > bound*l.Slack(average)*(1+1e-9) {
					t.Fatalf("document %d in window %d: %v, bound %v", l.Docs[i], w, s, bound)
				}
			}
		}
		if last != len(l.Docs) || (l.WindowMax != nil) != (len(l.Docs) >= minWindowed) {
			t.Fatalf("%d of %d postings are in windows", last, len(l.Docs))
		}
	})
}
