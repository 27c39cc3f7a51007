package main

import (
	"fmt"
	"os"
	"slices"
)

func split(tasks []task, fold, k int, in bool) [][]int {
	out := make([][]int, len(tasks))
	for t := range tasks {
		for i := range tasks[t].ex {
			if ((i*7919)%k == fold) != in {
				continue
			}
			out[t] = append(out[t], i)
		}
	}
	return out
}

func full(tasks []task) [][]int {
	out := make([][]int, len(tasks))
	for t := range tasks {
		out[t] = all(tasks[t])
	}
	return out
}

func cv(tasks []task, use []bool, l2 float64, nonneg bool, k int) (float64, []float64) {
	sum := make([]float64, len(tasks))
	for f := range k {
		w := fit(tasks, split(tasks, f, k, false), use, l2, nonneg)
		te := split(tasks, f, k, true)
		for t := range tasks {
			sum[t] += value(tasks[t], te[t], w) * float64(len(te[t])) / float64(len(tasks[t].ex))
		}
	}
	s := 0.0
	for _, x := range sum {
		s += x / float64(len(sum))
	}
	return s, sum
}

func experiments(tasks []task, names []string) {
	pick := func(list ...string) []bool {
		use := make([]bool, len(names))
		for i, n := range names {
			use[i] = slices.Contains(list, n)
		}
		for _, l := range list {
			if !slices.Contains(names, l) {
				panic(l)
			}
		}
		return use
	}
	show := func(title string, use []bool, l2 float64, nonneg bool) {
		m, e := cv(tasks, use, l2, nonneg, 3)
		w := fit(tasks, full(tasks), use, l2, nonneg)
		fmt.Printf("%-30s %.4f %.3f", title, m, e)
		for i := range w {
			if w[i] != 0 {
				fmt.Printf(" %s %.2f", names[i], w[i]/w[0])
			}
		}
		fmt.Printf(" (scale %.1f)\n", w[0])
		os.Stdout.Sync()
	}
	core := []string{"bm25", "article", "w12", "posdecay", "exact", "bigram", "title", "rec7", "rec90"}
	show("core", pick(core...), .0003, false)
	show("core l2 .003", pick(core...), .003, false)
	show("core nonneg", pick(core...), .0003, true)
	for _, n := range names {
		if !slices.Contains(core, n) {
			show("+"+n, pick(append([]string{n}, core...)...), .0003, false)
		}
	}
	for i, n := range core {
		if i > 0 {
			show("-"+n, pick(append(append([]string(nil), core[:i]...), core[i+1:]...)...), .0003, false)
		}
	}
	show("all", pick(names...), .0003, false)
	show("all l2", pick(names...), .003, false)
}
