package main

import "math"

// fit learns weights by maximising the log share that the answers have of the
// softmax over a question's candidates (ListNet's top-one likelihood).
func fit(tasks []task, ids [][]int, use []bool, l2 float64, nonneg bool) []float64 {
	n := len(use)
	w := make([]float64, n)
	w[0] = 8
	var on []int
	for j := range use {
		if use[j] {
			on = append(on, j)
		}
	}
	m, v := make([]float64, n), make([]float64, n)
	for it := 1; it <= 100; it++ {
		g := make([]float64, n)
		for t, task := range tasks {
			gt := make([]float64, n)
			cnt := 0.0
			for _, i := range ids[t] {
				if gradient(task.ex[i], w, gt, on) {
					cnt++
				}
			}
			if cnt == 0 {
				continue
			}
			for j := range g {
				g[j] += gt[j] / cnt / float64(len(tasks))
			}
		}
		for j := range w {
			if !use[j] {
				continue
			}
			g[j] -= l2 * w[j]
			m[j] = .9*m[j] + .1*g[j]
			v[j] = .99*v[j] + .01*g[j]*g[j]
			w[j] += .3 * (m[j] / (1 - math.Pow(.9, float64(it)))) / (math.Sqrt(v[j]/(1-math.Pow(.99, float64(it)))) + 1e-6) * math.Min(1, 40/float64(it))
			if nonneg && w[j] < 0 {
				w[j] = 0
			}
		}
	}
	return w
}

func gradient(e example, w, g []float64, on []int) bool {
	e.rows = e.rows[:min(60, len(e.rows))]
	any := false
	s := make([]float64, len(e.rows))
	mx := math.Inf(-1)
	for i, r := range e.rows {
		if e.judged[r.article] > 0 {
			any = true
		}
		for _, j := range on {
			s[i] += w[j] * r.values[j]
		}
		mx = math.Max(mx, s[i])
	}
	if !any {
		return false
	}
	zall, zrel := 0.0, 0.0
	for i, r := range e.rows {
		s[i] = math.Exp(s[i] - mx)
		zall += s[i]
		if e.judged[r.article] > 0 {
			zrel += s[i]
		}
	}
	if zrel < 1e-300 {
		return true
	}
	for i, r := range e.rows {
		c := -s[i] / zall
		if e.judged[r.article] > 0 {
			c += s[i] / zrel
		}
		for _, j := range on {
			g[j] += c * r.values[j]
		}
	}
	return true
}
