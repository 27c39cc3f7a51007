package main

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"dateline/bot"
	"dateline/bot/cmd/dateline/config"
	"dateline/bot/cmd/dateline/datafolder"
)

// An audit writes who asked what into a file a day, one JSON object a line, and
// removes the files of days that are past keeping.
type audit struct {
	dir  string
	key  []byte // of the hashes; nil: nothing is hashed
	days int
	log  *slog.Logger
	now  func() time.Time
	mu   sync.Mutex
}

// auditKey is the file of the key of the hashes, beside the log.
const auditKey = "key"

// openAudit opens the audit log that the configuration asks for, nil for none.
func openAudit(c config.Config, data string, log *slog.Logger) (*audit, error) {
	if c.Audit == config.AuditOff {
		return nil, nil
	}
	if data == "" {
		return nil, errors.New("an audit log needs a data folder: set data, or audit: off")
	}
	a := &audit{dir: filepath.Join(data, datafolder.Audit), days: c.AuditDays, log: log, now: time.Now}
	if err := os.MkdirAll(a.dir, 0o700); err != nil {
		return nil, fmt.Errorf("the audit log cannot be kept: %w", err)
	}
	var err error
	if c.Audit == config.AuditHashed {
		a.key, err = readKey(a.dir, true)
	}
	return a, err
}

// readKey reads the key of the hashes, and makes it where that is asked for.
func readKey(dir string, create bool) ([]byte, error) {
	path := filepath.Join(dir, auditKey)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && create {
		key := make([]byte, 32)
		_, _ = rand.Read(key) // documented never to fail
		return key, os.WriteFile(path, []byte(hex.EncodeToString(key)+"\n"), 0o600)
	}
	if err != nil {
		return nil, err
	}
	key, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(key) != 32 {
		return nil, fmt.Errorf("%s is not the key of an audit log: it must be 64 hexadecimal digits", path)
	}
	return key, nil
}

// An entry is one line of the log. Person, place, text and filters are hashes
// where Hashed says so.
type entry struct {
	Time     string   `json:"time"`
	ID       string   `json:"id"`
	Receipt  string   `json:"receipt,omitempty"`
	Platform string   `json:"platform"`
	Place    string   `json:"place,omitempty"`
	Person   string   `json:"person,omitempty"`
	Action   string   `json:"action"`
	Text     string   `json:"text,omitempty"`
	Filters  []string `json:"filters,omitempty"`
	Outcome  string   `json:"outcome"`
	Private  bool     `json:"private,omitempty"`
	Hashed   bool     `json:"hashed,omitempty"`
}

// write writes a record down. Where that fails, questions are answered all the
// same, and the log has why.
func (a *audit) write(r bot.Record) {
	e := entry{
		Time: r.At.UTC().Format(time.RFC3339Nano), ID: r.ID, Receipt: r.Receipt, Platform: r.Platform,
		Place: r.Place, Person: r.Person, Action: r.Action.String(), Text: r.Text, Filters: r.Filters,
		Outcome: string(r.Outcome), Private: r.Private,
	}
	if a.key != nil {
		e.hash(a.key)
	}
	if err := a.append(e); err != nil {
		a.log.Error("the audit log is not written", "question", r.ID, "err", err)
	}
}

// hash puts keyed hashes in the place of who, where and what.
func (e *entry) hash(key []byte) {
	e.Hashed = true
	e.Place, e.Person = hashed(key, e.Platform, e.Place), hashed(key, e.Platform, e.Person)
	e.Text = hashed(key, "text", e.Text)
	for i := range e.Filters {
		e.Filters[i] = hashed(key, "text", e.Filters[i])
	}
}

// hashed is HMAC-SHA256 of a value and its kind, cut to 128 bits; nothing stays
// nothing.
func hashed(key []byte, kind, value string) string {
	if value == "" {
		return ""
	}
	mac := hmac.New(sha256.New, key)
	_, _ = mac.Write([]byte(kind + "\x00" + value)) // a hash never fails to write
	return hex.EncodeToString(mac.Sum(nil)[:16])
}

func (a *audit) append(e entry) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e); err != nil {
		return err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	f, err := os.OpenFile(filepath.Join(a.dir, a.now().UTC().Format(time.DateOnly)+auditEnding), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(b.Bytes())
	return errors.Join(err, f.Close())
}

const auditEnding = ".jsonl"

// run removes old files, now and every hour, until ctx ends.
func (a *audit) run(ctx context.Context) error {
	if a == nil {
		return nil
	}
	return hourly(ctx, func() {
		if err := a.sweep(); err != nil {
			a.log.Error("old files of the audit log are not removed", "err", err)
		}
	})
}

// sweep removes the files of the days before the first that is kept.
func (a *audit) sweep() error {
	files, err := auditFiles(a.dir)
	first := a.now().UTC().AddDate(0, 0, -a.days).Format(time.DateOnly)
	for _, path := range files {
		if strings.TrimSuffix(filepath.Base(path), auditEnding) < first {
			err = errors.Join(err, os.Remove(path))
		}
	}
	return err
}

// auditFiles are the files of the log, oldest first.
func auditFiles(dir string) ([]string, error) {
	return filepath.Glob(filepath.Join(dir, "????-??-??"+auditEnding))
}
