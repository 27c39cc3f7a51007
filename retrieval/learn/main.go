package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/measure"
)

// A row is one candidate of a question.
type row struct {
	article string
	values  []float64
}

// An example is a judged question with its candidates' signals.
type example struct {
	judged measure.Judged
	rows   []row
}

func main() {
	dir := flag.String("eval", "/work/shared/eval", "")
	cands := flag.Int("candidates", 200, "")
	flag.Parse()
	var tasks []task
	var nn []string
	for _, name := range []string{"rtqa22", "squad2", "time", "cran", "mhr500"} {
		s, err := load(filepath.Join(*dir, name))
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		x := exhaustive.New(s.versions)
		x.Candidates = *cands
		names, ex := examples(s, x)
		w := make([]float64, len(names))
		w[0] = 1
		nn = nil
		for _, n := range names {
			nn = append(nn, n.Name)
		}
		m := map[string]string{"rtqa22": "mrr", "squad2": "mrr", "time": "ndcg", "cran": "ndcg", "mhr500": "map"}[name]
		if name == "squad2" {
			ex = every(ex, 4)
		}
		tasks = append(tasks, task{name, ex, m, false})
		fmt.Println(s.name, len(ex), "bm25", report(ex, w), "proto", report(ex, defaults(names)))
	}

	experiments(tasks, nn)
}

func defaults(names []retrieval.Signal) []float64 {
	w := make([]float64, len(names))
	for i, n := range names {
		w[i] = n.Weight
	}
	return w
}

func report(ex []example, w []float64) string {
	var h1, mrr, h10, ndcg, m, rec []float64
	for _, e := range ex {
		r := rank(e, w)
		h1 = append(h1, measure.Hits(r, e.judged, 1))
		h10 = append(h10, measure.Hits(r, e.judged, 10))
		mrr = append(mrr, measure.ReciprocalRank(r, e.judged, 10))
		ndcg = append(ndcg, measure.NDCG(r, e.judged, 10))
		m = append(m, measure.AveragePrecision(r, e.judged, 10))
		rec = append(rec, measure.Recall(r, e.judged, 100))
	}
	return fmt.Sprintf("H1 %.3f MRR %.3f H10 %.3f nDCG %.3f MAP %.3f R100 %.3f", measure.Mean(h1), measure.Mean(mrr), measure.Mean(h10), measure.Mean(ndcg), measure.Mean(m), measure.Mean(rec))
}

func examples(s *set, x *exhaustive.Searcher) ([]retrieval.Signal, []example) {
	var judged []measure.Question
	for _, q := range s.questions {
		if len(s.judged[q.ID]) > 0 {
			judged = append(judged, q)
		}
	}
	out := make([]example, len(judged))
	var names []retrieval.Signal
	var once sync.Once
	var wg sync.WaitGroup
	for k := range 2 {
		wg.Go(func() {
			for i := k; i < len(judged); i += 2 {
				q := judged[i]
				question := retrieval.Read(retrieval.Query{Text: q.Text, Asked: q.Asked, Top: 1000}, x)
				r := question.Rank(x.Find(question, nil), retrieval.Searched{})
				e := example{judged: s.judged[q.ID]}
				for _, p := range r.Passages {
					once.Do(func() { names = p.Signals })
					v := make([]float64, len(p.Signals))
					for j, s := range p.Signals {
						v[j] = s.Value
					}
					e.rows = append(e.rows, row{p.Article.ID, v})
				}
				out[i] = e
			}
		})
	}
	wg.Wait()
	return names, out
}

func every(ex []example, n int) (out []example) {
	for i := 0; i < len(ex); i += n {
		out = append(out, ex[i])
	}
	return
}
