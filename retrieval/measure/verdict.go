package measure

import (
	"cmp"
	"slices"
)

// ROC returns the area under the ROC curve: the probability that a random positive
// scores above a random negative, where ties count half. It is .5 if there are no
// positives or no negatives.
func ROC(positives, negatives []float64) float64 {
	if len(positives) == 0 || len(negatives) == 0 {
		return .5
	}
	type scored struct {
		score    float64
		positive bool
	}
	all := make([]scored, 0, len(positives)+len(negatives))
	for _, s := range positives {
		all = append(all, scored{s, true})
	}
	for _, s := range negatives {
		all = append(all, scored{s, false})
	}
	slices.SortFunc(all, func(a, b scored) int { return cmp.Compare(a.score, b.score) })
	wins, below := 0.0, 0.0
	for i := 0; i < len(all); {
		pos, neg, j := 0.0, 0.0, i
		for ; j < len(all) && all[j].score == all[i].score; j++ {
			if all[j].positive {
				pos++
			} else {
				neg++
			}
		}
		wins += pos * (below + neg/2)
		below += neg
		i = j
	}
	return wins / float64(len(positives)) / float64(len(negatives))
}

// A Bin is one row of a reliability table: how many forecasts there are between
// From and To, their mean, and the share of them that came true.
type Bin struct {
	From, To       float64
	Count          int
	Forecast, True float64
}

// Reliability sorts forecasts between 0 and 1 into bins of equal width; came tells
// for each forecast whether it came true.
func Reliability(forecasts []float64, came []bool, bins int) []Bin {
	table := make([]Bin, bins)
	for i := range table {
		table[i].From, table[i].To = float64(i)/float64(bins), float64(i+1)/float64(bins)
	}
	for i, f := range forecasts {
		b := &table[min(bins-1, max(0, int(f*float64(bins))))]
		b.Count++
		b.Forecast += f
		if came[i] {
			b.True++
		}
	}
	for i := range table {
		if n := float64(table[i].Count); n > 0 {
			table[i].Forecast /= n
			table[i].True /= n
		}
	}
	return table
}

// CalibrationError returns the mean distance between Forecast and True over the
// bins, weighted by their counts.
func CalibrationError(table []Bin) float64 {
	sum, n := 0.0, 0
	for _, b := range table {
		d := b.Forecast - b.True
		sum += max(d, -d) * float64(b.Count)
		n += b.Count
	}
	return ratio(sum, n)
}
