package files

import (
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// find lists the files at path, a folder or a file, and reports what cannot
// be listed.
func (t *trip) find(path string) bool {
	r, start, err := t.open(path)
	if err != nil {
		return t.report(path, unopened(err))
	}
	t.roots = append(t.roots, r)
	before := len(t.found)
	err = fs.WalkDir(r.fs, start, func(name string, e fs.DirEntry, err error) error {
		if !t.on() || !t.meet(r, start, name, e, err) {
			return fs.SkipAll
		}
		if e != nil && e.IsDir() && (err != nil || hidden(name)) {
			return fs.SkipDir
		}
		return nil
	})
	if err != nil {
		return t.report(path, unopened(err))
	}
	if len(t.found) == before && start == "." && !t.over {
		return t.report(r.path(start), problem(nil, "the folder holds no %s files", kinds))
	}
	return !t.over
}

func (t *trip) open(path string) (*root, string, error) {
	if t.reader.of != nil {
		return &root{fs: t.reader.of}, path, nil
	}
	return openRoot(path)
}

// meet takes note of one entry of a folder, or of the file that was given.
func (t *trip) meet(r *root, given, name string, e fs.DirEntry, err error) bool {
	switch {
	case err != nil:
		return t.report(r.path(name), unopened(err))
	case e.IsDir():
		return true
	case !t.wanted(name, e) && name == given:
		return t.report(r.path(name), problem(nil, "it is of another kind: dateline reads %s files", kinds))
	case !t.wanted(name, e):
		t.reader.skipped.Add(1)
		return true
	case e.Type()&fs.ModeSymlink != 0:
		return t.report(r.path(name), problem(nil, "it is a link, and links inside a folder are not followed: name its target instead"))
	case !e.Type().IsRegular():
		return t.report(r.path(name), problem(nil, "it is %s, not a file", special(e.Type())))
	}
	info, err := e.Info()
	if err != nil {
		return t.report(r.path(name), unopened(err))
	}
	t.found = append(t.found, file{root: r, name: name, size: info.Size()})
	t.reader.totalFiles.Add(1)
	t.reader.totalBytes.Add(info.Size())
	return true
}

// wanted tells whether an entry may hold an article: by its kind, or because
// it was named. A link without a known kind may lead to a folder.
func (t *trip) wanted(name string, e fs.DirEntry) bool {
	if hidden(name) {
		return false
	}
	return format(path.Ext(name)) != nil || e.Type()&fs.ModeSymlink != 0 && path.Ext(name) == ""
}

// hidden tells the files and folders that a person does not see either.
func hidden(name string) bool {
	base := path.Base(name)
	return base != "." && strings.HasPrefix(base, ".")
}

func special(m fs.FileMode) string {
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

func quote(s string) string { return strconv.Quote(s) }

// place names a line of a file, or the file.
func place(path string, line int) string {
	if line == 0 {
		return quote(path)
	}
	return quote(path) + ", line " + strconv.Itoa(line)
}
