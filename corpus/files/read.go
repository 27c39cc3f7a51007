package files

import (
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"

	"dateline/corpus"
)

// The largest files of each kind. A newspaper article is some 5 kB; a book,
// 1 MB. Markdown is parsed in quadratic time in the worst case, and web pages
// are heavy to take apart. JSON lines may be of any length, but not one line.
const (
	maxText     = 8 << 20
	maxMarkdown = 256 << 10
	maxPage     = 4 << 20
	maxLine     = 16 << 20
)

// kinds is how a person reads the list of formats.
const kinds = ".txt, .md, .html or .jsonl"

// A reading reads the articles of one open file.
type reading func(*trip, file, io.Reader) bool

// format is how files with the given extension are read, nil for not at all.
func format(ext string) reading {
	switch strings.ToLower(ext) {
	case ".txt", ".text":
		return whole(maxText, readText)
	case ".md", ".markdown":
		return whole(maxMarkdown, readMarkdown)
	case ".html", ".htm", ".xhtml":
		return whole(maxPage, readPage)
	case ".jsonl", ".ndjson":
		return readLines
	}
	return nil
}

// read reads one file.
func (t *trip) read(f file) bool {
	if !t.on() {
		return false
	}
	path := f.root.path(f.name)
	defer t.reader.files.Add(1)
	in, err := f.root.fs.Open(f.name)
	if err != nil {
		return t.report(path, unopened(err))
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return t.report(path, unopened(err))
	}
	if !info.Mode().IsRegular() {
		return t.report(path, problem(nil, "it is %s, not a file", special(info.Mode())))
	}
	return format(f.ext())(t, f, &counted{in, t.reader})
}

// counted counts what is read into the reader's progress.
type counted struct {
	fs.File
	reader *Reader
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.File.Read(b)
	c.reader.bytes.Add(int64(n))
	return n, err
}

// A parsing makes an article of a whole file. The warnings are about an
// article that is kept.
type parsing func(a *corpus.Article, content []byte) (warnings []*Problem, failed *Problem)

// whole reads files that are one article each, of at most limit bytes.
func whole(limit int64, parse parsing) reading {
	return func(t *trip, f file, in io.Reader) bool {
		path := f.root.path(f.name)
		content, err := io.ReadAll(io.LimitReader(in, limit+1))
		if err != nil {
			return t.report(path, unopened(err))
		}
		if int64(len(content)) > limit {
			return t.report(path, problem(nil, "it is larger than %s, too large for one article", size(limit)))
		}
		a := corpus.Article{ID: f.id(), File: path}
		warnings, failed := safely(parse, &a, content)
		if failed == nil {
			failed = complete(&a)
		}
		if failed != nil {
			return t.report(path, failed)
		}
		return t.keepWith(a, 0, warnings)
	}
}

// maxTime bounds the work on one file. An article takes milliseconds; only a
// file that was made to be slow takes longer than this.
const maxTime = 10 * time.Second

// parsed is what came of parsing a file.
type parsed struct {
	article  corpus.Article
	warnings []*Problem
	failed   *Problem
}

// safely parses in a worker of its own, and makes a problem of a panic and of
// a file that takes too long: the libraries that take web pages and Markdown
// apart meet every kind of input here and cannot be interrupted. A worker that
// was given up ends by itself, as the file's size is bounded.
func safely(parse parsing, a *corpus.Article, content []byte) ([]*Problem, *Problem) {
	done := make(chan parsed, 1)
	go func() {
		out := parsed{article: *a}
		defer func() {
			if r := recover(); r != nil {
				out.failed = problem(fmt.Errorf("panic: %v", r), "it cannot be taken apart")
			}
			done <- out
		}()
		out.warnings, out.failed = parse(&out.article, content)
	}()
	timer := time.NewTimer(maxTime)
	defer timer.Stop()
	select {
	case out := <-done:
		*a = out.article
		return out.warnings, out.failed
	case <-timer.C:
		return nil, problem(nil, "it takes longer than %v to take apart", maxTime)
	}
}

// keepWith keeps an article and reports what was wrong with it.
func (t *trip) keepWith(a corpus.Article, line int, warnings []*Problem) bool {
	if !t.keep(a, &Problem{Line: line}) {
		return false
	}
	for _, w := range warnings {
		if w.Line == 0 {
			w.Line = line
		}
		if !t.report(a.File, w) {
			return false
		}
	}
	return true
}
