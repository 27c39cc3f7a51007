package backup

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/corpus"
)

const lists = "families: []\n"

// packed returns a backup of a small data folder.
func packed(t testing.TB) []byte {
	t.Helper()
	dir := t.TempDir()
	s, err := corpus.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Add(t.Context(), corpus.Article{ID: "ferry", Text: "The ferry sank on 3 May."}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "lists.yaml"), []byte(lists), 0o600); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	write(t, &b, dir, s)
	return b.Bytes()
}

func write(t testing.TB, b *bytes.Buffer, dir string, s *corpus.Store) Manifest {
	t.Helper()
	m, err := Write(t.Context(), b, Folder{
		DB: s.DB(), Dir: dir, Name: corpus.FileName, Extra: []string{"lists.yaml", "missing.yaml"}, Scratch: dir, Program: "1.2.3",
	}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(dir, scratchPrefix+"*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	return m
}

func TestRoundTrip(t *testing.T) {
	b, dir := packed(t), t.TempDir()
	m, err := Unpack(t.Context(), bytes.NewReader(b), dir)
	if err != nil {
		t.Fatal(err)
	}
	if m.Program != "1.2.3" || len(m.Files) != 2 || m.Files[0].Name != corpus.FileName {
		t.Errorf("%+v", m)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "lists.yaml")); string(got) != lists || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	s, err := corpus.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	v, err := s.Current(t.Context(), "ferry")
	if err != nil || v.Text != "The ferry sank on 3 May." {
		t.Errorf("%+v, %v", v, err)
	}
	again, err := Verify(t.Context(), bytes.NewReader(b))
	if diff := cmp.Diff(m, again); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

// TestBackupIsConsistent backs up while a writer adds batches: each batch is
// either complete or missing, and there are no gaps between batches.
func TestBackupIsConsistent(t *testing.T) {
	const size = 20
	dir := t.TempDir()
	s, err := corpus.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	begun, ended := make(chan struct{}), make(chan error, 1)
	go func() {
		for n := 0; ctx.Err() == nil; n++ {
			batch := make([]corpus.Article, size)
			for i := range batch {
				batch[i] = corpus.Article{ID: fmt.Sprint(n, ".", i), Text: strings.Repeat(fmt.Sprint("word", i, " "), 200)}
			}
			if _, err := s.Add(context.WithoutCancel(ctx), batch...); err != nil {
				ended <- err
				return
			}
			if n == 3 {
				close(begun)
			}
		}
		ended <- nil
	}()
	<-begun
	backups := make([]bytes.Buffer, 3)
	for i := range backups {
		write(t, &backups[i], dir, s)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	for i := range backups {
		if n := countArrivals(t, &backups[i]); n < 4*size || n%size != 0 {
			t.Errorf("backup %d holds %d arrivals", i, n)
		}
	}
}

// countArrivals checks that a backup holds all arrivals up to its last, with
// their texts, and returns how many.
func countArrivals(t *testing.T, b *bytes.Buffer) int {
	t.Helper()
	dir := t.TempDir()
	if _, err := Unpack(t.Context(), b, dir); err != nil {
		t.Fatal(err)
	}
	s, err := corpus.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var sound string
	if err := s.DB().QueryRowContext(t.Context(), `PRAGMA integrity_check`).Scan(&sound); err != nil || sound != "ok" {
		t.Errorf("the copy fails its integrity check: %q, %v", sound, err)
	}
	n := 0
	for v, err := range s.Changes(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; v.Arrival != corpus.Arrival(n) || v.Text == "" {
			t.Fatalf("got arrival %d instead of %d, with %d bytes", v.Arrival, n, len(v.Text))
		}
	}
	if last, err := s.Last(t.Context()); err != nil || int(last) != n {
		t.Errorf("the log ends at %d but has %d arrivals, %v", last, n, err)
	}
	return n
}

func TestTruncationIsDetected(t *testing.T) {
	b := packed(t)
	for n := 0; n < len(b); n += 1 + len(b)/200 {
		if _, err := Verify(t.Context(), bytes.NewReader(b[:n])); !errors.Is(err, errDamaged) && !errors.Is(err, errNotBackup) {
			t.Errorf("truncated to %d of %d bytes: %v", n, len(b), err)
		}
	}
	if _, err := Verify(t.Context(), bytes.NewReader(append(b[:len(b):len(b)], "more"...))); !errors.Is(err, errDamaged) {
		t.Errorf("with trailing bytes: %v", err)
	}
}

// TestFlippedBitsAreDetected flips bits one at a time. A few bits are never
// read; a backup is then read as it was written.
func TestFlippedBitsAreDetected(t *testing.T) {
	b := packed(t)
	want, err := Verify(t.Context(), bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	refused := 0
	for range 500 {
		bad := bytes.Clone(b)
		bad[r.IntN(len(bad))] ^= 1 << r.IntN(8)
		got, err := Verify(t.Context(), bytes.NewReader(bad))
		var newer *newerError
		switch {
		case errors.Is(err, errDamaged), errors.Is(err, errNotBackup), errors.As(err, &newer):
			refused++
		case err != nil:
			t.Errorf("an error without a sentence for people: %v", err)
		case !cmp.Equal(got, want):
			t.Errorf("read as %+v", got)
		}
	}
	if refused < 490 {
		t.Errorf("%d of 500 were refused", refused)
	}
}

func TestNewerBackupIsRefused(t *testing.T) {
	if err := (Manifest{Format: formatVersion + 1, Program: "9.9"}).check(); err == nil || !strings.Contains(err.Error(), "newer dateline (9.9)") {
		t.Error(err)
	}
	for _, name := range []string{"../dateline.db", "/etc/passwd", "a/b", "", manifestName} {
		if err := (Manifest{Format: formatVersion, Files: []File{{Name: name}}}).check(); !errors.Is(err, errDamaged) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestMissingFolderIsNotDamage(t *testing.T) {
	_, err := Unpack(t.Context(), bytes.NewReader(packed(t)), filepath.Join(t.TempDir(), "missing"))
	if err == nil || errors.Is(err, errDamaged) {
		t.Error(err)
	}
}

func FuzzVerify(f *testing.F) {
	f.Add(packed(f))
	f.Add([]byte("no backup"))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := Verify(t.Context(), bytes.NewReader(b))
		var newer *newerError
		if err == nil && m.Format != formatVersion {
			t.Errorf("read %+v", m)
		}
		if err != nil && !errors.Is(err, errDamaged) && !errors.Is(err, errNotBackup) && !errors.As(err, &newer) {
			t.Errorf("an error without a sentence for people: %v", err)
		}
	})
}
