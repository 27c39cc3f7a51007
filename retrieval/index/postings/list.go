package postings

import (
	"math"

	"dateline/retrieval/text"
)

// Window is how many documents are scored together. Their sums fit a core's
// first-level cache, and each long postings list has one bound for each window.
const Window = 4096

// minWindowed is how many postings a list must have for bounds for each window
// to be worth their room.
const minWindowed = 512

// A List is one term's decoded postings in one segment. It includes deleted
// documents, so it stays true as long as the segment exists.
type List struct {
	Docs   []uint32
	Counts []uint8 // how often the term occurs in each document
	// Versions is how many versions the documents belong to, deleted ones too.
	Versions int
	// MaxSaturation bounds the saturation of the term in any document, WindowMax
	// in each window (nil in a short list). Both hold as long as the mean length
	// of passages is at most average; see Slack.
	MaxSaturation float64
	WindowMax     []float32
	windowStarts  []uint32 // the postings of a window end where the next one's start
	average       float64
}

// SetBounds computes the bounds of a list that has its documents and counts.
// lengths are those of all documents of the segment, in words, and average is the
// mean length of passages.
func (l *List) SetBounds(lengths []uint16, average float64) {
	l.average = average
	long := len(l.Docs) >= minWindowed
	if long {
		n := (len(lengths) + Window - 1) / Window
		l.WindowMax, l.windowStarts = make([]float32, n), make([]uint32, n+1)
	}
	for i, doc := range l.Docs {
		s := text.Saturate(float64(l.Counts[i]), float64(lengths[doc]), average)
		l.MaxSaturation = max(l.MaxSaturation, s)
		if long {
			w := doc / Window
			l.WindowMax[w] = max(l.WindowMax[w], math.Nextafter32(float32(s), math.MaxFloat32))
			l.windowStarts[w+1] = uint32(i + 1)
		}
	}
	for w := 1; w < len(l.windowStarts); w++ {
		l.windowStarts[w] = max(l.windowStarts[w], l.windowStarts[w-1])
	}
}

// WindowRange returns where the postings of a window begin and end.
func (l *List) WindowRange(w uint32) (from, to int) {
	if l.windowStarts != nil {
		return int(l.windowStarts[w]), int(l.windowStarts[w+1])
	}
	from = l.Seek(0, w*Window)
	return from, l.Seek(from, (w+1)*Window)
}

// Slack returns by what factor the bounds must grow for a mean length other than
// the one for which they were computed: relative to a longer mean every passage
// is shorter, and saturation grows at most in proportion.
func (l *List) Slack(average float64) float64 {
	if l.average <= 0 {
		return 1
	}
	return max(1, average/l.average)
}

// Seek returns the first position from i on whose document is at least doc.
func (l *List) Seek(i int, doc uint32) int {
	if i >= len(l.Docs) || l.Docs[i] >= doc {
		return i
	}
	step := 1
	for i+step < len(l.Docs) && l.Docs[i+step] < doc {
		i += step
		step *= 2
	}
	// The processor cannot predict which half it is, so it is chosen without a
	// branch.
	at, n := i+1, min(i+step, len(l.Docs))-i-1
	for n > 0 {
		half := (n + 1) / 2
		before := int64(l.Docs[at+half-1]) - int64(doc) // negative if it is before doc
		at += half & int(before>>63)
		n -= half
	}
	return at
}

// Bytes returns how much memory the list takes.
func (l *List) Bytes() int64 {
	return int64(5*cap(l.Docs) + 8*len(l.WindowMax) + 200)
}
