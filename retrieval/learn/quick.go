package main

import "fmt"

func quick(tasks []task, names []string) {
	idx := func(n string) int {
		for i, x := range names {
			if x == n {
				return i
			}
		}
		panic(n)
	}
	for _, c := range []map[string]float64{
		{"bm25": 1}, {"article": 1}, {"bm25": 1, "article": .5}, {"bm25": 1, "article": 1}, {"bm25": 1, "article": 2},
	} {
		w := make([]float64, len(names))
		for n, v := range c {
			w[idx(n)] = v
		}
		b, e := mean(tasks, w)
		fmt.Printf("%v %.4f %.3f\n", c, b, e)
	}
}
