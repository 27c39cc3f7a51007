package retrieval

import (
	"slices"
	"testing"

	"dateline/corpus"
	"dateline/retrieval/query"
)

func TestFiltersOfArrivals(t *testing.T) {
	f := query.Filter{Arrivals: []corpus.Arrival{2, 5, 9}}
	if f.Empty() || !(query.Filter{}).Empty() || (query.Filter{Arrivals: []corpus.Arrival{}}).Empty() {
		t.Error("a filter of arrivals is empty, or none is not")
	}
	for n, want := range map[corpus.Arrival]bool{1: false, 2: true, 9: true, 10: false} {
		if got := Admits(f, &corpus.Version{Arrival: n}); got != want {
			t.Errorf("arrival %d: %t, want %t", n, got, want)
		}
	}
	both, ok := f.And(query.Filter{Arrivals: []corpus.Arrival{1, 5, 9}})
	if !ok || !slices.Equal(both.Arrivals, []corpus.Arrival{5, 9}) {
		t.Errorf("both: %v", both.Arrivals)
	}
	if both, _ = f.And(query.Filter{}); len(both.Arrivals) != 3 {
		t.Errorf("and none: %v", both.Arrivals)
	}
	none, _ := f.And(query.Filter{Arrivals: []corpus.Arrival{1}})
	if none.Empty() || Admits(none, &corpus.Version{Arrival: 1}) {
		t.Error("what nothing passes lets something through")
	}
}
