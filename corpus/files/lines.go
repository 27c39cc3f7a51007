package files

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"dateline/corpus"
	"dateline/corpus/clean"
	"dateline/corpus/lines"
)

// readLines reads JSON lines, one article on each.
func readLines(w *walk, f file, in io.Reader) bool {
	path := f.root.path(f.name)
	l := newNonEmptyLines(in)
	found := false
	for w.goOn() {
		line, err := l.next()
		if errors.Is(err, io.EOF) {
			break
		}
		found = true
		if !w.readLine(f, path, l.number, line, err) || isFatal(err) {
			break
		}
	}
	if !found && !w.done {
		return w.report(path, problem(nil, "it is empty"))
	}
	return !w.done
}

// readLine reads one line of JSON, or reports why it could not.
func (w *walk) readLine(f file, path string, number int, line []byte, err error) bool {
	a := corpus.Article{ID: f.id() + "#" + strconv.Itoa(number), File: path}
	var warnings []*Problem
	failed := lineProblem(err)
	if failed == nil {
		warnings, failed = readObject(&a, line)
	}
	if failed == nil {
		failed = finish(&a)
	}
	if failed != nil {
		failed.Line = number
		return w.report(path, failed)
	}
	return w.emitWithWarnings(a, number, warnings)
}

func isFatal(err error) bool { return err != nil && !errors.Is(err, lines.ErrTooLong) }

func lineProblem(err error) *Problem {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, lines.ErrTooLong):
		return problem(nil, "the line is longer than %s, too long for one article", sizeText(maxLine))
	}
	return openProblem(err)
}

// nonEmptyLines reads the lines of a stream that are not empty.
type nonEmptyLines struct {
	in     *lines.Reader
	number int // of the last line, counting empty ones, from 1
}

func newNonEmptyLines(in io.Reader) *nonEmptyLines {
	// A byte order mark selects UTF-16 or UTF-8; without one the bytes stay as
	// they are.
	text := transform.NewReader(in, unicode.BOMOverride(transform.Nop))
	return &nonEmptyLines{in: lines.NewReader(bufio.NewReaderSize(text, 256<<10), maxLine)}
}

// next returns the next line, which is valid until the next call, or the errors
// of lines.Reader.
func (f *nonEmptyLines) next() ([]byte, error) {
	for {
		f.number++
		line, err := f.in.Next()
		if err != nil {
			return nil, err
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			return line, nil
		}
	}
}

// An object is one line, in our own form or in that of BEIR, which has its
// metadata in a nested object
// (https://github.com/beir-cellar/beir/wiki/Load-your-custom-dataset).
type object struct {
	BEIR any    `json:"_id"`
	ID   any    `json:"id"`
	Text string `json:"text"`
	fields
	Metadata json.RawMessage `json:"metadata"`
}

// fields are the accepted names of metadata.
type fields struct {
	Title, Source, Outlet, Author, Published, Date, URL, Link, Language, Lang any
	Brief, Inferred                                                           bool
	Tags                                                                      any
}

func readObject(a *corpus.Article, line []byte) ([]*Problem, *Problem) {
	if i := invalidUTF8(line); i >= 0 {
		return nil, problem(nil, "it is not valid UTF-8: the byte 0x%02X in column %d is no character; save it as UTF-8", line[i], i+1)
	}
	var o object
	if err := json.Unmarshal(line, &o); err != nil {
		return nil, badJSON(err)
	}
	var inner fields
	var warnings []*Problem
	if len(o.Metadata) > 0 {
		if err := json.Unmarshal(o.Metadata, &inner); err != nil {
			warnings = append(warnings, warning(err, "its metadata is not understood: it is kept without"))
		}
	}
	warnings = append(warnings, o.meta(inner).fill(a)...)
	a.Text = clean.Body(clean.Entities(o.Text))
	return warnings, nil
}

func badJSON(err error) *Problem {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return problem(err, "it is not JSON: %v, at column %d", err, syntax.Offset)
	case errors.As(err, &kind) && kind.Field == "":
		return problem(err, "it is not a JSON object: write {\"id\", \"title\", \"text\"} on each line")
	case errors.As(err, &kind):
		return problem(err, "its field %s is of the wrong type: a JSON %s", quote(kind.Field), kind.Value)
	}
	return problem(err, "it is not JSON: %v", err)
}

// meta merges the fields of the line and of its nested metadata; the line's own
// take precedence.
func (o *object) meta(in fields) meta {
	out := o.fields
	return meta{
		ID: firstScalar(o.BEIR, o.ID), Title: firstScalar(out.Title, in.Title),
		Source:    firstScalar(out.Source, out.Outlet, in.Source, in.Outlet),
		Author:    firstScalar(out.Author, in.Author),
		Published: firstScalar(out.Published, out.Date, in.Published, in.Date),
		URL:       firstScalar(out.URL, out.Link, in.URL, in.Link),
		Language:  firstScalar(out.Language, out.Lang, in.Language, in.Lang),
		Brief:     out.Brief || in.Brief, Inferred: out.Inferred || in.Inferred,
		Tags: append(scalars(out.Tags), scalars(in.Tags)...),
	}
}

// firstScalar returns the first JSON value that is a non-empty string or a
// number.
func firstScalar(values ...any) string {
	for _, v := range values {
		if s := scalar(v); s != "" {
			return s
		}
	}
	return ""
}

func scalar(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

// scalars returns the strings and numbers of a JSON value, which may be a
// single one or an array.
func scalars(v any) []string {
	if many, ok := v.([]any); ok {
		var out []string
		for _, one := range many {
			if s := scalar(one); s != "" {
				out = append(out, s)
			}
		}
		return out
	}
	if s := scalar(v); s != "" {
		return []string{s}
	}
	return nil
}
