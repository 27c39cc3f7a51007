package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// A root is a folder below which files are read. Nothing outside it can be read
// through it, whatever links it contains.
type root struct {
	fs fs.FS
	// dir is the folder's full path, empty if the files are in an fs.FS.
	dir    string
	closer *os.Root
}

// openRoot opens the folder at path, or the folder of the file at path and that
// file's name.
func openRoot(path string) (r *root, name string, err error) {
	if path == "" {
		return nil, "", fs.ErrNotExist
	}
	// A link that was named explicitly is followed, wherever it leads.
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

// path returns the path of a file as people know it.
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

// openProblem says why a file or folder could not be opened.
func openProblem(err error) *Problem {
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

// cause returns err without the paths that wrap it.
func cause(err error) error {
	var p *fs.PathError
	for errors.As(err, &p) {
		err = p.Err
	}
	return err
}
