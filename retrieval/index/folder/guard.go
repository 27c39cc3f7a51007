package folder

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// ErrPanic means that reading the index's files panicked.
var ErrPanic = errors.New("the index could not be read")

// Guard returns a function that, if deferred, turns a panic into an ErrPanic.
// Damaged bytes make the engine index beyond a slice, or read beyond the end of a
// memory-mapped file, a fault that SetPanicOnFault turns into a panic.
func Guard(err *error) func() {
	before := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(before)
		if r := recover(); r != nil {
			*err = fmt.Errorf("%w: %v", ErrPanic, r)
		}
	}
}
