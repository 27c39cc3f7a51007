package control

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
)

// SocketName is the name of the server's socket in the data folder. A service
// that was killed leaves the file behind: nobody answers there, and the next
// service replaces it.
const SocketName = "control.sock"

// longestSocket is how many bytes the path of a socket may have on every
// system: sun_path holds 104 on the BSDs and macOS, 108 elsewhere, with the
// zero at its end (https://man7.org/linux/man-pages/man7/unix.7.html).
const longestSocket = 103

// listen listens on the socket in dir, which only the folder's owner can use.
// The caller holds the folder's lock, so a socket that is there already belongs
// to no living process.
func listen(dir string) (net.Listener, error) {
	path := filepath.Join(dir, SocketName)
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return withShortPath(dir, func(short string) (net.Listener, error) {
		l, err := net.Listen("unix", short)
		if err != nil {
			return nil, err
		}
		if u, ok := l.(*net.UnixListener); ok {
			u.SetUnlinkOnClose(false) // by then its short path may be gone
		}
		if err := os.Chmod(path, 0o600); err != nil {
			return nil, errors.Join(err, l.Close())
		}
		return socketListener{l, path}, nil
	})
}

// A socketListener removes its socket's file when it is closed.
type socketListener struct {
	net.Listener
	path string
}

// Close stops listening and removes the file.
func (s socketListener) Close() error {
	_ = os.Remove(s.path) // the next service would
	return s.Listener.Close()
}

// dial connects to the service that listens in dir.
func dial(ctx context.Context, dir string) (net.Conn, error) {
	if _, err := os.Lstat(filepath.Join(dir, SocketName)); err != nil {
		return nil, err
	}
	return withShortPath(dir, func(short string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "unix", short)
	})
}

// withShortPath calls use with a path to the socket in dir that is short enough
// for the system. Where the real path is too long, it goes through a symbolic
// link in the folder for temporary files, which exists until use returns.
func withShortPath[T any](dir string, use func(path string) (T, error)) (T, error) {
	var none T
	path, err := filepath.Abs(filepath.Join(dir, SocketName))
	if err != nil {
		return none, err
	}
	if len(path) <= longestSocket {
		return use(path)
	}
	short, err := os.MkdirTemp("", "dateline")
	if err != nil {
		return none, err
	}
	defer func() { _ = os.RemoveAll(short) }() // it is empty but for the link
	link := filepath.Join(short, "data")
	if err := os.Symlink(filepath.Dir(path), link); err != nil {
		return none, err
	}
	return use(filepath.Join(link, SocketName))
}
