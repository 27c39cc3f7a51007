package measure

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestABetterRankingIsNoWorse checks that every measure is between 0 and 1, is 1
// for the best possible ranking, and never falls if a document changes places with
// a worse one above it.
func TestABetterRankingIsNoWorse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ranked := rapid.Permutation(strings.Split("abcdefghijkl", "")).Draw(t, "ranked")
		judged := rapid.MapOf(rapid.SampledFrom(ranked), rapid.IntRange(-1, 3)).Draw(t, "judged")
		above := rapid.IntRange(0, len(ranked)-2).Draw(t, "above")
		below := rapid.IntRange(above+1, len(ranked)-1).Draw(t, "below")
		k := rapid.IntRange(1, len(ranked)).Draw(t, "k")
		better := slices.Clone(ranked)
		if max(0, judged[better[above]]) < judged[better[below]] {
			better[above], better[below] = better[below], better[above]
		}
		best := slices.Clone(ranked)
		slices.SortStableFunc(best, func(a, b string) int { return judged[b] - judged[a] })
		for name, measure := range map[string]func([]string, Judged, int) float64{
			"Hits": Hits, "reciprocal rank": ReciprocalRank, "average precision": AveragePrecision, "nDCG": NDCG, "recall": Recall,
		} {
			low, high, most := measure(ranked, judged, k), measure(better, judged, k), measure(best, judged, len(best))
			if !(low >= 0 && low <= high+1e-9 && high <= 1+1e-9) {
				t.Fatalf("%s@%d of %v: %v, of the better %v: %v", name, k, ranked, low, better, high)
			}
			if want := min(1, float64(Judged(judged).relevant())); math.Abs(most-want) > 1e-9 {
				t.Fatalf("%s of the best ranking is %v", name, most)
			}
		}
	})
}

// TestROCCountsPairs checks that the area is the share of pairs in which the
// positive scores higher.
func TestROCCountsPairs(t *testing.T) {
	scores := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 9), func(n int) float64 { return float64(n) / 10 }), 1, 30)
	rapid.Check(t, func(t *rapid.T) {
		positives, negatives := scores.Draw(t, "positives"), scores.Draw(t, "negatives")
		won := 0.0
		for _, p := range positives {
			for _, n := range negatives {
				switch {
				case p > n:
					won++
				case p == n:
					won += .5
				}
			}
		}
		want := won / float64(len(positives)*len(negatives))
		if got := ROC(positives, negatives); math.Abs(got-want) > 1e-9 {
			t.Fatalf("%v against %v: %v, want %v", positives, negatives, got, want)
		}
	})
}

// FuzzReading checks that any bytes are read or refused, and that no more is read
// than there are lines.
func FuzzReading(f *testing.F) {
	for _, s := range []string{"", "{}", `{"_id":"1","text":"Who?","metadata":{"date":"2022-06-16T"}}`, "\xff\n{", "query-id\tcorpus-id\tscore\n1\ta\t2", "1 a 99999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Count(text, "\n") + 1
		if q, err := ReadQuestions(strings.NewReader(text)); err == nil && len(q) > lines {
			t.Errorf("%d questions in %d lines", len(q), lines)
		}
		if j, err := ReadJudgements(strings.NewReader(text)); err == nil && len(j) > lines {
			t.Errorf("%d questions judged in %d lines", len(j), lines)
		}
		if a, err := ReadAnswers(strings.NewReader(text)); err == nil && len(a) > lines {
			t.Errorf("%d questions answered in %d lines", len(a), lines)
		}
		if words := plainWords(text); len(words) > 0 && !(Answers{text}).In(text) {
			t.Errorf("%q does not say itself", text)
		}
	})
}
