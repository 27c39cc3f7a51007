package query

import "testing"

func TestOrdersAlone(t *testing.T) {
	want := map[Order][]string{
		NewestFirst: {"newest first", "latest", "Latest please", "show latest", "show me the latest", "and newest first?", "newer", "newer ones", "most recent",
			"sort by date", "сначала новые", "новее", "посвежее", "покажи последние", "최신순", "더 최신", "최근 기사"},
	}
	if oldest, ok := ParseOrder("oldest first"); ok {
		want[oldest] = []string{"oldest first", "older", "Older, please", "older ones", "show older", "earlier", "oldest", "самые старые", "пораньше", "더 오래된 기사"}
	}
	for order, list := range want {
		for _, message := range list {
			if m := ParseMessage(message, now, outlets); m.Act != Refinement || m.Filter.Order != order {
				t.Errorf("%q: act %d, order %q, want %q", message, m.Act, m.Filter.Order, order)
			}
		}
	}
	for _, message := range []string{"older people", "newer ships", "the latest on the strike", "earlier strike", "date of the election", "latest missile test", "older than ten", "последние выборы", "최근 선거"} {
		if m := ParseMessage(message, now, outlets); m.Act == Refinement {
			t.Errorf("%q is a filter: %q", message, m.Filter.Words())
		}
	}
}
