package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// timed runs an indexing stage and prints its rate.
func timed(passages int, name string, stage func() error) error {
	begin, used := time.Now(), clock(unix.CLOCK_PROCESS_CPUTIME_ID)
	err := stage()
	indexed(name, passages, time.Since(begin), clock(unix.CLOCK_PROCESS_CPUTIME_ID)-used)
	return err
}

func indexed(name string, passages int, took, used time.Duration) {
	fmt.Printf("%-34s %.1f s, %.0f passages/s, %.1f s of processor time\n",
		name, took.Seconds(), float64(passages)/took.Seconds(), used.Seconds())
}

// clock reads one of the system's clocks of processor time: what others do on
// the same machine hardly moves it.
func clock(id int32) time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(id, &t); err != nil {
		return 0
	}
	return time.Duration(t.Nano())
}

// measure asks all questions a number of times to warm up, then to be timed,
// one after the other, and prints how long an answer takes, by the wall clock
// and in processor time of the asking thread. Of several rounds it also prints
// each question's fastest, which a machine that stands still now and then
// hardly changes; what a system itself does only now and then is not in it.
func measure(name string, questions []string, warm, rounds int, ask func(string) error) error {
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
	row(name, quantiles(wall), quantiles(used), all.Seconds()*1000/float64(len(wall)))
	if rounds > 1 {
		fastRow(quantiles(fastest(wall, rounds)), quantiles(fastest(used, rounds)))
	}
	return nil
}

// fastest is the least time of each question over the rounds, which stand one
// after the other.
func fastest(times []time.Duration, rounds int) []time.Duration {
	n := len(times) / rounds
	least := slices.Clone(times[:n])
	for i, t := range times[n:] {
		least[i%n] = min(least[i%n], t)
	}
	return least
}

// quantiles are the median, the 95th and the 99th percentile, in milliseconds.
func quantiles(times []time.Duration) (q [3]float64) {
	times = slices.Sorted(slices.Values(times))
	for i, at := range [3]float64{.5, .95, .99} {
		q[i] = times[int(at*float64(len(times)))].Seconds() * 1000
	}
	return q
}

// row prints the figures of one system: wall clock, processor time of the
// asking thread, and the mean of that of the whole process.
func row(name string, wall, used [3]float64, mean float64) {
	fmt.Printf("%-34s p50 %7.2f ms  p95 %7.2f  p99 %7.2f   processor: %7.2f %7.2f %7.2f, mean of all %.2f\n",
		name, wall[0], wall[1], wall[2], used[0], used[1], used[2], mean)
}

// fastRow prints the same of each question's fastest round.
func fastRow(wall, used [3]float64) {
	fmt.Printf("%-34s p50 %7.2f ms  p95 %7.2f  p99 %7.2f   processor: %7.2f %7.2f %7.2f\n",
		"  each question's fastest", wall[0], wall[1], wall[2], used[0], used[1], used[2])
}

// lucenes times Lucene's indexing and answers, with one thread that indexes and
// with two.
func lucenes(ctx context.Context, s settings, in *input) error {
	for _, threads := range []string{"1", "2"} {
		if err := os.RemoveAll(luceneDir(s, threads)); err != nil {
			return err
		}
		if err := lucene(ctx, s, in, threads); err != nil {
			return err
		}
	}
	return nil
}

// luceneAsks times Lucene's answers alone where an earlier run has indexed.
func luceneAsks(ctx context.Context, s settings, in *input) error {
	return lucene(ctx, s, in, "1")
}

func luceneDir(s settings, threads string) string { return filepath.Join(s.dir, "lucene"+threads) }

// lucene runs the Java side, which prints its own figures.
func lucene(ctx context.Context, s settings, in *input, threads string) error {
	dir := luceneDir(s, threads)
	jars, err := filepath.Glob(filepath.Join(s.jars, "lucene-[ca]*-8*.jar"))
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, "java", "-Xmx2g", "-cp", strings.Join(jars, ":"),
		"Lucene.java", in.Lines, in.Asked, dir, threads, fmt.Sprint(s.rounds))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("lucene: %w", err)
	}
	for line := range strings.Lines(string(out)) {
		report(threads, strings.TrimSpace(line))
	}
	fmt.Printf("%-34s %.2f x the text\n", "  size, texts stored", float64(size(dir))/float64(in.Bytes))
	return nil
}

func report(threads, line string) {
	var name string
	var v [7]float64
	n, _ := fmt.Sscan(line, &name, &v[0], &v[1], &v[2], &v[3], &v[4], &v[5], &v[6]) // short lines have fewer
	switch {
	case name == "index":
		indexed("Lucene, index, threads: "+threads, int(v[0]), seconds(v[1]), seconds(v[2]))
	case name == "fastest":
		fastRow([3]float64(v[:3]), [3]float64(v[3:6]))
	case n == 8:
		row("Lucene, "+name, [3]float64(v[:3]), [3]float64(v[3:6]), v[6])
	default:
		fmt.Printf("  %s\n", line)
	}
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
