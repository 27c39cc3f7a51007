package index

import (
	"os"
	"testing"

	"go.uber.org/goleak"
)

// TestMain is also the child that TestKill kills.
func TestMain(m *testing.M) {
	if dir := os.Getenv(killEnv); dir != "" {
		os.Exit(victim(dir))
	}
	goleak.VerifyTestMain(m)
}
