package main

import "math"

const (
	steps = 120
	// penalty holds the weights small.
	penalty = .001
	// deep is how many candidates of a question take part.
	deep = 60
)

// fit learns weights on some examples of each set, by Adam's method
// (https://arxiv.org/abs/1412.6980).
func fit(sets [][]example, signals int) []float64 {
	w := make([]float64, signals)
	w[0] = 8
	mean, square := make([]float64, signals), make([]float64, signals)
	for step := 1; step <= steps; step++ {
		g := direction(sets, w)
		rate := .3 * math.Min(1, 40/float64(step))
		for j := range w {
			g[j] -= penalty * w[j]
			mean[j] = .9*mean[j] + .1*g[j]
			square[j] = .99*square[j] + .01*g[j]*g[j]
			m := mean[j] / (1 - math.Pow(.9, float64(step)))
			v := square[j] / (1 - math.Pow(.99, float64(step)))
			w[j] = math.Max(0, w[j]+rate*m/(math.Sqrt(v)+1e-6))
		}
	}
	return w
}

// direction is the mean gradient, each set counting the same.
func direction(sets [][]example, w []float64) []float64 {
	sum := make([]float64, len(w))
	for _, examples := range sets {
		g, n := make([]float64, len(w)), 0
		for _, e := range examples {
			if e.gradient(w, g) {
				n++
			}
		}
		for j := range sum {
			sum[j] += g[j] / float64(max(1, n)*len(sets))
		}
	}
	return sum
}

// gradient adds the gradient of one example's log likelihood to g, and tells
// whether the example has any: whether an answer is among its candidates.
func (e example) gradient(w, g []float64) bool {
	rows := e.rows[:min(deep, len(e.rows))]
	parts := make([]float64, len(rows))
	top, found := math.Inf(-1), false
	for i, r := range rows {
		parts[i] = r.score(w)
		top = math.Max(top, parts[i])
		found = found || e.judged[r.article] > 0
	}
	if !found {
		return false
	}
	all, right := 0.0, 1e-300
	for i, r := range rows {
		parts[i] = math.Exp(parts[i] - top)
		all += parts[i]
		if e.judged[r.article] > 0 {
			right += parts[i]
		}
	}
	for i, r := range rows {
		c := -parts[i] / all
		if e.judged[r.article] > 0 {
			c += parts[i] / right
		}
		for j, x := range r.values {
			g[j] += c * x
		}
	}
	return true
}

func (r row) score(w []float64) (sum float64) {
	for j, x := range r.values {
		sum += w[j] * x
	}
	return sum
}
