package main

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"testing"
)

// TestLinesOfAnyLengthAreRead, and of one that is too long the beginning.
func TestLinesOfAnyLengthAreRead(t *testing.T) {
	long := strings.Repeat("x", 70_000)
	in := bufio.NewReader(strings.NewReader(long + "\nshort\n" + strings.Repeat("x", longestLine+1) + "\nlast"))
	for _, want := range []struct {
		length int
		whole  bool
		err    error
	}{{70_001, true, nil}, {6, true, nil}, {longestLine, false, nil}, {4, true, io.EOF}, {0, true, io.EOF}} {
		line, whole, err := boundedLine(in)
		if len(line) != want.length || whole != want.whole || !errors.Is(err, want.err) {
			t.Errorf("%d bytes, whole %t, %v; want %+v", len(line), whole, err, want)
		}
	}
}
