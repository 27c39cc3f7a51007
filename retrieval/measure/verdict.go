package measure

import (
	"cmp"
	"slices"
)

// ROC is the area under the ROC curve: the chance that a random positive
// scores above a random negative, ties counting half. It is .5 where one side
// is empty.
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

// A Bin is one row of a reliability table: the forecasts between From and To,
// their mean, and how often they came true.
type Bin struct {
	From, To       float64
	Count          int
	Forecast, True float64
}

// Reliability sorts forecasts in 0..1 into bins of equal width.
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

// CalibrationError is the mean distance between forecast and truth over the
// bins, weighted by their counts.
func CalibrationError(table []Bin) float64 {
	sum, n := 0.0, 0
	for _, b := range table {
		d := b.Forecast - b.True
		sum += max(d, -d) * float64(b.Count)
		n += b.Count
	}
	return over(sum, n)
}
