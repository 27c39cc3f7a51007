package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dateline/bot/cmd/dateline/datafolder"
)

// An auditQuery chooses lines of the audit log.
type auditQuery struct {
	platform, person, text string
	from                   time.Time
	key                    []byte
}

func (a *app) auditCommand() *cobra.Command {
	var since, person, text, path string
	c := &cobra.Command{
		Use:   "audit",
		Short: "Print the audit log: who asked what",
		Long: `Audit prints the lines of the audit log, JSON, oldest first. The configuration
turns it on: "audit: hashed" or "audit: full". A person or a question is found
in a hashed log, too, by the key beside it, as long as that is kept.`,
		Example: `  dateline audit --since 7d
  dateline audit --person slack:U0123456789
  dateline audit --question "Who won?"`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			q := auditQuery{text: text}
			cfg, err := a.readConfig(path)
			if err != nil {
				return usage(c, err)
			}
			a.locate(cfg)
			var named error
			q.from, err = parseSince(since, time.Now())
			if person != "" {
				var ok bool
				if q.platform, q.person, ok = strings.Cut(person, ":"); !ok {
					named = fmt.Errorf("--person %q: write the platform and its id, such as slack:U0123456789", person)
				}
			}
			if err = errors.Join(err, named); err != nil {
				return usage(c, err)
			}
			return a.audit(q)
		},
	}
	a.folderFlag(c)
	c.Flags().StringVar(&since, "since", "30d", "a day, 2024-10-01, or how long ago: 12h, 7d, 4w; all for all of them")
	c.Flags().StringVar(&person, "person", "", "only what this person asked: slack:U0123456789")
	c.Flags().StringVar(&path, "config", os.Getenv("DATELINE_CONFIG"), "the configuration file (default: $DATELINE_CONFIG)")
	c.Flags().StringVar(&text, "question", "", "only this question, as it was typed")
	return c
}

func (a *app) audit(q auditQuery) error {
	data, _, err := a.dataFolder()
	if err != nil {
		return err
	}
	dir := filepath.Join(data, datafolder.Audit)
	if q.key, err = readKey(dir, false); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	files, err := auditFiles(dir)
	if err == nil && len(files) == 0 {
		return fmt.Errorf("%s holds no audit log; the configuration turns it on: audit: hashed or audit: full", data)
	}
	for _, path := range files {
		if err != nil {
			return err
		}
		err = a.auditFile(path, q)
	}
	return err
}

func (a *app) auditFile(path string, q auditQuery) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, len(text)+1)
	for lines.Scan() {
		var e entry
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			_, _ = fmt.Fprintf(a.errOut, "%s has a line that is no record: %v\n", path, err)
			continue
		}
		if q.admits(e) {
			if _, err := fmt.Fprintf(a.out, "%s\n", lines.Bytes()); err != nil {
				return err
			}
		}
	}
	return lines.Err()
}

// admits tells whether a line is one that is looked for.
func (q auditQuery) admits(e entry) bool {
	at, err := time.Parse(time.RFC3339Nano, e.Time)
	if err != nil || at.Before(q.from) {
		return false
	}
	person, text := q.person, q.text
	if e.Hashed {
		person, text = hashed(q.key, q.platform, person), hashed(q.key, "text", text)
	}
	return (person == "" || e.Person == person && e.Platform == q.platform) && (text == "" || e.Text == text)
}
