package files

import (
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"

	"dateline/corpus"
)

// The largest accepted files of each kind. A newspaper article has some 5 kB, a
// book 1 MB. Markdown is quadratic in the worst case, and web pages are
// expensive to parse. JSON lines may be of any length, but not a single line.
const (
	maxText     = 8 << 20
	maxMarkdown = 256 << 10
	maxPage     = 4 << 20
	maxLine     = 16 << 20
)

// kinds lists the formats for people.
const kinds = ".txt, .md, .html or .jsonl"

// A fileReader reads the articles of one open file, and reports whether to go
// on with the next one.
type fileReader func(*walk, file, io.Reader) bool

// readerFor returns the reader for files with an extension, nil if there is
// none.
func readerFor(ext string) fileReader {
	switch strings.ToLower(ext) {
	case ".txt", ".text":
		return wholeFile(maxText, readText)
	case ".md", ".markdown":
		return wholeFile(maxMarkdown, readMarkdown)
	case ".html", ".htm", ".xhtml":
		return wholeFile(maxPage, readPage)
	case ".jsonl", ".ndjson":
		return readLines
	}
	return nil
}

func (w *walk) readFile(f file) bool {
	if !w.goOn() {
		return false
	}
	path := f.root.path(f.name)
	defer w.reader.files.Add(1)
	in, err := f.root.fs.Open(f.name)
	if err != nil {
		return w.report(path, openProblem(err))
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return w.report(path, openProblem(err))
	}
	if !info.Mode().IsRegular() {
		return w.report(path, problem(nil, "it is %s, not a file", kindOf(info.Mode())))
	}
	return readerFor(f.ext())(w, f, &countingFile{in, w.reader})
}

// A countingFile adds what is read to the reader's progress.
type countingFile struct {
	fs.File
	reader *Reader
}

func (c *countingFile) Read(b []byte) (int, error) {
	n, err := c.File.Read(b)
	c.reader.bytes.Add(int64(n))
	return n, err
}

// A parser makes an article of a whole file. The warnings concern an article
// that is kept.
type parser func(a *corpus.Article, content []byte) (warnings []*Problem, failed *Problem)

// wholeFile returns a reader of files that are one article each, of at most
// limit bytes.
func wholeFile(limit int64, parse parser) fileReader {
	return func(w *walk, f file, in io.Reader) bool {
		path := f.root.path(f.name)
		content, err := io.ReadAll(io.LimitReader(in, limit+1))
		if err != nil {
			return w.report(path, openProblem(err))
		}
		if int64(len(content)) > limit {
			return w.report(path, problem(nil, "it is larger than %s, too large for one article", sizeText(limit)))
		}
		a := corpus.Article{ID: f.id(), File: path}
		warnings, failed := parseGuarded(parse, &a, content)
		if failed == nil {
			failed = finish(&a)
		}
		if failed != nil {
			return w.report(path, failed)
		}
		return w.emitWithWarnings(a, 0, warnings)
	}
}

// parseTimeout bounds the work on one file. An article takes milliseconds; only
// a file that was made to be slow takes this long.
const parseTimeout = 10 * time.Second

type parseResult struct {
	article  corpus.Article
	warnings []*Problem
	failed   *Problem
}

// parseGuarded parses in a goroutine of its own, and makes a problem of a panic
// or a timeout: the parsers of web pages and Markdown see every kind of input
// here and cannot be interrupted. A goroutine that was given up ends by itself,
// since the size of the file is bounded.
func parseGuarded(parse parser, a *corpus.Article, content []byte) ([]*Problem, *Problem) {
	done := make(chan parseResult, 1)
	go func() {
		out := parseResult{article: *a}
		defer func() {
			if r := recover(); r != nil {
				out.failed = problem(fmt.Errorf("panic: %v", r), "it cannot be taken apart")
			}
			done <- out
		}()
		out.warnings, out.failed = parse(&out.article, content)
	}()
	timer := time.NewTimer(parseTimeout)
	defer timer.Stop()
	select {
	case out := <-done:
		*a = out.article
		return out.warnings, out.failed
	case <-timer.C:
		return nil, problem(nil, "it takes longer than %v to take apart", parseTimeout)
	}
}

// emitWithWarnings emits an article and reports what was wrong with it.
func (w *walk) emitWithWarnings(a corpus.Article, line int, warnings []*Problem) bool {
	if !w.emit(a, &Problem{Line: line}) {
		return false
	}
	for _, p := range warnings {
		if p.Line == 0 {
			p.Line = line
		}
		if !w.report(a.File, p) {
			return false
		}
	}
	return true
}
