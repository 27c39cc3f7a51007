package backup

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"
)

// window is the most memory, in bytes, that a backup may ask for on reading.
const window = 128 << 20

// Verify reads a backup to its end and compares every file with its hash.
func Verify(ctx context.Context, r io.Reader) (Manifest, error) {
	return read(ctx, r, func(File) (io.WriteCloser, error) { return nothing{io.Discard}, nil })
}

type nothing struct{ io.Writer }

func (nothing) Close() error { return nil }

// Unpack is Verify, and puts the files into the folder dir. What is in it after
// an error is not to be used.
func Unpack(ctx context.Context, r io.Reader, dir string) (Manifest, error) {
	return read(ctx, r, func(f File) (io.WriteCloser, error) {
		out, err := os.OpenFile(filepath.Join(dir, f.Name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return nil, err
		}
		return durable{out}, nil
	})
}

// A durable file is on the disk when it is closed.
type durable struct{ *os.File }

func (d durable) Close() error { return errors.Join(d.Sync(), d.File.Close()) }

func read(ctx context.Context, r io.Reader, create func(File) (io.WriteCloser, error)) (m Manifest, err error) {
	// One goroutine, so that none outlives a backup that breaks off.
	z, err := zstd.NewReader(&until{ctx, r}, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(window))
	if err != nil {
		return m, err
	}
	defer z.Close()
	in := tar.NewReader(z)
	if m, err = readManifest(in); err != nil {
		return m, errors.Join(ctx.Err(), err)
	}
	for _, f := range m.Files {
		if err := readFile(in, f, create); err != nil {
			return m, errors.Join(ctx.Err(), err)
		}
	}
	if h, err := in.Next(); !errors.Is(err, io.EOF) {
		return m, errors.Join(ctx.Err(), fmt.Errorf("%w: there is more at its end (%v, %w)", ErrDamaged, h, err))
	}
	// The rest is padding; its checksum is looked at all the same.
	if _, err := io.Copy(io.Discard, z); err != nil {
		return m, errors.Join(ctx.Err(), fmt.Errorf("%w (%w)", ErrDamaged, err))
	}
	return m, nil
}

func readManifest(in *tar.Reader) (m Manifest, err error) {
	h, err := in.Next()
	switch {
	case errors.Is(err, zstd.ErrMagicMismatch), errors.Is(err, tar.ErrHeader), errors.Is(err, io.EOF):
		return m, ErrNoBackup
	case err != nil:
		return m, fmt.Errorf("%w (%w)", ErrDamaged, err)
	case h.Name != manifestName || h.Size > manifestSize:
		return m, ErrNoBackup
	}
	text, err := io.ReadAll(in)
	if err != nil {
		return m, fmt.Errorf("%w (%w)", ErrDamaged, err)
	}
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&m); err != nil {
		return m, ErrNoBackup
	}
	return m, m.check()
}

func readFile(in *tar.Reader, f File, create func(File) (io.WriteCloser, error)) (err error) {
	h, err := in.Next()
	if err != nil {
		return fmt.Errorf("%w: %q is missing (%w)", ErrDamaged, f.Name, err)
	}
	if h.Name != f.Name || h.Size != f.Size || h.Typeflag != tar.TypeReg {
		return fmt.Errorf("%w: it has %q of %d bytes in the place of %q of %d", ErrDamaged, h.Name, h.Size, f.Name, f.Size)
	}
	out, err := create(f)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	sum, source := sha256.New(), &troubled{in: in}
	if _, err := io.Copy(io.MultiWriter(out, sum), source); err != nil {
		if source.err != nil {
			return fmt.Errorf("%w (%w)", ErrDamaged, source.err)
		}
		return err // of the disk that it is unpacked to
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != f.SHA256 {
		return fmt.Errorf("%w: %q is not as it was written", ErrDamaged, f.Name)
	}
	return nil
}

// troubled remembers the error of its reader, to tell it from that of a writer.
type troubled struct {
	in  io.Reader
	err error
}

func (t *troubled) Read(p []byte) (int, error) {
	n, err := t.in.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		t.err = err
	}
	return n, err
}
