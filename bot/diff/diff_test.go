package diff_test

import (
	"runtime"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dateline/bot/diff"
)

// sides are the two lists that an edit script came from.
func sides(script []diff.Edit) (before, after []string, kept int) {
	for _, e := range script {
		if e.Op != diff.Add {
			before = append(before, e.Text)
		}
		if e.Op != diff.Remove {
			after = append(after, e.Text)
		}
		if e.Op == diff.Keep {
			kept++
		}
	}
	return before, after, kept
}

// longestCommon is the definition of the longest common subsequence, which
// takes exponential time.
func longestCommon(a, b []string) int {
	switch {
	case len(a) == 0 || len(b) == 0:
		return 0
	case a[0] == b[0]:
		return 1 + longestCommon(a[1:], b[1:])
	}
	return max(longestCommon(a[1:], b), longestCommon(a, b[1:]))
}

func TestDiffTellsBothSidesAndKeepsAsMuchAsPossible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d"}), 0, 9)
		a, b := list.Draw(t, "a"), list.Draw(t, "b")
		before, after, kept := sides(diff.Strings(a, b))
		if !slices.Equal(before, a) || !slices.Equal(after, b) {
			t.Fatalf("%v to %v: the script goes from %v to %v", a, b, before, after)
		}
		if want := longestCommon(a, b); kept != want {
			t.Fatalf("%v to %v: %d are kept, want %d", a, b, kept, want)
		}
	})
}

func TestDiffRemovesBeforeItAdds(t *testing.T) {
	got := diff.Strings([]string{"one", "two", "four"}, []string{"one", "2", "three", "four"})
	want := []diff.Edit{{diff.Keep, "one"}, {diff.Remove, "two"}, {diff.Add, "2"}, {diff.Add, "three"}, {diff.Keep, "four"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestDiffIsBounded compares the longest lists that are aligned, and longer
// ones, which are replaced between what they begin and end with.
func TestDiffIsBounded(t *testing.T) {
	numbers := func(n, step int) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = strconv.Itoa(i * step)
		}
		out[0], out[n-1] = "head", "tail"
		return out
	}
	for n, want := range map[int]int{2050: 1025 + 1, 2052: 2} {
		a, b := numbers(n, 1), numbers(n, 2)
		before, after, kept := sides(diff.Strings(a, b))
		if !slices.Equal(before, a) || !slices.Equal(after, b) || kept != want {
			t.Errorf("%d strings: %d are kept, want %d", n, kept, want)
		}
	}
}

// TestDiffMemory holds the longest comparison to a bit a cell: half a
// megabyte, as much again for the script, and room for the race detector.
func TestDiffMemory(t *testing.T) {
	a, b := make([]string, 2048), make([]string, 2048)
	for i := range a {
		a[i], b[i] = "a"+strconv.Itoa(i), "b"+strconv.Itoa(i)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	diff.Strings(a, b)
	runtime.ReadMemStats(&after)
	if got := after.TotalAlloc - before.TotalAlloc; got > 2<<20 {
		t.Errorf("a comparison allocates %d bytes, want at most %d", got, 2<<20)
	}
}
