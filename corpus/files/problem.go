package files

import (
	"fmt"
	"strconv"
)

// A Problem reports something that could not be read as its author may have
// meant it. Its message is for people; Err is the cause, if there is one.
type Problem struct {
	// Path is the file or folder; Line is the line in it, 0 if the problem
	// concerns all of it.
	Path string
	Line int
	// Reason says what is wrong and, if it helps, what to do.
	Reason string
	// Kept reports that the article was read all the same, without the part
	// that is wrong.
	Kept bool
	Err  error
}

// Error returns the location, quoted because names can hold anything, and the
// reason.
func (p *Problem) Error() string {
	where := location(p.Path, p.Line)
	if p.Kept {
		return fmt.Sprintf("%s: %s", where, p.Reason)
	}
	return fmt.Sprintf("%s: left out: %s", where, p.Reason)
}

func (p *Problem) Unwrap() error { return p.Err }

// problem returns a Problem whose location is filled in later.
func problem(err error, reason string, args ...any) *Problem {
	return &Problem{Reason: fmt.Sprintf(reason, args...), Err: err}
}

// warning returns a Problem of an article that was read all the same.
func warning(err error, reason string, args ...any) *Problem {
	return &Problem{Reason: fmt.Sprintf(reason, args...), Err: err, Kept: true}
}

func quote(s string) string { return strconv.Quote(s) }

// location names a line of a file, or the file if line is 0.
func location(path string, line int) string {
	if line == 0 {
		return quote(path)
	}
	return quote(path) + ", line " + strconv.Itoa(line)
}
