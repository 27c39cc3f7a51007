package main

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dateline/bot/cmd/dateline/auditlog"
	"dateline/bot/cmd/dateline/config"
	"dateline/bot/cmd/dateline/datafolder"
)

func (a *app) auditCommand() *cobra.Command {
	var since, person, text, path string
	c := &cobra.Command{
		Use:   "audit",
		Short: "Print the audit log: who asked what",
		Long: `Audit prints the lines of the audit log, JSON, oldest first. The configuration
turns it on: "audit: hashed" or "audit: full". A person or a question is found
in a hashed log too, by the key beside it, as long as that is kept.`,
		Example: `  dateline audit --since 7d
  dateline audit --person slack:U0123456789
  dateline audit --question "Who won?"`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			q := auditlog.Query{Text: text}
			cfg, err := a.readConfig(path)
			if err != nil {
				return usage(c, err)
			}
			a.locate(cfg)
			var named error
			q.From, err = parseSince(since, time.Now())
			if person != "" {
				var ok bool
				if q.Platform, q.Person, ok = strings.Cut(person, ":"); !ok {
					named = fmt.Errorf("--person %q: write the platform and its id, such as slack:U0123456789", person)
				}
			}
			if err = errors.Join(err, named); err != nil {
				return usage(c, err)
			}
			return a.printAudit(q)
		},
	}
	a.folderFlag(c)
	c.Flags().StringVar(&since, "since", "30d", "a day, 2024-10-01, or how long ago: 12h, 7d, 4w; all for all of them")
	c.Flags().StringVar(&person, "person", "", "only what this person asked: slack:U0123456789")
	c.Flags().StringVar(&path, "config", os.Getenv("DATELINE_CONFIG"), "the configuration file (default: $DATELINE_CONFIG)")
	c.Flags().StringVar(&text, "question", "", "only this question, as it was typed")
	return c
}

func (a *app) printAudit(q auditlog.Query) error {
	data, _, err := a.dataFolder()
	if err != nil {
		return err
	}
	err = auditlog.Print(filepath.Join(data, datafolder.Audit), q, a.out, a.errOut)
	if errors.Is(err, auditlog.ErrNone) {
		return fmt.Errorf("%s holds no audit log; the configuration turns it on: audit: hashed or audit: full", data)
	}
	return err
}

// openAudit opens the audit log that the configuration asks for, in the data
// folder; nil for none.
func openAudit(c config.Config, data string, log *slog.Logger) (*auditlog.Log, error) {
	if c.Audit == config.AuditOff {
		return nil, nil
	}
	if data == "" {
		return nil, errors.New("an audit log needs a data folder: set data, or audit: off")
	}
	return auditlog.Open(filepath.Join(data, datafolder.Audit), c.Audit == config.AuditHashed, c.AuditDays, log)
}
