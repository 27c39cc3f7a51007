package measure

import (
	"math"
	"strings"
	"testing"
)

func near(t *testing.T, name string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9 {
		t.Errorf("%s is %v, want %v", name, got, want)
	}
}

func TestMeasuresOfOneRanking(t *testing.T) {
	ranked := []string{"x", "a", "y", "b"}
	judged := Judged{"a": 1, "b": 2, "c": 1, "x": 0}
	near(t, "Hits@1", Hits(ranked, judged, 1), 0)
	near(t, "Hits@4", Hits(ranked, judged, 4), 1)
	near(t, "reciprocal rank", ReciprocalRank(ranked, judged, 10), .5)
	near(t, "average precision", AveragePrecision(ranked, judged, 10), (1./2+2./4)/3)
	near(t, "recall", Recall(ranked, judged, 100), 2./3)
	gain := 1/math.Log2(3) + 2/math.Log2(5)
	best := 2/math.Log2(2) + 1/math.Log2(3) + 1/math.Log2(4)
	near(t, "nDCG", NDCG(ranked, judged, 10), gain/best)
}

func TestNothingFoundOrJudged(t *testing.T) {
	for _, v := range []float64{
		Hits(nil, nil, 10), ReciprocalRank(nil, Judged{"a": 1}, 10), AveragePrecision([]string{"a"}, nil, 10),
		NDCG([]string{"a"}, Judged{"a": 0}, 10), Recall(nil, nil, 100), Mean(nil), CalibrationError(nil),
	} {
		near(t, "a measure of nothing", v, 0)
	}
	near(t, "ROC of nothing", ROC(nil, []float64{1}), .5)
}

func TestROC(t *testing.T) {
	near(t, "ROC", ROC([]float64{3, 2}, []float64{1, 0}), 1)
	near(t, "ROC turned", ROC([]float64{0, 1}, []float64{2, 3}), 0)
	near(t, "ROC of ties", ROC([]float64{1, 1}, []float64{1}), .5)
	near(t, "ROC mixed", ROC([]float64{3, 1}, []float64{2, 0}), .75)
}

func TestReliability(t *testing.T) {
	table := Reliability([]float64{.1, .2, .9, 1}, []bool{false, false, true, true}, 2)
	if table[0].Count != 2 || table[1].Count != 2 || table[1].True != 1 {
		t.Errorf("%+v", table)
	}
	near(t, "calibration error", CalibrationError(table), (.15+.05)/2)
}

func TestReadingQuestionSets(t *testing.T) {
	q, err := ReadQuestions(strings.NewReader(`{"_id":"1","text":"Who?","metadata":{"date":"2022-06-16"}}` + "\n\n" + `{"_id":"2","text":"What?","metadata":{}}`))
	if err != nil || len(q) != 2 || q[0].Asked.Format("2006-01-02") != "2022-06-16" || !q[1].Asked.IsZero() {
		t.Errorf("%+v, %v", q, err)
	}
	if _, err := ReadQuestions(strings.NewReader("no json")); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a bad line gives %v", err)
	}
	j, err := ReadJudgements(strings.NewReader("query-id\tcorpus-id\tscore\n1\ta\t2\n1\tb\t0\n"))
	if err != nil || j["1"]["a"] != 2 || len(j) != 1 {
		t.Errorf("%v, %v", j, err)
	}
	for _, bad := range []string{"1\ta\n", "1\ta\tx\n"} {
		if _, err := ReadJudgements(strings.NewReader(bad)); err == nil {
			t.Errorf("%q gives no error", bad)
		}
	}
}
