package lines

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestLongLines(t *testing.T) {
	const most = 1 << 20
	in := strings.Repeat("x", 70_000) + "\nshort\n" + strings.Repeat("x", most+1) + "\n" + strings.Repeat("x", most-1) + "\nlast"
	r := NewReader(bufio.NewReader(strings.NewReader(in)), most)
	for _, want := range []struct {
		length int
		err    error
	}{{70_001, nil}, {6, nil}, {0, ErrTooLong}, {most, nil}, {4, nil}, {0, io.EOF}} {
		line, err := r.Next()
		if len(line) != want.length || !errors.Is(err, want.err) {
			t.Errorf("%d bytes, %v; want %+v", len(line), err, want)
		}
	}
}

func TestTooLongLastLine(t *testing.T) {
	r := NewReader(bufio.NewReader(strings.NewReader(strings.Repeat("x", 10_000))), 5000)
	for _, want := range []error{ErrTooLong, io.EOF} {
		if _, err := r.Next(); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
}

func TestStreamError(t *testing.T) {
	broken := errors.New("broken")
	for _, size := range []int{10, 10_000} {
		in := io.MultiReader(strings.NewReader(strings.Repeat("x", size)), failing{broken})
		if _, err := NewReader(bufio.NewReader(in), 5000).Next(); !errors.Is(err, broken) {
			t.Errorf("after %d bytes: %v", size, err)
		}
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
