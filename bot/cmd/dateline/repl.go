package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"dateline/bot"
	"dateline/corpus/lines"
)

func (a *app) replCommand() *cobra.Command {
	var f askFlags
	c := &cobra.Command{
		Use:   "repl",
		Short: "Ask one question after another",
		Long: `Repl reads questions, one per line, and answers each. On a terminal, the arrow
keys bring back earlier questions and the tab key completes filters and outlets.

A line may follow up on the last answer: when was that?, what did she say?, what
about Lavrov?, 2 (the second passage), more, newest first, since October, only
Yonhap, reset.
Besides questions it takes: why, why 2, context 1, verify, sources, status, help, quit.`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return a.repl(c.Context(), f) },
	}
	a.corpusFlags(c)
	f.register(a, c)
	return c
}

// A conversation is questions at the terminal that may refer to earlier answers.
type conversation struct {
	*app
	askFlags
	bot *bot.Bot
	// thread identifies the conversation to the bot.
	thread string
}

func (a *app) repl(ctx context.Context, f askFlags) (err error) {
	cov, err := a.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cov.Close()) }()
	s := &conversation{app: a, askFlags: f, bot: cov.bot, thread: time.Now().Format(time.RFC3339Nano)}
	in, ok := a.in.(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) {
		return s.readLines(ctx, lines.NewReader(bufio.NewReader(a.in), longestLine))
	}
	known, err := bot.KnownOutlets(ctx, cov.bot.Coverage, cov.bot.Stories)
	if err != nil {
		return err
	}
	return s.readTerminal(ctx, in, known.Sources)
}

// longestLine is the longest line that is read, in bytes; no question is longer.
const longestLine = 1 << 20

// readLines reads from a pipe or, in a service, from the terminal of a client.
func (s *conversation) readLines(ctx context.Context, in *lines.Reader) error {
	for {
		if terminalWidth(s.in) > 0 {
			_, _ = fmt.Fprint(s.out, "? ")
		}
		line, err := in.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, lines.ErrTooLong):
			_, _ = fmt.Fprintf(s.out, "That line is longer than %d MB and was not read. Ask a shorter question.\n\n", longestLine>>20)
			continue
		case err != nil:
			return err
		}
		if done, err := s.answer(ctx, string(line)); done || err != nil {
			return err
		}
	}
}

// readTerminal reads lines with history and completion. Between lines the
// terminal is in its usual mode, so that replies are printed and Ctrl-C works as
// in other programs.
func (s *conversation) readTerminal(ctx context.Context, in *os.File, outlets []string) error {
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

// answer answers a line; done is true when the line ends the conversation.
// All of it is one thread, so that refinements ("since October", "more") refine the
// last answer, as in chats.
func (s *conversation) answer(ctx context.Context, line string) (done bool, err error) {
	line = strings.TrimSpace(line)
	switch line {
	case "":
		return false, nil
	case "quit", "exit":
		return true, nil
	}
	if asksOfAChannel(line) {
		_, err := fmt.Fprint(s.out, sayOnlyInChannels+"\n\n")
		return err != nil, err
	}
	req, err := s.request(line, time.Now())
	if err != nil {
		return true, err
	}
	req.Thread = s.thread
	s.command(line, &req)
	rep := s.bot.Handle(ctx, req)
	if err := ctx.Err(); err != nil {
		return true, err
	}
	if err := s.print(rep, s.askFlags); err != nil {
		return true, err
	}
	_, err = fmt.Fprintln(s.out)
	return false, err
}

// asksOfAChannel tells whether a line is a command that concerns a channel of a chat
// platform. A question may begin with the same word: Watch prices rise?
func asksOfAChannel(line string) bool {
	word, _, _ := strings.Cut(line, " ")
	switch bot.Action(word) {
	case bot.Watching, bot.Unwatch, bot.Settings:
		return !strings.HasSuffix(line, "?")
	}
	return false
}

// command reads a line that is not a question: one word, or "context" with a
// quote's number, or "verify" with a receipt.
func (s *conversation) command(line string, req *bot.Request) {
	word, rest, _ := strings.Cut(strings.ToLower(line), " ")
	action := bot.Action(word)
	switch action {
	case bot.Why, bot.Sources, bot.Status, bot.Help:
		if rest == "" {
			req.Action, req.Text = action, ""
		}
		if n, err := strconv.Atoi(rest); err == nil && action == bot.Why {
			req.Action, req.Text, req.Number = action, "", n
		}
	case bot.Context:
		req.Number = 1
		if n, err := strconv.Atoi(rest); rest == "" || err == nil {
			req.Action, req.Number = action, max(n, 1)
		}
	case bot.Verify:
		if !strings.Contains(rest, " ") {
			req.Action, req.Receipt = action, rest
		}
	}
}
