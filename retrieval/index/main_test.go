package index

import (
	"os"
	"testing"

	"go.uber.org/goleak"
)

// often is how many times a test repeats itself: in short runs, usually, and
// where DATELINE_LONG is set.
func often(short, usual, long int) int {
	switch {
	case os.Getenv("DATELINE_LONG") != "":
		return long
	case testing.Short():
		return short
	}
	return usual
}

// TestMain is also the child that TestKill kills.
func TestMain(m *testing.M) {
	if dir := os.Getenv(killEnv); dir != "" {
		os.Exit(victim(dir))
	}
	goleak.VerifyTestMain(m)
}
