package main

import "math"

const (
	steps = 120
	// penalty is the weight of the L2 penalty, which keeps the weights small.
	penalty = .001
	// maxRows is how many candidates of a question are learned from at most.
	maxRows = 60
)

// fit learns weights on some examples of each set with the Adam optimiser
// (https://arxiv.org/abs/1412.6980).
func fit(sets [][]example, signals int) []float64 {
	w := make([]float64, signals)
	w[0] = 8
	mean, square := make([]float64, signals), make([]float64, signals)
	for step := 1; step <= steps; step++ {
		g := meanGradient(sets, w)
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

// meanGradient returns the mean gradient, in which each set counts the same.
func meanGradient(sets [][]example, w []float64) []float64 {
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

// gradient adds the gradient of the example's log likelihood to g. It returns
// false if there is none because no answer is among the candidates.
func (e example) gradient(w, g []float64) bool {
	rows := e.rows[:min(maxRows, len(e.rows))]
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
