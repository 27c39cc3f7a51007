package main

import (
	"fmt"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sys/unix"
)

// timeIndexing runs an indexing stage and prints its rate.
func timeIndexing(passages int, name string, stage func() error) error {
	begin, used := time.Now(), clock(unix.CLOCK_PROCESS_CPUTIME_ID)
	err := stage()
	printRate(name, passages, time.Since(begin), clock(unix.CLOCK_PROCESS_CPUTIME_ID)-used)
	return err
}

func printRate(name string, passages int, took, used time.Duration) {
	fmt.Printf("%-34s %.1f s, %.0f passages/s, %.1f s of processor time\n",
		name, took.Seconds(), float64(passages)/took.Seconds(), used.Seconds())
}

// clock reads one of the system's clocks of processor time, which other work on the
// same machine hardly influences.
func clock(id int32) time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(id, &t); err != nil {
		return 0
	}
	return time.Duration(t.Nano())
}

// timeQuestions asks all questions, one after the other, a number of times to warm
// up and then to be timed. It prints how long an answer takes, by the wall clock and
// in processor time of the asking thread. Of several rounds it also prints each
// question's fastest one. A machine that stalls now and then hardly influences
// those figures, but work that a system does only now and then is not in them.
func timeQuestions(name string, questions []string, warm, rounds int, ask func(string) error) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var wall, used []time.Duration
	var all time.Duration
	for round := range warm + rounds {
		if round == warm {
			all = clock(unix.CLOCK_PROCESS_CPUTIME_ID)
		}
		for _, q := range questions {
			begin, busy := time.Now(), clock(unix.CLOCK_THREAD_CPUTIME_ID)
			if err := ask(q); err != nil {
				return fmt.Errorf("%s: %q: %w", name, q, err)
			}
			if round >= warm {
				wall = append(wall, time.Since(begin))
				used = append(used, clock(unix.CLOCK_THREAD_CPUTIME_ID)-busy)
			}
		}
	}
	all = clock(unix.CLOCK_PROCESS_CPUTIME_ID) - all
	printRow(name, quantiles(wall), quantiles(used), all.Seconds()*1000/float64(len(wall)))
	if rounds > 1 {
		printFastest(quantiles(fastestRounds(wall, rounds)), quantiles(fastestRounds(used, rounds)))
	}
	return nil
}

// fastestRounds returns the least time of each question over the rounds, whose
// times follow one another.
func fastestRounds(times []time.Duration, rounds int) []time.Duration {
	n := len(times) / rounds
	least := slices.Clone(times[:n])
	for i, t := range times[n:] {
		least[i%n] = min(least[i%n], t)
	}
	return least
}

// quantiles returns the median, the 95th and the 99th percentile, in milliseconds.
func quantiles(times []time.Duration) (q [3]float64) {
	times = slices.Sorted(slices.Values(times))
	for i, at := range [3]float64{.5, .95, .99} {
		q[i] = times[int(at*float64(len(times)))].Seconds() * 1000
	}
	return q
}

// printRow prints the figures of one system: wall clock, processor time of the
// asking thread, and the mean processor time of the whole process.
func printRow(name string, wall, used [3]float64, mean float64) {
	fmt.Printf("%-34s p50 %7.2f ms  p95 %7.2f  p99 %7.2f   processor: %7.2f %7.2f %7.2f, mean of all %.2f\n",
		name, wall[0], wall[1], wall[2], used[0], used[1], used[2], mean)
}

// printFastest prints the figures of each question's fastest round.
func printFastest(wall, used [3]float64) {
	fmt.Printf("%-34s p50 %7.2f ms  p95 %7.2f  p99 %7.2f   processor: %7.2f %7.2f %7.2f\n",
		"  each question's fastest", wall[0], wall[1], wall[2], used[0], used[1], used[2])
}
