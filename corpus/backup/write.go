package backup

import (
	"archive/tar"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/klauspost/compress/zstd"
)

// A Folder describes what is packed: a database and the files beside it.
type Folder struct {
	DB *sql.DB
	// Dir is the data folder, Name the name of the database file in it.
	Dir, Name string
	// Extra are the names of other files to pack. Those that do not exist are
	// skipped.
	Extra []string
	// Scratch is a folder on a disk with room for a copy of the database.
	Scratch string
	// Program is the version of the program.
	Program string
}

// Write packs f into w as it is at one moment. Writers to the database are
// neither blocked nor seen meanwhile.
func Write(ctx context.Context, w io.Writer, f Folder, now time.Time) (m Manifest, err error) {
	scratch, err := os.MkdirTemp(f.Scratch, scratchPrefix)
	if err != nil {
		return m, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(scratch)) }()
	// VACUUM INTO makes a consistent copy without free pages:
	// https://www.sqlite.org/lang_vacuum.html#vacuuminto
	if _, err := f.DB.ExecContext(ctx, `VACUUM INTO $1`, filepath.Join(scratch, f.Name)); err != nil {
		return m, fmt.Errorf("the database cannot be copied: %w", err)
	}
	for _, name := range f.Extra {
		if err := copyFile(filepath.Join(scratch, name), filepath.Join(f.Dir, name)); err != nil {
			return m, err
		}
	}
	m = Manifest{Format: formatVersion, Program: f.Program, Made: now.UTC().Truncate(time.Second)}
	for _, name := range append([]string{f.Name}, f.Extra...) {
		one, err := hashFile(scratch, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return m, err
		}
		m.Files = append(m.Files, one)
	}
	return m, writeArchive(ctx, w, scratch, m)
}

const scratchPrefix = ".making-"

// Sweep removes what a process that was killed has left in the scratch folder.
func Sweep(scratch string) error {
	left, err := filepath.Glob(filepath.Join(scratch, scratchPrefix+"*"))
	for _, path := range left {
		err = errors.Join(err, os.RemoveAll(path))
	}
	return err
}

func copyFile(to, from string) error {
	b, err := os.ReadFile(from)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o600)
}

func hashFile(dir, name string) (File, error) {
	in, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return File{}, err
	}
	defer in.Close()
	sum := sha256.New()
	n, err := io.Copy(sum, in)
	return File{Name: name, Size: n, SHA256: hex.EncodeToString(sum.Sum(nil))}, err
}

func writeArchive(ctx context.Context, w io.Writer, dir string, m Manifest) error {
	z, err := zstd.NewWriter(w, zstd.WithEncoderCRC(true))
	if err != nil {
		return err
	}
	out := tar.NewWriter(z)
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return errors.Join(err, z.Close())
	}
	head := func(name string, size int64) error {
		return out.WriteHeader(&tar.Header{Name: name, Size: size, Mode: 0o600, ModTime: m.Made, Format: tar.FormatPAX})
	}
	if err = head(manifestName, int64(len(text))); err == nil {
		_, err = out.Write(text)
	}
	for _, f := range m.Files {
		if err == nil {
			err = head(f.Name, f.Size)
		}
		if err == nil {
			err = copyInto(ctx, out, filepath.Join(dir, f.Name))
		}
	}
	if err == nil {
		err = out.Close()
	}
	return errors.Join(err, z.Close())
}

func copyInto(ctx context.Context, w io.Writer, path string) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	_, err = io.Copy(w, &contextReader{ctx, in})
	return err
}

// A contextReader stops reading when its context ends.
type contextReader struct {
	ctx context.Context //nolint:containedctx // it lives as long as its copy
	in  io.Reader
}

func (u *contextReader) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.in.Read(p)
}
