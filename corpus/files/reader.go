package files

import (
	"context"
	"io/fs"
	"iter"
	"path"
	"strings"
	"sync/atomic"

	"dateline/corpus"
)

// A Reader reads the articles of files and folders.
type Reader struct {
	paths []string
	// of is the file system that the paths are in, nil for the computer's own.
	of fs.FS

	files, totalFiles, skipped atomic.Int64
	bytes, totalBytes          atomic.Int64
}

// New returns a reader of the given files and folders.
func New(paths ...string) *Reader { return &Reader{paths: paths} }

// NewFS returns a reader of the given files and folders of fsys, by their
// slash-separated paths; "." is all of it.
func NewFS(fsys fs.FS, paths ...string) *Reader { return &Reader{paths: paths, of: fsys} }

// Progress is how far a reader has come. The totals are known, and stay, once
// the first article or problem of a file's content has come out.
type Progress struct {
	Files, TotalFiles int64
	Bytes, TotalBytes int64
	// Skipped counts files of other kinds and hidden ones, which are passed
	// over without a word.
	Skipped int64
}

// Progress may be called at any time, from any goroutine.
func (r *Reader) Progress() Progress {
	return Progress{
		Files: r.files.Load(), TotalFiles: r.totalFiles.Load(),
		Bytes: r.bytes.Load(), TotalBytes: r.totalBytes.Load(),
		Skipped: r.skipped.Load(),
	}
}

// Articles reads everything, in the order of the names. Each error is a
// *Problem and ends nothing, except for that of ctx, which comes last.
//
// An article's ID is the one that it declares, else its path below the folder
// that was given, with forward slashes; of a file that was given, its name;
// of a line without an id, its file's with "#" and the line's number. It stays
// as it is written; one with control characters is a Problem. Of two articles with one ID the first is read, the other a Problem.
func (r *Reader) Articles(ctx context.Context) iter.Seq2[corpus.Article, error] {
	return func(yield func(corpus.Article, error) bool) {
		t := &trip{reader: r, ctx: ctx, yield: yield, seen: make(map[string]string)}
		for _, p := range r.paths {
			if !t.find(p) {
				break
			}
		}
		defer t.close()
		for _, f := range t.found {
			if !t.read(f) {
				return
			}
		}
	}
}

// A trip is one run through everything that a reader was given. Its methods
// tell whether to go on.
type trip struct {
	reader *Reader
	ctx    context.Context //nolint:containedctx // it lives as long as its loop
	yield  func(corpus.Article, error) bool
	over   bool
	found  []file
	roots  []*root
	// seen tells where each article's ID came from.
	seen map[string]string
}

func (t *trip) close() {
	for _, r := range t.roots {
		r.close()
	}
}

// report hands a problem of the file or folder at path on.
func (t *trip) report(path string, p *Problem) bool {
	if t.over {
		return false
	}
	if p.Path == "" {
		p.Path = path
	}
	t.over = !t.yield(corpus.Article{}, p)
	return !t.over
}

// keep hands an article on, unless its ID was there before.
func (t *trip) keep(a corpus.Article, where *Problem) bool {
	if t.over {
		return false
	}
	if first, ok := t.seen[a.ID]; ok {
		where.Reason = "it has the same id, " + quote(a.ID) + ", as " + first
		return t.report(a.File, where)
	}
	t.seen[a.ID] = place(a.File, where.Line)
	t.over = !t.yield(a, nil)
	return !t.over
}

// on tells whether the trip goes on; where its context has ended, it says so
// first.
func (t *trip) on() bool {
	if err := t.ctx.Err(); err != nil && !t.over {
		t.yield(corpus.Article{}, err)
		t.over = true
	}
	return !t.over
}

// A file is one to be read, below its root.
type file struct {
	root *root
	name string
	size int64
}

// id is the file's own id, for articles that declare none.
func (f file) id() string { return strings.ToValidUTF8(f.name, "\uFFFD") }

func (f file) ext() string { return path.Ext(f.name) }
