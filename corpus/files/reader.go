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

// A Reader reads the articles in files and folders.
type Reader struct {
	paths []string
	// fsys is the file system of the paths, nil for the operating system's.
	fsys fs.FS

	files, totalFiles, skipped atomic.Int64
	bytes, totalBytes          atomic.Int64
}

// New returns a reader of the given files and folders.
func New(paths ...string) *Reader { return &Reader{paths: paths} }

// NewFS returns a reader of files and folders in fsys, given by their
// slash-separated paths; "." is all of it.
func NewFS(fsys fs.FS, paths ...string) *Reader { return &Reader{paths: paths, fsys: fsys} }

// Progress is how far a reader has come. The totals are final once the first
// article, or the first problem with a file's content, has been yielded.
type Progress struct {
	Files, TotalFiles int64
	Bytes, TotalBytes int64
	// Skipped counts hidden files and files of other kinds, which are silently
	// passed over.
	Skipped int64
}

// Progress returns how far r has come. It may be called at any time from any
// goroutine.
func (r *Reader) Progress() Progress {
	return Progress{
		Files: r.files.Load(), TotalFiles: r.totalFiles.Load(),
		Bytes: r.bytes.Load(), TotalBytes: r.totalBytes.Load(),
		Skipped: r.skipped.Load(),
	}
}

// Articles reads everything in the order of the names. Each error is a
// [*Problem] and the iteration goes on, except for the error of ctx, which
// comes last.
//
// An article's ID is the one that it declares. By default it is the file's path
// below the given folder, with forward slashes; the name of a file that was
// given itself; and for a line, its file's ID followed by "#" and the number of
// the line. A declared ID is kept as it is written, but one with control
// characters is a Problem. Of two articles with one ID, the second is a
// Problem.
func (r *Reader) Articles(ctx context.Context) iter.Seq2[corpus.Article, error] {
	return func(yield func(corpus.Article, error) bool) {
		w := &walk{reader: r, ctx: ctx, yield: yield, idLocation: make(map[string]string)}
		for _, p := range r.paths {
			if !w.find(p) {
				break
			}
		}
		defer w.close()
		for _, f := range w.found {
			if !w.readFile(f) {
				return
			}
		}
	}
}

// A walk is one pass over all files. Its methods that return a bool report
// whether to go on.
type walk struct {
	reader *Reader
	ctx    context.Context //nolint:containedctx // it lives as long as its loop
	yield  func(corpus.Article, error) bool
	done   bool
	found  []file
	roots  []*root
	// idLocation maps each article's ID to the place where it was found.
	idLocation map[string]string
}

func (w *walk) close() {
	for _, r := range w.roots {
		r.close()
	}
}

// report yields a problem with the file or folder at path.
func (w *walk) report(path string, p *Problem) bool {
	if w.done {
		return false
	}
	if p.Path == "" {
		p.Path = path
	}
	w.done = !w.yield(corpus.Article{}, p)
	return !w.done
}

// emit yields an article, unless its ID was there before.
func (w *walk) emit(a corpus.Article, where *Problem) bool {
	if w.done {
		return false
	}
	if first, ok := w.idLocation[a.ID]; ok {
		where.Reason = "it has the same id, " + quote(a.ID) + ", as " + first
		return w.report(a.File, where)
	}
	w.idLocation[a.ID] = location(a.File, where.Line)
	w.done = !w.yield(a, nil)
	return !w.done
}

// goOn reports whether to go on. If the context has ended, it first yields the
// context's error.
func (w *walk) goOn() bool {
	if err := w.ctx.Err(); err != nil && !w.done {
		w.yield(corpus.Article{}, err)
		w.done = true
	}
	return !w.done
}

// A file is a file to be read, below its root.
type file struct {
	root *root
	name string
	size int64
}

// id returns the ID of an article that declares none.
func (f file) id() string { return strings.ToValidUTF8(f.name, "\uFFFD") }

func (f file) ext() string { return path.Ext(f.name) }
