//go:build unix

package files

import (
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

func TestPipe(t *testing.T) {
	dir := folder(t, map[string]string{"good.txt": good})
	if err := unix.Mkfifo(filepath.Join(dir, "pipe.txt"), 0o600); err != nil {
		t.Skip("this system has no named pipes:", err)
	}
	if p := leftOut(t, New(dir)); p.Reason != "it is a pipe, not a file" {
		t.Error(p)
	}
	_, problems := read(t, New(filepath.Join(dir, "pipe.txt")))
	if len(problems) != 1 {
		t.Error(problems)
	}
}

func TestNameThatIsNotUTF8(t *testing.T) {
	dir := folder(t, map[string]string{"good.txt": good})
	fd, err := unix.Open(filepath.Join(dir, "caf\xe9.txt"), unix.O_CREAT|unix.O_WRONLY, 0o600)
	if err != nil {
		t.Skip("this system does not allow such names:", err)
	}
	if err := unix.Close(fd); err != nil {
		t.Fatal(err)
	}
	if p := leftOut(t, New(dir)); p.Reason != "its name is not valid: rename it" {
		t.Error(p)
	}
}
