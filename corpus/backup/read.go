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

// maxWindow bounds the memory, in bytes, that decompression may need.
const maxWindow = 128 << 20

// Verify reads a backup to its end and compares every file with its hash.
func Verify(ctx context.Context, r io.Reader) (Manifest, error) {
	return read(ctx, r, func(File) (io.WriteCloser, error) { return nopCloser{io.Discard}, nil })
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

// Unpack verifies a backup while writing its files into the existing folder
// dir. After an error the files in dir must not be used.
func Unpack(ctx context.Context, r io.Reader, dir string) (Manifest, error) {
	return read(ctx, r, func(f File) (io.WriteCloser, error) {
		out, err := os.OpenFile(filepath.Join(dir, f.Name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return nil, err
		}
		return syncedFile{out}, nil
	})
}

// A syncedFile is on disk when it is closed.
type syncedFile struct{ *os.File }

func (d syncedFile) Close() error { return errors.Join(d.Sync(), d.File.Close()) }

func read(ctx context.Context, r io.Reader, create func(File) (io.WriteCloser, error)) (m Manifest, err error) {
	// A single goroutine, so that none outlives a backup that breaks off.
	z, err := zstd.NewReader(&contextReader{ctx, r}, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
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
		return m, errors.Join(ctx.Err(), fmt.Errorf("%w: there is more at its end (%v, %w)", errDamaged, h, err))
	}
	// Read the padding as well, so that the last checksum is verified.
	if _, err := io.Copy(io.Discard, z); err != nil {
		return m, errors.Join(ctx.Err(), fmt.Errorf("%w (%w)", errDamaged, err))
	}
	return m, nil
}

func readManifest(in *tar.Reader) (m Manifest, err error) {
	h, err := in.Next()
	switch {
	case errors.Is(err, zstd.ErrMagicMismatch), errors.Is(err, tar.ErrHeader), errors.Is(err, io.EOF):
		return m, errNotBackup
	case err != nil:
		return m, fmt.Errorf("%w (%w)", errDamaged, err)
	case h.Name != manifestName || h.Size > maxManifestSize:
		return m, errNotBackup
	}
	text, err := io.ReadAll(in)
	if err != nil {
		return m, fmt.Errorf("%w (%w)", errDamaged, err)
	}
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&m); err != nil {
		return m, errNotBackup
	}
	return m, m.check()
}

func readFile(in *tar.Reader, f File, create func(File) (io.WriteCloser, error)) (err error) {
	h, err := in.Next()
	if err != nil {
		return fmt.Errorf("%w: %q is missing (%w)", errDamaged, f.Name, err)
	}
	if h.Name != f.Name || h.Size != f.Size || h.Typeflag != tar.TypeReg {
		return fmt.Errorf("%w: it has %q of %d bytes in the place of %q of %d", errDamaged, h.Name, h.Size, f.Name, f.Size)
	}
	out, err := create(f)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	sum, source := sha256.New(), &recordingReader{in: in}
	if _, err := io.Copy(io.MultiWriter(out, sum), source); err != nil {
		if source.err != nil {
			return fmt.Errorf("%w (%w)", errDamaged, source.err)
		}
		return err // an error of the target disk
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != f.SHA256 {
		return fmt.Errorf("%w: %q is not as it was written", errDamaged, f.Name)
	}
	return nil
}

// A recordingReader records the error of its reader, to distinguish it from an
// error of the writer it is copied to.
type recordingReader struct {
	in  io.Reader
	err error
}

func (t *recordingReader) Read(p []byte) (int, error) {
	n, err := t.in.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		t.err = err
	}
	return n, err
}
