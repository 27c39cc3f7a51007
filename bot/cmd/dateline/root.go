package main

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/lmittmann/tint"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"dateline/bot"
	"dateline/bot/cmd/dateline/monitor"
)

// An app is one run of the program: a command line, what it reads and writes,
// and what its flags say. Commands are its methods.
type app struct {
	in          io.Reader
	out, errOut io.Writer
	log         *slog.Logger
	level       slog.LevelVar
	// args are the command line; plain forbids escape sequences.
	args  []string
	plain bool
	// dir is the folder from which relative paths start, empty for this
	// process's own.
	dir string
	// session is set where a service runs the command for a client.
	session *session
	// understood says that the command line was understood: what fails before
	// is wrong usage.
	understood bool

	// data is the data folder, corpus a path to answer from without one.
	data, corpus string
	// aliases is the file of a person's own names, where one is set.
	aliases string
	// cacheMB is how much memory the index may use for caches, where it is set.
	cacheMB int
	verbose bool
	// metrics are told of searches; nil outside a service.
	metrics *monitor.Metrics
}

// root is the tree of commands.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "dateline",
		Short: "Ask the coverage a question, get its best passages with their sources",
		Long: `Dateline answers questions about the news articles that a team follows. It
quotes the best passages, word for word, with their sources, and says so when
the coverage does not hold an answer. It needs no model, account or network.

  dateline ask "How many shells did Russia receive?"     from five briefs it carries
  dateline ask --corpus articles/ "..."                  from a folder, kept nowhere
  dateline import articles/ && dateline ask "..."        from articles it keeps

Exit status: 0 done, 1 failed, 2 wrong usage, 3 done but something was left
out, 130 stopped by Ctrl-C.`,
		Version:       readBuild().version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		PersistentPreRunE: func(c *cobra.Command, _ []string) error {
			a.understood = a.session != nil // the client has understood it
			a.log = slog.New(bot.Traced(a.logHandler()))
			return a.refuseInside(c)
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.errOut)
	root.SetVersionTemplate("dateline {{.Version}}\n")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return usage(c, err) })
	root.PersistentFlags().BoolVarP(&a.verbose, "verbose", "v", false, "log what is done")
	root.AddCommand(a.askCommand(), a.replCommand(), a.importCommand(), a.evalCommand(), a.sourcesCommand(), a.verifyCommand(),
		a.initCommand(), a.checkCommand(), a.serveCommand(), a.healthcheckCommand(), a.manifestCommand(), a.inviteCommand(),
		a.feedsCommand(), a.fetchCommand(), a.digestCommand(), a.historyCommand(), a.gapsCommand(), a.auditCommand(),
		a.versionCommand(), a.manCommand(), a.backupCommand(), a.restoreCommand(), a.exportCommand(), a.reindexCommand(), a.wordsCommand())
	a.noteUnderstood(root)
	return root
}

// noteUnderstood has each command set understood before it runs.
func (a *app) noteUnderstood(c *cobra.Command) {
	if run := c.RunE; run != nil {
		c.RunE = func(c *cobra.Command, args []string) error {
			a.understood = true
			return run(c, args)
		}
	}
	for _, sub := range c.Commands() {
		a.noteUnderstood(sub)
	}
}

// path is a path that a person has given, relative to the folder that they are in.
func (a *app) path(p string) string {
	if a.dir == "" || p == "" || filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(a.dir, p)
}

// usage wraps a wrong command line with the help that explains it.
func usage(c *cobra.Command, err error) error {
	return &usageError{err, strings.TrimPrefix(c.CommandPath()+" --help", "dateline ")}
}

// args makes a cobra argument check answer with a usage error.
func args(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, a []string) error {
		if err := check(c, a); err != nil {
			return usage(c, err)
		}
		return nil
	}
}

// logHandler writes for a person on a terminal and for programs elsewhere.
func (a *app) logHandler() slog.Handler {
	a.level.Set(slog.LevelWarn)
	if a.verbose {
		a.level.Set(slog.LevelDebug)
	}
	if terminalWidth(a.errOut) > 0 {
		return tint.NewTextHandler(a.errOut, &tint.Options{Level: &a.level, TimeFormat: "15:04:05", NoColor: a.plain})
	}
	return slog.NewJSONHandler(a.errOut, &slog.HandlerOptions{Level: &a.level, ReplaceAttr: inMilliseconds})
}

// inMilliseconds writes durations as numbers that name their unit.
func inMilliseconds(_ []string, a slog.Attr) slog.Attr {
	if a.Value.Kind() != slog.KindDuration {
		return a
	}
	return slog.Float64(a.Key+"_ms", float64(a.Value.Duration().Microseconds())/1000)
}

// plain tells whether the person asked for output without escape sequences,
// see https://no-color.org.
func plain() bool { return os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" }

// terminalWidth returns how many columns the terminal has that w reads from or
// writes to; 0 where w is not a terminal.
func terminalWidth(w any) int {
	if client, ok := w.(interface{ Columns() int }); ok {
		return client.Columns()
	}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	cols, _, err := term.GetSize(int(f.Fd()))
	if err != nil || cols < 20 {
		return 80
	}
	return cols
}
