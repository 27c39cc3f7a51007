// Command verdicts writes down what the verdict on each answer to a question set
// could be learned from, as JSON lines.
//
// It asks every question of a set in the BEIR form as dateline eval does, and looks
// at three answers to it: the answer as it is, the one without the articles judged
// to answer, and, where FOLDER/gathered.tsv says what was gathered for the question,
// the one without those too. Each line has the verdict with all that led to it, the
// words of the question with their weights, which of them the best passages hold,
// and labels: whether the first passage is from a judged article, and, where
// FOLDER/answers.jsonl has the answer's words, whether its quote says them.
//
//	go run ./verdicts FOLDER >verdicts.jsonl
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"

	"dateline/retrieval/lab/learn/sets"
	"dateline/retrieval/measure"
)

func main() {
	every := flag.Int("every", 1, "ask only every so manyth question")
	withText := flag.Bool("text", false, "write the text of each passage, too")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: verdicts [-every N] [-text] FOLDER")
		os.Exit(2) //nolint:gocritic // stop only restores signals
	}
	if err := run(ctx, flag.Arg(0), max(1, *every), *withText); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, folder string, every int, withText bool) (err error) {
	s, err := readSet(folder)
	if err != nil {
		return err
	}
	c, err := openCoverage(ctx, folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.close()) }()
	out := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for i := 0; i < len(s.questions); i += every {
		lines, err := c.ask(ctx, s, s.questions[i], withText)
		if err != nil {
			return err
		}
		for _, line := range lines {
			if err := enc.Encode(line); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

// A set is questions with what is known of their answers.
type set struct {
	questions        []measure.Question
	judged, gathered map[string]measure.Judged
	answers          map[string]measure.Answers
}

// readSet reads the questions of a folder; what was gathered and the answers' words
// may be missing.
func readSet(folder string) (s set, err error) {
	if s.questions, err = sets.Questions(folder); err != nil {
		return s, err
	}
	if s.judged, err = sets.Judgements(folder); err != nil {
		return s, err
	}
	if s.gathered, err = readIfThere(folder, "gathered.tsv", measure.ReadJudgements); err != nil {
		return s, err
	}
	s.answers, err = readIfThere(folder, "answers.jsonl", measure.ReadAnswers)
	return s, err
}

func readIfThere[T any](folder, name string, parse sets.Parser[T]) (T, error) {
	all, err := sets.Read(filepath.Join(folder, name), parse)
	if errors.Is(err, os.ErrNotExist) {
		err = nil
	}
	return all, err
}
