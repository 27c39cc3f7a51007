package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"dateline/bot"
)

func (a *app) replCommand() *cobra.Command {
	var f asking
	c := &cobra.Command{
		Use:   "repl",
		Short: "Ask one question after another",
		Long: `Repl reads questions, one a line, and answers each. On a terminal, the arrow
keys bring back earlier questions and the tab key completes filters and outlets.

Beside questions it takes: more, why, context 1, sources, verify, help, quit.`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return a.repl(c.Context(), f) },
	}
	a.corpusFlags(c)
	f.flags(c)
	return c
}

// A session is one conversation at the terminal.
type session struct {
	*app
	asking
	bot *bot.Bot
	// last is the receipt of the latest answer, seen how many of its passages
	// were shown.
	last string
	seen int
}

func (a *app) repl(ctx context.Context, f asking) (err error) {
	cov, err := a.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cov.Close()) }()
	s := &session{app: a, asking: f, bot: cov.bot}
	in, ok := a.in.(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) {
		return s.readLines(ctx, bufio.NewScanner(a.in))
	}
	known, err := cov.bot.Known(ctx)
	if err != nil {
		return err
	}
	return s.readTerminal(ctx, in, known.Sources)
}

func (s *session) readLines(ctx context.Context, in *bufio.Scanner) error {
	for in.Scan() {
		if done, err := s.answer(ctx, in.Text()); done || err != nil {
			return err
		}
	}
	return in.Err()
}

// readTerminal reads lines with history and completion. Between lines the
// terminal is put back in order, so that a reply prints, and Ctrl-C works, as
// everywhere.
func (s *session) readTerminal(ctx context.Context, in *os.File, outlets []string) error {
	t := term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{in, s.out}, "? ")
	t.AutoCompleteCallback = completer(outlets)
	history := openHistory()
	for _, line := range history.lines {
		t.History.Add(line)
	}
	_, _ = fmt.Fprintln(s.out, "Ask the coverage a question; help says more, Ctrl-D ends.")
	for {
		line, err := readLine(in, t)
		if errors.Is(err, io.EOF) || ctx.Err() != nil {
			_, _ = fmt.Fprintln(s.out)
			return nil
		}
		if err != nil {
			return err
		}
		history.add(line)
		if done, err := s.answer(ctx, line); done || err != nil {
			return err
		}
	}
}

func readLine(in *os.File, t *term.Terminal) (string, error) {
	old, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return "", err
	}
	defer func() { _ = term.Restore(int(in.Fd()), old) }()
	if w, h, err := term.GetSize(int(in.Fd())); err == nil {
		_ = t.SetSize(w, h)
	}
	return t.ReadLine()
}

// answer does what a line says; done is true when it ends the session.
func (s *session) answer(ctx context.Context, line string) (done bool, err error) {
	line = strings.TrimSpace(line)
	word, rest, _ := strings.Cut(line, " ")
	req, err := s.request(line, time.Now())
	if err != nil {
		return true, err
	}
	switch strings.ToLower(word) {
	case "":
		return false, nil
	case "quit", "exit":
		if rest == "" {
			return true, nil
		}
	}
	if action, ok := s.command(strings.ToLower(word), rest, &req); ok {
		req.Action = action
	}
	rep := s.bot.Handle(ctx, req)
	if err := ctx.Err(); err != nil {
		return true, err
	}
	s.remember(req, rep)
	if err := s.print(rep, s.asking); err != nil {
		return true, err
	}
	_, err = fmt.Fprintln(s.out)
	return false, err
}

// command reads a line that is not a question.
func (s *session) command(word, rest string, req *bot.Request) (bot.Action, bool) {
	alone := rest == ""
	req.Receipt = s.last
	switch {
	case word == "more" && alone:
		req.Number = s.seen
		return bot.More, true
	case word == "why" && alone && s.last != "":
		return bot.Why, true
	case word == "context" && (alone || len(rest) <= 2):
		req.Number = 1
		_, _ = fmt.Sscan(rest, &req.Number)
		return bot.Context, true
	case word == "verify" && (alone || !strings.Contains(rest, " ")):
		if !alone {
			req.Receipt = rest
		}
		return bot.Verify, true
	case word == "sources" && alone:
		return bot.Sources, true
	case word == "help" && alone:
		return bot.Help, true
	}
	return bot.Ask, false
}

func (s *session) remember(req bot.Request, rep bot.Reply) {
	switch {
	case rep.Verdict == "":
	case req.Action == bot.More:
		s.seen += len(rep.Quotes)
	default:
		s.last, s.seen = rep.Receipt, len(rep.Quotes)
	}
}

// completer completes the word before the cursor: commands, filters, outlets.
func completer(outlets []string) func(line string, pos int, key rune) (string, int, bool) {
	words := []string{"sources", "more", "why", "context ", "verify ", "help", "quit",
		"source:", "since:", "until:", "person:", "as-of:"}
	for _, o := range outlets {
		name := strings.ToLower(o)
		if strings.Contains(name, " ") {
			name = `"` + name + `"`
		}
		words = append(words, "source:"+name)
	}
	slices.Sort(words)
	return func(line string, pos int, key rune) (string, int, bool) {
		if key != '\t' {
			return "", 0, false
		}
		from := strings.LastIndexByte(line[:pos], ' ') + 1
		stem := line[from:pos]
		end := longest(words, stem)
		if stem == "" || end == stem {
			return "", 0, false
		}
		return line[:from] + end + line[pos:], from + len(end), true
	}
}

// longest returns what all words that begin with stem have in common.
func longest(words []string, stem string) string {
	common := ""
	for _, w := range words {
		switch {
		case !strings.HasPrefix(w, stem):
		case common == "":
			common = w
		default:
			n := 0
			for n < len(common) && n < len(w) && common[n] == w[n] {
				n++
			}
			common = common[:n]
		}
	}
	if common == "" {
		return stem
	}
	return common
}

// A history keeps the questions typed at the terminal, in the person's own
// folder; where that cannot be written, for this session only.
type history struct {
	lines []string
	file  string
}

// historyLength is how many lines are kept.
const historyLength = 500

func openHistory() *history {
	dir, err := dataDir()
	if err != nil {
		return &history{}
	}
	h := &history{file: filepath.Join(dir, "history")}
	b, err := os.ReadFile(h.file)
	if err != nil {
		return h
	}
	h.lines = strings.FieldsFunc(string(b), func(r rune) bool { return r == '\n' })
	h.lines = h.lines[max(0, len(h.lines)-historyLength):]
	return h
}

func (h *history) add(line string) {
	if strings.TrimSpace(line) == "" || h.file == "" {
		return
	}
	h.lines = append(h.lines, line)
	h.lines = h.lines[max(0, len(h.lines)-historyLength):]
	if os.MkdirAll(filepath.Dir(h.file), 0o700) != nil {
		return
	}
	_ = os.WriteFile(h.file, []byte(strings.Join(h.lines, "\n")+"\n"), 0o600)
}
