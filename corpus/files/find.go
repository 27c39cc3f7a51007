package files

import (
	"io/fs"
	"path"
	"strings"
)

// find lists the files at path, a folder or a file, and reports what cannot be
// listed.
func (w *walk) find(path string) bool {
	r, start, err := w.openPath(path)
	if err != nil {
		return w.report(path, openProblem(err))
	}
	w.roots = append(w.roots, r)
	before := len(w.found)
	err = fs.WalkDir(r.fs, start, func(name string, e fs.DirEntry, err error) error {
		if !w.goOn() || !w.visitEntry(r, start, name, e, err) {
			return fs.SkipAll
		}
		if e != nil && e.IsDir() && (err != nil || hidden(name)) {
			return fs.SkipDir
		}
		return nil
	})
	if err != nil {
		return w.report(path, openProblem(err))
	}
	if len(w.found) == before && start == "." && !w.done {
		return w.report(r.path(start), problem(nil, "the folder holds no %s files", kinds))
	}
	return !w.done
}

func (w *walk) openPath(path string) (*root, string, error) {
	if w.reader.fsys != nil {
		return &root{fs: w.reader.fsys}, path, nil
	}
	return openRoot(path)
}

// visitEntry adds one entry of a folder, or the given file, to the files to
// read, or reports why it cannot be read.
func (w *walk) visitEntry(r *root, given, name string, e fs.DirEntry, err error) bool {
	switch {
	case err != nil:
		return w.report(r.path(name), openProblem(err))
	case e.IsDir():
		return true
	case !w.wanted(name, e) && name == given:
		return w.report(r.path(name), problem(nil, "it is of another kind: dateline reads %s files", kinds))
	case !w.wanted(name, e):
		w.reader.skipped.Add(1)
		return true
	case e.Type()&fs.ModeSymlink != 0:
		return w.report(r.path(name), problem(nil, "it is a link, and links inside a folder are not followed: name its target instead"))
	case !e.Type().IsRegular():
		return w.report(r.path(name), problem(nil, "it is %s, not a file", kindOf(e.Type())))
	}
	info, err := e.Info()
	if err != nil {
		return w.report(r.path(name), openProblem(err))
	}
	w.found = append(w.found, file{root: r, name: name, size: info.Size()})
	w.reader.totalFiles.Add(1)
	w.reader.totalBytes.Add(info.Size())
	return true
}

// wanted reports whether an entry may hold articles, judging by its extension.
// A symbolic link without one may lead to a folder.
func (w *walk) wanted(name string, e fs.DirEntry) bool {
	if hidden(name) {
		return false
	}
	return readerFor(path.Ext(name)) != nil || e.Type()&fs.ModeSymlink != 0 && path.Ext(name) == ""
}

// hidden reports whether a file or folder is hidden by convention: its name
// begins with a dot.
func hidden(name string) bool {
	base := path.Base(name)
	return base != "." && strings.HasPrefix(base, ".")
}

func kindOf(m fs.FileMode) string {
	switch {
	case m&fs.ModeNamedPipe != 0:
		return "a pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	case m&fs.ModeDevice != 0:
		return "a device"
	}
	return "something special"
}
