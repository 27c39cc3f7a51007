package auditlog

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"
)

// ErrNone says that a folder holds no audit log.
var ErrNone = errors.New("there is no audit log")

// A Query chooses lines of an audit log; what is empty chooses all.
type Query struct {
	// Person is an id on Platform.
	Platform, Person string
	// Text is a question as it was typed.
	Text string
	// From is the earliest moment.
	From time.Time
}

// Print prints the lines of the log in dir that a query chooses, oldest first, to
// out, and to errOut which lines cannot be read.
func Print(dir string, q Query, out, errOut io.Writer) error {
	key, err := readKey(dir, false)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	all, err := files(dir)
	if err == nil && len(all) == 0 {
		return ErrNone
	}
	for _, path := range all {
		if err := printFile(path, q, key, out, errOut); err != nil {
			return err
		}
	}
	return err
}

func printFile(path string, q Query, key []byte, out, errOut io.Writer) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, len(text)+1)
	for lines.Scan() {
		var e entry
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			_, _ = fmt.Fprintf(errOut, "%s has a line that is no record: %v\n", path, err)
			continue
		}
		if q.admits(e, key) {
			if _, err := fmt.Fprintf(out, "%s\n", lines.Bytes()); err != nil {
				return err
			}
		}
	}
	return lines.Err()
}

// admits tells whether a query chooses a line. In a hashed log it looks for the
// hashes, which key makes of the person and the text.
func (q Query) admits(e entry, key []byte) bool {
	at, err := time.Parse(time.RFC3339Nano, e.Time)
	if err != nil || at.Before(q.From) {
		return false
	}
	person, text := q.Person, q.Text
	if e.Hashed {
		person, text = hash(key, q.Platform, person), hash(key, "text", text)
	}
	return (person == "" || e.Person == person && e.Platform == q.Platform) && (text == "" || e.Text == text)
}
