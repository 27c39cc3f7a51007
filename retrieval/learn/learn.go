package main

import (
	"fmt"
	"math/rand"

	"dateline/retrieval/measure"
)

type task struct {
	name string
	ex   []example
	m    string
	cov  bool
}

func value(t task, ids []int, w []float64) float64 {
	s := 0.0
	for _, i := range ids {
		e := t.ex[i]
		r := rank(e, w)
		switch t.m {
		case "mrr":
			s += measure.ReciprocalRank(r, e.judged, 10)
		case "ndcg":
			s += measure.NDCG(r, e.judged, 10)
		case "map":
			s += measure.AveragePrecision(r, e.judged, 10)
		}
	}
	return s / float64(len(ids))
}

func all(t task) []int {
	ids := make([]int, len(t.ex))
	for i := range ids {
		ids[i] = i
	}
	return ids
}

func mean(tasks []task, w []float64) (float64, []float64) {
	s := 0.0
	var each []float64
	for _, t := range tasks {
		v := value(t, all(t), w)
		each = append(each, v)
		s += v / float64(len(tasks))
	}
	return s, each
}

// explore: for every signal, best single addition to w
func explore(tasks []task, names []string, w []float64) {
	base, each := mean(tasks, w)
	fmt.Printf("base %.4f %.3f\n", base, each)
	for i, n := range names {
		for _, d := range []float64{-.3, -.1, .05, .1, .2, .4} {
			v := append([]float64(nil), w...)
			v[i] += d
			b, e := mean(tasks, v)
			if b > base+.0003 {
				for j := range e {
					e[j] -= each[j]
				}
				fmt.Printf("%-10s %+.2f %+.4f %+.3f\n", n, d, b-base, e)
			}
		}
	}
}

func ascend(tasks []task, names []string, w []float64, rounds int) []float64 {
	best, _ := mean(tasks, w)
	for r := range rounds {
		moved := false
		for _, i := range rand.New(rand.NewSource(int64(r))).Perm(len(w)) {
			if i == 0 {
				continue
			}
			for _, d := range []float64{-.2, -.1, -.05, .05, .1, .2} {
				v := append([]float64(nil), w...)
				v[i] += d
				if b, _ := mean(tasks, v); b > best+.0002 {
					best, w, moved = b, v, true
				}
			}
		}
		b, e := mean(tasks, w)
		fmt.Printf("round %d %.4f %.3f", r, b, e)
		for i, x := range w {
			if x != 0 {
				fmt.Printf(" %s %.2f", names[i], x)
			}
		}
		fmt.Println()
		if !moved {
			break
		}
	}
	return w
}
