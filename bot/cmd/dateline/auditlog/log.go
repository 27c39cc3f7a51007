package auditlog

import (
	"bytes"
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
)

// A Log writes who asked what into a file a day, one JSON object a line, and
// removes the files of days that need not be kept any more.
type Log struct {
	dir  string
	key  []byte // of the hashes; nil: nothing is hashed
	days int
	log  *slog.Logger
	now  func() time.Time
	mu   sync.Mutex // held while a line is written
}

// keyName is the file of the key of the hashes, beside the log.
const keyName = "key"

// Open opens the audit log in the folder dir, which is made where it is missing.
// Its files are kept for as many days as days says. A hashed log has keyed hashes
// instead of people, places and words.
func Open(dir string, hashed bool, days int, log *slog.Logger) (*Log, error) {
	l := &Log{dir: dir, days: days, log: log, now: time.Now}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("the audit log cannot be kept: %w", err)
	}
	var err error
	if hashed {
		l.key, err = readKey(dir, true)
	}
	return l, err
}

// readKey reads the key of the hashes, and makes it where that is asked for.
func readKey(dir string, create bool) ([]byte, error) {
	path := filepath.Join(dir, keyName)
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

// Write writes a record down. Where that fails, questions are answered all the
// same, and the program's log says why.
func (l *Log) Write(r bot.Record) {
	e := entry{
		Time: r.At.UTC().Format(time.RFC3339Nano), ID: r.ID, Receipt: r.Receipt, Platform: r.Platform,
		Place: r.Place, Person: r.Person, Action: r.Action.String(), Text: r.Text, Filters: r.Filters,
		Outcome: string(r.Outcome), Private: r.Private,
	}
	if l.key != nil {
		e.hashAll(l.key)
	}
	if err := l.append(e); err != nil {
		l.log.Error("the audit log is not written", "question", r.ID, "err", err)
	}
}

// hashAll replaces person, place and words with keyed hashes.
func (e *entry) hashAll(key []byte) {
	e.Hashed = true
	e.Place, e.Person = hash(key, e.Platform, e.Place), hash(key, e.Platform, e.Person)
	e.Text = hash(key, "text", e.Text)
	for i := range e.Filters {
		e.Filters[i] = hash(key, "text", e.Filters[i])
	}
}

// hash is HMAC-SHA256 of a value and its kind, cut to 128 bits; nothing stays
// nothing.
func hash(key []byte, kind, value string) string {
	if value == "" {
		return ""
	}
	mac := hmac.New(sha256.New, key)
	_, _ = mac.Write([]byte(kind + "\x00" + value)) // a hash never fails to write
	return hex.EncodeToString(mac.Sum(nil)[:16])
}

func (l *Log) append(e entry) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	f, err := os.OpenFile(filepath.Join(l.dir, l.now().UTC().Format(time.DateOnly)+fileEnding), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(b.Bytes())
	return errors.Join(err, f.Close())
}

const fileEnding = ".jsonl"

// Sweep removes the files of days that need not be kept any more.
func (l *Log) Sweep() error {
	all, err := files(l.dir)
	first := l.now().UTC().AddDate(0, 0, -l.days).Format(time.DateOnly)
	for _, path := range all {
		if strings.TrimSuffix(filepath.Base(path), fileEnding) < first {
			err = errors.Join(err, os.Remove(path))
		}
	}
	return err
}

// files are the files of the log, oldest first.
func files(dir string) ([]string, error) {
	return filepath.Glob(filepath.Join(dir, "????-??-??"+fileEnding))
}
