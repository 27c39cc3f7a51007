package main

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
)

// socketName is the door's socket in the data folder. A service that was
// killed leaves it behind: then nobody answers there, and the next service
// takes its place.
const socketName = "door"

// longestSocket is how many bytes the path of a socket may have on every
// system: sun_path holds 104 on the BSDs and macOS, 108 elsewhere, with the
// zero at its end (https://man7.org/linux/man-pages/man7/unix.7.html).
const longestSocket = 103

// listenSocket listens on the data folder's socket, which only the folder's
// owner can use. The caller holds the folder's lock.
func listenSocket(dir string) (net.Listener, error) {
	path := filepath.Join(dir, socketName)
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return onSocket(dir, func(short string) (net.Listener, error) {
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
		return ownSocket{l, path}, nil
	})
}

// An ownSocket removes its file when it is closed.
type ownSocket struct {
	net.Listener
	path string
}

func (s ownSocket) Close() error {
	_ = os.Remove(s.path) // the next service would
	return s.Listener.Close()
}

// dialSocket connects to the service that listens in the data folder.
func dialSocket(ctx context.Context, dir string) (net.Conn, error) {
	if _, err := os.Lstat(filepath.Join(dir, socketName)); err != nil {
		return nil, err
	}
	return onSocket(dir, func(short string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "unix", short)
	})
}

// onSocket gives use a path of the folder's socket that is short enough to be
// one: in a folder whose path is too long, it leads through a link that is
// there for that long.
func onSocket[T any](dir string, use func(path string) (T, error)) (T, error) {
	var none T
	path, err := filepath.Abs(filepath.Join(dir, socketName))
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
	return use(filepath.Join(link, socketName))
}
