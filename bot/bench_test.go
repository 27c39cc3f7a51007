package bot_test

import (
	"testing"

	"go.uber.org/goleak"

	"dateline/bot/bottest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// A bench is a bottest.Bench with methods for the tests of this package.
type bench struct{ *bottest.Bench }

func newBench(t *testing.T) *bench {
	t.Helper()
	return &bench{bottest.New(t)}
}
