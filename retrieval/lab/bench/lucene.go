package main

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// stageLucene times Lucene's indexing and answers, with one indexing thread and
// with two.
func stageLucene(ctx context.Context, s settings, in *input) error {
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

// stageLuceneAsk times Lucene's answers alone, over the index of an earlier run.
func stageLuceneAsk(ctx context.Context, s settings, in *input) error {
	return lucene(ctx, s, in, "1")
}

func luceneDir(s settings, threads string) string { return filepath.Join(s.dir, "lucene"+threads) }

//go:embed LuceneTiming.java
var luceneSource []byte

// lucene runs the Java program, which prints its own figures.
func lucene(ctx context.Context, s settings, in *input, threads string) error {
	dir, source := luceneDir(s, threads), filepath.Join(s.dir, "LuceneTiming.java")
	if err := os.WriteFile(source, luceneSource, 0o600); err != nil {
		return err
	}
	jars, err := filepath.Glob(filepath.Join(s.jars, "lucene-[ca]*-8*.jar"))
	if err != nil {
		return err
	}
	//nolint:gosec // G204: whoever runs this program names the folder
	cmd := exec.CommandContext(ctx, "java", "-Xmx2g", "-cp", strings.Join(jars, ":"),
		source, in.Lines, in.Asked, dir, threads, fmt.Sprint(s.rounds))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("lucene: %w", err)
	}
	for line := range strings.Lines(string(out)) {
		printLucene(threads, strings.TrimSpace(line))
	}
	fmt.Printf("%-34s %.2f x the text\n", "  size, texts stored", float64(size(dir))/float64(in.Bytes))
	return nil
}

// printLucene prints a line of the Java program's output in the form of this one.
func printLucene(threads, line string) {
	var name string
	var v [7]float64
	n, _ := fmt.Sscan(line, &name, &v[0], &v[1], &v[2], &v[3], &v[4], &v[5], &v[6]) // short lines have fewer
	switch {
	case name == "index":
		printRate("Lucene, index, threads: "+threads, int(v[0]), seconds(v[1]), seconds(v[2]))
	case name == "fastest":
		printFastest([3]float64(v[:3]), [3]float64(v[3:6]))
	case n == 8:
		printRow("Lucene, "+name, [3]float64(v[:3]), [3]float64(v[3:6]), v[6])
	default:
		fmt.Printf("  %s\n", line)
	}
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
