package postings

import (
	"testing"

	"pgregory.net/rapid"
)

func TestSet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 300).Draw(t, "n")
		from := rapid.IntRange(0, n).Draw(t, "from")
		to := rapid.IntRange(from, n).Draw(t, "to")
		s := NewSet(n)
		s.AddRange(uint32(from), uint32(to))
		c := s.Clone(n)
		if to > from {
			c.Remove(uint32(from))
		}
		for i := range n {
			in := from <= i && i < to
			if s.Has(uint32(i)) != in || c.Has(uint32(i)) != (in && i != from) {
				t.Fatalf("%d of [%d,%d)", i, from, to)
			}
		}
		if !Set(nil).Clone(n).Has(uint32(n - 1)) {
			t.Fatal("a copy of everything lacks the last")
		}
	})
}

func TestIntersect(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) Set {
			if rapid.Bool().Draw(t, name+" holds all") {
				return nil
			}
			s := NewSet(100)
			for _, i := range rapid.SliceOf(rapid.Uint32Range(0, 99)).Draw(t, name) {
				s.Add(i)
			}
			return s
		}
		a, b := draw("a"), draw("b")
		inA := a.Clone(100)
		both := Intersect(a, b)
		for i := range uint32(100) {
			if both.Has(i) != (inA.Has(i) && b.Has(i)) {
				t.Fatalf("%d: %t", i, both.Has(i))
			}
		}
	})
}
