package retrieval

import (
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// someQuestion draws a question of a few concepts and hits on them, in order.
func someQuestion(t *rapid.T) (*Question, []hit) {
	q := &Question{}
	n := rapid.IntRange(1, 6).Draw(t, "concepts")
	for i := range n {
		idf := rapid.Float64Range(0, 12).Draw(t, "idf")
		q.concepts = append(q.concepts, concept{idf: idf})
		q.order = append(q.order, i)
		q.ideal += idf
	}
	var hits []hit
	for range rapid.IntRange(0, 12).Draw(t, "hits") {
		hits = append(hits, hit{
			position: rapid.IntRange(0, 80).Draw(t, "token"),
			concept:  rapid.IntRange(0, n-1).Draw(t, "concept"),
			exact:    rapid.Bool().Draw(t, "exact"),
		})
	}
	slices.SortFunc(hits, func(a, b hit) int { return a.position - b.position })
	return q, hits
}

func sound(t *rapid.T, name string, v float64) {
	if math.IsNaN(v) || v < 0 || v > 1 {
		t.Fatalf("%s is %v", name, v)
	}
}

func TestSignalsAreBoundedAndGrowWithHits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, hits := someQuestion(t)
		tally := newTally(len(q.concepts))
		fewer := hits[:rapid.IntRange(0, len(hits)).Draw(t, "fewer")]
		for name, signal := range map[string]func([]hit) float64{
			"coverage": func(h []hit) float64 { return ratio(q.coverage(tally, h, false), q.ideal) },
			"wording":  func(h []hit) float64 { return ratio(q.coverage(tally, h, true), q.ideal) },
			"together": func(h []hit) float64 { return ratio(q.window(tally, h, proximityWindow), q.ideal) },
			"in order": func(h []hit) float64 { return inOrderShare(q.pairs(), h) },
		} {
			all, part := signal(hits), signal(fewer)
			sound(t, name, all)
			if part > all+1e-9 {
				t.Fatalf("%s fell from %v to %v with more hits", name, part, all)
			}
		}
		if q.window(tally, hits, proximityWindow) > q.coverage(tally, hits, false)+1e-9 {
			t.Fatal("a stretch covers more than the whole passage")
		}
	})
}

func TestRecencyAndCurrencyFallWithAge(t *testing.T) {
	for name, fresh := range map[string]func(asked, published time.Time) float64{"recency": recency, "currency": currency} {
		rapid.Check(t, func(t *rapid.T) {
			asked := time.Unix(rapid.Int64Range(-1<<40, 1<<40).Draw(t, "asked"), 0)
			age := rapid.OneOf(rapid.Int64Range(0, 1<<24), rapid.Int64Range(0, 1<<41))
			a, more := age.Draw(t, "age"), age.Draw(t, "more")
			at := func(seconds int64) time.Time { return time.Unix(asked.Unix()+seconds, 0) }
			young, old := fresh(asked, at(-a)), fresh(asked, at(-a-more))
			sound(t, name, young)
			if old > young {
				t.Fatalf("age %d: %v, age %d: %v", a, young, a+more, old)
			}
			soon, later := fresh(asked, at(a)), fresh(asked, at(a+more))
			sound(t, name, soon)
			if later > soon || soon > young {
				t.Fatalf("%d before: %v, after: %v, %d after: %v", a, young, soon, a+more, later)
			}
		})
		if fresh(time.Time{}, time.Now()) != 0 || fresh(time.Now(), time.Time{}) != 0 {
			t.Errorf("%s without a date", name)
		}
	}
}

func TestNearnessFallsWithDistance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		asked := time.Unix(rapid.Int64Range(-1<<40, 1<<40).Draw(t, "asked"), 0)
		distance := rapid.OneOf(rapid.Int64Range(0, 1<<24), rapid.Int64Range(0, 1<<41))
		a, more := distance.Draw(t, "distance"), distance.Draw(t, "more")
		at := func(seconds int64) time.Time { return time.Unix(asked.Unix()+seconds, 0) }
		d := query.Period{Start: asked, End: asked.AddDate(0, 0, 1+int(a%400))}
		for _, from := range []int64{d.Start.Unix() - a - asked.Unix(), d.End.Unix() + a - asked.Unix()} {
			farther := from + more
			if from < 0 {
				farther = from - more
			}
			near := d.Nearness(at(from))
			sound(t, "nearness", near)
			if far := d.Nearness(at(farther)); far > near {
				t.Fatalf("%v to %v: %v from %v, %v from %v", d.Start, d.End, near, at(from), far, at(farther))
			}
		}
	})
}

func TestFeedbackGrowsWithTheTermsOfTheBestArticles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := &feedbackModel{length: rapid.Float64Range(0, 500).Draw(t, "mean length")}
		v := termVector{length: rapid.Float64Range(0, 500).Draw(t, "length")}
		for i := range rapid.IntRange(1, feedbackTerms).Draw(t, "words") {
			w := rapid.Float64Range(0, 50).Draw(t, "weight")
			m.terms, m.ideal = append(m.terms, feedbackTerm{weight: w}), m.ideal+w
			v.counts = append(v.counts, termCount{i, float64(rapid.IntRange(0, 300).Draw(t, "count"))})
		}
		few := m.score(&v)
		v.counts[rapid.IntRange(0, len(v.counts)-1).Draw(t, "word")].tf++
		many := m.score(&v)
		sound(t, "feedback", few)
		sound(t, "feedback", many)
		if few > many+1e-9 {
			t.Fatalf("one more of its words takes an article from %v to %v", few, many)
		}
	})
}

func TestARatioIsNeverNoNumber(t *testing.T) {
	odd := []float64{math.NaN(), math.Inf(1), math.Inf(-1), -1, 0, math.SmallestNonzeroFloat64, 1, math.MaxFloat64}
	for _, part := range odd {
		for _, whole := range odd {
			if r := ratio(part, whole); !(r >= 0 && r <= 1) {
				t.Errorf("%v of %v is %v", part, whole, r)
			}
		}
	}
}

func TestEarlinessFallsWithThePlace(t *testing.T) {
	for i := range 50 {
		if e := earliness(i); !(e > earliness(i+1)) || e > 1 {
			t.Errorf("place %d: %v", i, e)
		}
	}
}

func TestConfidenceRisesWithStrength(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		noise := rapid.Float64Range(-1, 2)
		c := Calibration{
			Noise: noise.Draw(t, "noise"), Current: noise.Draw(t, "current"),
			LongNoise: noise.Draw(t, "long"), LongCurrent: noise.Draw(t, "long current"),
		}
		a, b := rapid.Float64Range(-1, 2).Draw(t, "a"), rapid.Float64Range(0, 2).Draw(t, "b")
		fresh, words := rapid.Float64Range(0, 1).Draw(t, "freshest"), rapid.IntRange(0, maxConcepts).Draw(t, "words")
		even := c.even(fresh, words)
		if longer := c.even(fresh, words+1); longer > even+1e-12 {
			t.Fatalf("an even chance at %v with %d words, at %v with one more", even, words, longer)
		}
		low, high := confidence(a, even), confidence(a+b, even)
		sound(t, "confidence", low)
		sound(t, "confidence", high)
		if low > high+1e-12 {
			t.Fatalf("strength %v: %v, strength %v: %v", a, low, a+b, high)
		}
	})
}

func TestCalibrationOfNothingIsTheDefault(t *testing.T) {
	var none Calibration
	if c := Calibrate(Probe{}, Probe{}); c.even(1, 20) != none.even(1, 20) || c.even(0, 8) != none.even(0, 8) {
		t.Errorf("measured on nothing: %v", c)
	}
}

// It takes many measurements to move the noise far from the default, and never
// beyond what they measured.
func TestCalibrationOfFewStaysNearTheDefault(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(0, 1).Draw(t, "strength")
		n := rapid.IntRange(1, 300).Draw(t, "n")
		few, many := noise(slices.Repeat([]float64{x}, n), .5, usualNoise), noise(slices.Repeat([]float64{x}, n+1), .5, usualNoise)
		if math.Abs(many-x) > math.Abs(few-x)+1e-12 || few < min(x, usualNoise)-1e-12 || few > max(x, usualNoise)+1e-12 {
			t.Fatalf("%d times %v: %v, once more: %v", n, x, few, many)
		}
	})
}

func TestBM25IsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 1e6).Draw(t, "n")
		df := rapid.IntRange(0, 1e6).Draw(t, "df")
		if idf := text.IDF(n, df); math.IsNaN(idf) || idf < 0 {
			t.Fatalf("IDF(%d, %d) = %v", n, df, idf)
		}
		tf := rapid.Float64Range(0, 1e4).Draw(t, "tf")
		length, average := rapid.Float64Range(0, 1e4).Draw(t, "length"), rapid.Float64Range(0, 1e4).Draw(t, "average")
		s := text.Saturate(tf, length, average)
		if math.IsNaN(s) || s < 0 || s > text.K1+1 || text.Saturate(tf+1, length, average) < s {
			t.Fatalf("Saturate(%v, %v, %v) = %v", tf, length, average, s)
		}
	})
}
