package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/measure"
	"sync"
)

func main() {
	dir := flag.String("eval", "/work/shared/eval", "")
	sets := flag.String("sets", "rtqa22,squad2,time,cran,mhr500", "")
	every := flag.Int("every", 1, "")
	cands := flag.Int("candidates", 200, "")
	flag.Parse()
	for _, name := range strings.Split(*sets, ",") {
		s, err := load(filepath.Join(*dir, name))
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		x := exhaustive.New(s.versions)
		x.Candidates = *cands
		var mu sync.Mutex
		var wg sync.WaitGroup
		var h1, mrr, h10, ndcg, m, rec []float64
		var yes, no []float64
		n := 0
		for k := range 2 {
			wg.Go(func() {
				for i := k; i < len(s.questions); i += 2 * *every {
					q := s.questions[i]
					j := s.judged[q.ID]
					if len(j) == 0 && name != "mhr500" && !(name == "squad2" && i%3 == 0) {
						continue
					}
					question := retrieval.Read(retrieval.Query{Text: q.Text, Asked: q.Asked, Top: 100, PerArticle: 1}, x)
					cs := x.Find(question, nil)
					r := question.Rank(cs, retrieval.Searched{})
					var ids []string
					for _, p := range r.Passages {
						ids = append(ids, p.Article.ID)
					}
					var without float64
					if name == "rtqa22" {
						var left []retrieval.Candidate
						for _, c := range cs {
							if j[c.Version.ID] <= 0 {
								left = append(left, c)
							}
						}
						without = question.Rank(left, retrieval.Searched{}).Confidence
					}
					mu.Lock()
					n++
					if len(j) > 0 {
						h1 = append(h1, measure.Hits(ids, j, 1))
						h10 = append(h10, measure.Hits(ids, j, 10))
						mrr = append(mrr, measure.ReciprocalRank(ids, j, 10))
						ndcg = append(ndcg, measure.NDCG(ids, j, 10))
						m = append(m, measure.AveragePrecision(ids, j, 10))
						rec = append(rec, measure.Recall(ids, j, 100))
						yes = append(yes, r.Confidence)
						if name == "rtqa22" {
							no = append(no, without)
						}
					} else {
						no = append(no, r.Confidence)
					}
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		fmt.Printf("%-7s %4d H1 %.3f MRR %.3f H10 %.3f nDCG %.3f MAP %.3f R100 %.3f ROC %.3f  mean yes %.2f no %.2f\n", name, n, measure.Mean(h1), measure.Mean(mrr), measure.Mean(h10), measure.Mean(ndcg), measure.Mean(m), measure.Mean(rec), measure.ROC(yes, no), measure.Mean(yes), measure.Mean(no))
	}
}
