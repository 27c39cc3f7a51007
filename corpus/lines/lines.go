// Package lines reads a stream line by line, of any length up to a bound.
//
// It does not know what a line means.
package lines

import (
	"bufio"
	"errors"
	"io"
)

// ErrTooLong is returned for a line above the bound, which was passed over.
var ErrTooLong = errors.New("line too long")

// A Reader cuts a stream into lines.
type Reader struct {
	in   *bufio.Reader
	most int
	long []byte
}

// NewReader reads lines of at most so many bytes, their ends included. A line
// that fits into the buffer of in is read in any case.
func NewReader(in *bufio.Reader, most int) *Reader { return &Reader{in: in, most: most} }

// Next returns the next line with its end, if it has one. The line stays until
// the next call. The error is io.EOF at the end, ErrTooLong, after which
// reading can go on, or the stream's own.
func (r *Reader) Next() ([]byte, error) {
	part, err := r.in.ReadSlice('\n')
	if !errors.Is(err, bufio.ErrBufferFull) {
		return ended(part, err)
	}
	r.long = append(r.long[:0], part...)
	tooLong := false
	for errors.Is(err, bufio.ErrBufferFull) {
		part, err = r.in.ReadSlice('\n')
		if tooLong = tooLong || len(r.long)+len(part) > r.most; !tooLong {
			r.long = append(r.long, part...)
		}
	}
	if tooLong && (err == nil || errors.Is(err, io.EOF)) {
		return nil, ErrTooLong
	}
	return ended(r.long, err)
}

// ended takes the end of the stream for the end of its last line.
func ended(line []byte, err error) ([]byte, error) {
	if errors.Is(err, io.EOF) && len(line) > 0 {
		return line, nil
	}
	return line, err
}
