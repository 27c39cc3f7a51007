package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// A root is a folder that files are read below; nothing outside of it can be
// read through it, whatever links it holds.
type root struct {
	fs fs.FS
	// dir is the folder's full path, empty in a file system of our own.
	dir    string
	closer *os.Root
}

// openRoot returns the folder at path, or the folder that the file at path is
// in and the file's name.
func openRoot(path string) (r *root, name string, err error) {
	if path == "" {
		return nil, "", fs.ErrNotExist
	}
	// A link that was given by name is meant, wherever it leads.
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil, "", err
	}
	if target, err = filepath.Abs(target); err != nil {
		return nil, "", err
	}
	info, err := os.Stat(target)
	if err != nil {
		return nil, "", err
	}
	dir, name := target, "."
	if !info.IsDir() {
		dir, name = filepath.Split(target)
	}
	o, err := os.OpenRoot(dir)
	if err != nil {
		return nil, "", err
	}
	return &root{fs: o.FS(), dir: filepath.Clean(dir), closer: o}, name, nil
}

// path is where name is, as a person knows it.
func (r *root) path(name string) string {
	if r.closer == nil {
		return name
	}
	return filepath.Join(r.dir, filepath.FromSlash(name))
}

func (r *root) close() {
	if r.closer != nil {
		_ = r.closer.Close() // nothing was written
	}
}

// unopened says why a file or folder could not be opened.
func unopened(err error) *Problem {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return problem(err, "there is no such file or folder")
	case errors.Is(err, fs.ErrPermission):
		return problem(err, "it may not be read: its permissions forbid it")
	case errors.Is(err, fs.ErrInvalid):
		return problem(err, "its name is not valid: rename it")
	}
	return problem(err, "it cannot be read: %v", cause(err))
}

// cause is err without the paths that wrap it.
func cause(err error) error {
	var p *fs.PathError
	for errors.As(err, &p) {
		err = p.Err
	}
	return err
}
