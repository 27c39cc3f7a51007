package query_test

import (
	"testing"
	"time"

	"dateline/retrieval/query"
)

func TestAnOrderInAQuestion(t *testing.T) {
	for typed, want := range map[string]struct {
		order query.Order
		left  string
	}{
		"ferry inspections order:newest":              {query.NewestFirst, "ferry inspections"},
		"sort:any-time ferry inspections":             {query.AnyTime, "ferry inspections"},
		"ferry order:best":                            {query.BestFirst, "ferry"},
		"ferry order:sideways":                        {"", "ferry order:sideways"},
		"ferry inspections, newest first":             {query.NewestFirst, "ferry inspections"},
		"Who inspects the ferries, from any time?":    {query.AnyTime, "Who inspects the ferries?"},
		"Кто проверяет паромы? Сначала новые":         {query.NewestFirst, "Кто проверяет паромы?"},
		"Кто проверяет паромы за всё время?":          {query.AnyTime, "Кто проверяет паромы?"},
		"여객선 검사 최신순":                                  {query.NewestFirst, "여객선 검사"},
		"전체 기간 여객선 검사":                                {query.AnyTime, "여객선 검사"},
		"What is the newest ferry?":                   {"", "What is the newest ferry?"},
		"Can ferries leave at any time?":              {"", "Can ferries leave at any time?"},
		"Did the newest first mate see the pumps?":    {"", "Did the newest first mate see the pumps?"},
		"Was the ferry from any time before the war?": {"", "Was the ferry from any time before the war?"},
	} {
		got := query.Parse(typed, time.Date(2031, 8, 1, 0, 0, 0, 0, time.UTC), query.Known{})
		if got.Order != want.order || got.Text != want.left {
			t.Errorf("%q: order %q, left %q", typed, got.Order, got.Text)
		}
	}
}

func TestAnOrderAlone(t *testing.T) {
	for typed, want := range map[string]query.Order{
		"newest": query.NewestFirst, "and newest first, please": query.NewestFirst, "order:newest": query.NewestFirst,
		"from any time": query.AnyTime, "any time": query.AnyTime, "best first": query.BestFirst,
		"самые новые": query.NewestFirst, "за всё время": query.AnyTime, "최신순": query.NewestFirst, "모든 기간": query.AnyTime,
	} {
		m := query.ParseMessage(typed, time.Date(2031, 8, 1, 0, 0, 0, 0, time.UTC), query.Known{})
		if m.Act != query.Refinement && m.Act != query.DropFacet || m.Filter.Order != want {
			t.Errorf("%q: act %d, order %q", typed, m.Act, m.Filter.Order)
		}
	}
}

func TestEveryOrderIsReadByItsName(t *testing.T) {
	for _, name := range query.Orders() {
		if o, ok := query.ParseOrder(name); !ok || string(o) != name {
			t.Errorf("%q is read as %q", name, o)
		}
		if o := query.Order(name); o.Words() != "" {
			if read, ok := query.ParseOrder(o.Words()); !ok || read != o {
				t.Errorf("%q is read as %q", o.Words(), read)
			}
		}
	}
}

func TestTheOrderOfTwoFilters(t *testing.T) {
	mine, theirs := query.Filter{Order: query.AnyTime}, query.Filter{Order: query.NewestFirst}
	if both, ok := mine.And(theirs); !ok || both.Order != query.AnyTime {
		t.Errorf("%v, %v", both, ok)
	}
	if both, ok := (query.Filter{}).And(theirs); !ok || both.Order != query.NewestFirst || !both.Empty() || both.IsZero() {
		t.Errorf("%v, %v", both, ok)
	}
}
