package files

import (
	"fmt"
	"strconv"
)

// A Problem is something that was not read as its author may have meant it.
// Its sentence is for a person; Err is the cause, where there is one.
type Problem struct {
	// Path is the file or folder, Line the line in it, 0 where none is meant.
	Path string
	Line int
	// Reason says what is wrong and, where it helps, what to do.
	Reason string
	// Kept says that the article was kept all the same, without what is wrong.
	Kept bool
	Err  error
}

// Error names the place, quoted because names can hold anything, and the reason.
func (p *Problem) Error() string {
	where := strconv.Quote(p.Path)
	if p.Line > 0 {
		where += ", line " + strconv.Itoa(p.Line)
	}
	if p.Kept {
		return fmt.Sprintf("%s: %s", where, p.Reason)
	}
	return fmt.Sprintf("%s: left out: %s", where, p.Reason)
}

func (p *Problem) Unwrap() error { return p.Err }

// problem makes a Problem whose place is filled in by whoever knows it.
func problem(err error, reason string, args ...any) *Problem {
	return &Problem{Reason: fmt.Sprintf(reason, args...), Err: err}
}

// warning makes a Problem of something that is kept.
func warning(err error, reason string, args ...any) *Problem {
	return &Problem{Reason: fmt.Sprintf(reason, args...), Err: err, Kept: true}
}
