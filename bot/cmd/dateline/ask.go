package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dateline/adapters/terminal"
	"dateline/bot"
	"dateline/retrieval/query"
)

// askFlags are the flags of ask.
type askFlags struct {
	top                 int
	sources, without    []string
	since, until, asked string
	order               string
	json, explain       bool
	color               string
}

func (a *app) askCommand() *cobra.Command {
	var f askFlags
	c := &cobra.Command{
		Use:   "ask [QUESTION]",
		Short: "Answer a question with the best passages and their sources",
		Long: `Ask prints the verdict (found, partly, or not in the coverage), the best
passages word for word with the matching words highlighted, and their sources.

Without --corpus or --data it searches the articles that you have imported, or,
before the first import, five briefs that the program carries. Filters may also
stand in the question: source:yonhap since:2024-06 until:2024-10 -opinion, or in
words: "since October 2024", "not from Yonhap". Without a question, on a terminal,
it asks for one after another.`,
		Example: `  dateline ask "How many artillery shells may North Korea have sent to Russia?"
  dateline ask --corpus articles/ --since 2024-06 "What did Blinken say?"
  dateline ask --json --top 5 "shells source:yonhap" | jq .passages[0]`,
		RunE: func(c *cobra.Command, words []string) error {
			if len(words) == 0 {
				if terminalWidth(a.in) > 0 {
					return a.repl(c.Context(), f)
				}
				return usage(c, errors.New("ask needs a question"))
			}
			return a.ask(c, f, strings.Join(words, " "))
		},
	}
	a.corpusFlags(c)
	f.register(a, c)
	return c
}

func (f *askFlags) register(a *app, c *cobra.Command) {
	fl := c.Flags()
	fl.IntVar(&f.top, "top", 0, "how many passages to show, 1 to 100, best first (default: 3, from different articles first)")
	fl.StringArrayVar(&f.sources, "source", nil, "only this outlet (may be repeated)")
	fl.StringArrayVar(&f.without, "without", nil, "leave out this outlet, person or word (may be repeated)")
	fl.StringVar(&f.since, "since", "", "only what was published on or after this date (2024, 2024-06 or 2024-06-22)")
	fl.StringVar(&f.until, "until", "", "only what was published on or before this date")
	fl.StringVar(&f.order, "order", "", "what comes first: best, newest, oldest, or any-time to ignore when articles were published")
	fl.StringVar(&f.asked, "at", "", "answer as if asked on this date")
	fl.BoolVar(&f.json, "json", false, "print one JSON object")
	fl.BoolVar(&f.explain, "explain", false, "show how each passage's score is made up")
	fl.StringVar(&f.color, "color", "auto", "highlight words with escape sequences: auto, always or never")
	for name, words := range map[string]cobra.CompletionFunc{
		"order":  cobra.FixedCompletions(query.Orders(), cobra.ShellCompDirectiveNoFileComp),
		"source": a.completeOutlets, "without": a.completeOutlets, "color": cobra.FixedCompletions([]string{"auto", "always", "never"}, cobra.ShellCompDirectiveNoFileComp),
	} {
		_ = c.RegisterFlagCompletionFunc(name, words) // all flags stand above
	}
}

// corpusFlags adds the flags that say where the articles are.
func (a *app) corpusFlags(c *cobra.Command) {
	a.corpusFlag(c)
	a.dataFlag(c)
	c.MarkFlagsMutuallyExclusive("corpus", "data")
}

func (a *app) corpusFlag(c *cobra.Command) {
	c.Flags().StringVar(&a.corpus, "corpus", "", "answer from the articles at this path, keeping nothing")
}

// dataFlag adds the flag that names the data folder. A command that has it can
// be run beside a service that has the folder open.
func (a *app) dataFlag(c *cobra.Command) {
	a.folderFlag(c)
	a.runInService(c)
}

func (a *app) folderFlag(c *cobra.Command) {
	c.Flags().StringVar(&a.data, "data", "", "the data folder (default: $DATELINE_DATA, else your own)")
}

func (a *app) ask(c *cobra.Command, f askFlags, question string) (err error) {
	req, err := f.request(question, time.Now())
	if err != nil {
		return usage(c, err)
	}
	cov, err := a.open(c.Context())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cov.Close()) }()
	rep := cov.bot.Handle(c.Context(), req)
	if err := c.Context().Err(); err != nil {
		return err
	}
	if err := a.print(rep, f); err != nil {
		return err
	}
	return cov.leftOut()
}

// request reads the flags into a request.
func (f askFlags) request(question string, now time.Time) (bot.Request, error) {
	req := bot.Request{
		Text: question, Top: f.top, At: now, Platform: bot.Terminal, Explain: f.explain,
		Filter: query.Filter{Sources: f.sources, Not: query.LeaveOut(f.without...)},
	}
	if f.top < 0 || f.top > 100 {
		return req, fmt.Errorf("--top %d: want 1 to 100", f.top)
	}
	var err error
	if req.Filter.Order, err = order(f.order); err != nil {
		return req, err
	}
	if req.Filter.Since, _, err = dateRange("since", f.since); err != nil {
		return req, err
	}
	if _, req.Filter.Until, err = dateRange("until", f.until); err != nil {
		return req, err
	}
	if f.asked != "" {
		if req.At, _, err = dateRange("at", f.asked); err != nil {
			return req, err
		}
	}
	return req, nil
}

// order reads the value of --order.
func order(value string) (query.Order, error) {
	o, ok := query.ParseOrder(value)
	if value != "" && !ok {
		return "", fmt.Errorf("--order %q is no order: write %s", value, strings.Join(query.Orders(), ", "))
	}
	return o, nil
}

// dateRange reads a year, a month or a day. It returns when that begins and when
// the next one begins.
func dateRange(flag, value string) (from, to time.Time, err error) {
	if value == "" {
		return from, to, nil
	}
	for _, l := range []struct {
		layout              string
		years, months, days int
	}{{"2006", 1, 0, 0}, {"2006-01", 0, 1, 0}, {time.DateOnly, 0, 0, 1}} {
		if t, err := time.Parse(l.layout, value); err == nil {
			return t, t.AddDate(l.years, l.months, l.days), nil
		}
	}
	return from, to, fmt.Errorf("--%s %q is no date: write 2024, 2024-06 or 2024-06-22", flag, value)
}

func (a *app) print(rep bot.Reply, f askFlags) error {
	if f.json {
		return terminal.PrintJSON(a.out, rep, f.explain)
	}
	return a.printer(f).Print(a.out, rep)
}

// printer lays answers out for the terminal or file that they go to.
func (a *app) printer(f askFlags) terminal.Printer {
	width := terminalWidth(a.out)
	p := terminal.Printer{Width: min(width, 100), ANSI: width > 0 && !a.plain}
	switch f.color {
	case "always":
		p.ANSI = true
	case "never":
		p.ANSI = false
	}
	return p
}

func (a *app) sourcesCommand() *cobra.Command {
	var f askFlags
	c := &cobra.Command{
		Use:   "sources",
		Short: "List the outlets of the coverage",
		Args:  args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) (err error) {
			cov, err := a.open(c.Context())
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, cov.Close()) }()
			return a.print(cov.bot.Handle(c.Context(), bot.Request{Action: bot.Sources, Platform: bot.Terminal}), f)
		},
	}
	a.corpusFlags(c)
	return c
}

func (a *app) verifyCommand() *cobra.Command {
	var f askFlags
	c := &cobra.Command{
		Use:   "verify RECEIPT",
		Short: "Check whether the quotes of an answer are still in their articles",
		Args:  args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, ids []string) (err error) {
			cov, err := a.open(c.Context())
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, cov.Close()) }()
			rep := cov.bot.Handle(c.Context(), bot.Request{Action: bot.Verify, Receipt: ids[0], Platform: bot.Terminal})
			if rep.Receipt == "" {
				return errors.New(rep.Headline)
			}
			return a.print(rep, f)
		},
	}
	a.dataFlag(c)
	return c
}
