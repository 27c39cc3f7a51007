package index

import (
	"os"
	"testing"

	"go.uber.org/goleak"
)

// repetitions returns how many times a test repeats itself: in short runs, usually,
// and if DATELINE_LONG is set.
func repetitions(short, usual, long int) int {
	switch {
	case os.Getenv("DATELINE_LONG") != "":
		return long
	case testing.Short():
		return short
	}
	return usual
}

// TestMain also runs the child process that TestKill kills.
func TestMain(m *testing.M) {
	if dir := os.Getenv(killEnv); dir != "" {
		os.Exit(victim(dir))
	}
	goleak.VerifyTestMain(m)
}
