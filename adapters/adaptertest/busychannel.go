package adaptertest

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/adapters/chat"
)

// Crowd is how many questions [MeasureBusyChannel] asks at once in one channel.
const Crowd = 40

const (
	// usual is how many answers in each place are timed without the crowd, half of them
	// before it comes and half when its last answer is there.
	usual = 20
	// unpaced is the pause after the answers of a round, so that no platform's limit of
	// about a message a second is met outside of the busy channel.
	unpaced = 1200 * time.Millisecond
	// absurd is how many times the usual time an answer takes where places do wait for
	// each other. What is less depends on the machine, and is only logged.
	absurd = 5
)

// A Place is somewhere else than the busy channel.
type Place struct {
	Name string
	// Ask asks a question there, and waits for its answer.
	Ask func(question string)
}

// MeasureBusyChannel logs how long answers in other places take, in real time, without
// a crowd and while the platform lets the answers to [Crowd] questions into one channel at
// about one a second. Crowded asks those, and returns how many are answered. The test
// is skipped unless DATELINE_LONG is set.
func MeasureBusyChannel(t *testing.T, crowded func() (answered func() int), places ...Place) {
	t.Helper()
	alone := make([][]time.Duration, len(places))
	beside := make([][]time.Duration, len(places))
	round(places, make([][]time.Duration, len(places))) // opens connections
	for range usual / 2 {
		round(places, alone)
	}
	load, began := loadAverage(), time.Now()
	answered := crowded()
	for answered() < Crowd {
		round(places, beside)
	}
	took := time.Since(began)
	for range usual / 2 {
		round(places, alone)
	}
	t.Logf("load average %s before and %s after; %d answers in the busy channel within %.1f s",
		load, loadAverage(), Crowd, took.Seconds())
	for i, p := range places {
		without, with := median(alone[i]), median(beside[i])
		ratio := float64(with) / float64(without)
		t.Logf("%-15s usual %5.1f ms (median of %d), beside the crowd %5.1f ms (median of %d): ratio %.2f; right behind the crowd %.1f ms, at most %.1f ms",
			p.Name, ms(without), usual, ms(with), len(beside[i]), ratio, ms(beside[i][0]), ms(slices.Max(beside[i])))
		if ratio > absurd {
			t.Errorf("%s: answers wait for the busy channel", p.Name)
		}
	}
}

// SkipUnlessLong skips a test that takes real time.
func SkipUnlessLong(t *testing.T) {
	t.Helper()
	if os.Getenv("DATELINE_LONG") == "" {
		t.Skip("a minute of real time; set DATELINE_LONG=1")
	}
}

// round asks once in each place, and adds to the times that the answers took.
func round(places []Place, took [][]time.Duration) {
	for i, p := range places {
		began := time.Now()
		p.Ask(Answered)
		took[i] = append(took[i], time.Since(began))
	}
	chat.Pause(context.Background(), unpaced)
}

func median(d []time.Duration) time.Duration {
	d = slices.Sorted(slices.Values(d))
	return d[len(d)/2]
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// loadAverage is that of the last minute, where the system tells it.
func loadAverage() string {
	raw, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	one, _, _ := strings.Cut(string(raw), " ")
	return one
}
