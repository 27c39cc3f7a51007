// Package lines reads a stream line by line, with a bound on the length of a
// line.
//
// It does not know what a line means.
package lines

import (
	"bufio"
	"errors"
	"io"
)

// ErrTooLong is returned for a line above the bound, which is skipped.
var ErrTooLong = errors.New("line too long")

// A Reader splits a stream into lines.
type Reader struct {
	in   *bufio.Reader
	max  int
	long []byte
}

// NewReader returns a reader of lines of at most max bytes, line ends included.
// A line that fits into the buffer of in is read in any case.
func NewReader(in *bufio.Reader, max int) *Reader { return &Reader{in: in, max: max} }

// Next returns the next line, including its line end if it has one. The line is
// valid until the next call. The error is io.EOF at the end; [ErrTooLong],
// after which reading can go on; or the stream's own.
func (r *Reader) Next() ([]byte, error) {
	part, err := r.in.ReadSlice('\n')
	if !errors.Is(err, bufio.ErrBufferFull) {
		return lastLine(part, err)
	}
	r.long = append(r.long[:0], part...)
	tooLong := false
	for errors.Is(err, bufio.ErrBufferFull) {
		part, err = r.in.ReadSlice('\n')
		if tooLong = tooLong || len(r.long)+len(part) > r.max; !tooLong {
			r.long = append(r.long, part...)
		}
	}
	if tooLong && (err == nil || errors.Is(err, io.EOF)) {
		return nil, ErrTooLong
	}
	return lastLine(r.long, err)
}

// lastLine turns io.EOF into success for a last line without a line end.
func lastLine(line []byte, err error) ([]byte, error) {
	if errors.Is(err, io.EOF) && len(line) > 0 {
		return line, nil
	}
	return line, err
}
