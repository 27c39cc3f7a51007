package datafolder

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOnlyTheNewestAreKept(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"upgrade-20240101", "upgrade-20240102", "upgrade-20240103", "upgrade-20240104", "replaced-20230101"} {
		lay(t, dir, map[string]string{name + ".tar.zst": ""})
	}
	if err := KeepNewest(filepath.Join(dir, "upgrade-*.tar.zst"), 3); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(left) != 4 || strings.Contains(strings.Join(left, " "), "upgrade-20240101") {
		t.Error(left, err)
	}
}

func TestAFileIsReplacedWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "articles.jsonl")
	lay(t, dir, map[string]string{"articles.jsonl": "old"})
	full := errors.New("the disk is full")
	err := ReplaceFile(path, func(f *os.File) error {
		_, _ = io.WriteString(f, "half of the n")
		return full
	})
	if got := held(t, dir); !errors.Is(err, full) || len(got) != 1 || got["articles.jsonl"] != "old" {
		t.Errorf("%v, %v", err, got)
	}
	err = ReplaceFile(path, func(f *os.File) error {
		_, err := io.WriteString(f, "new")
		return err
	})
	if got := held(t, dir); err != nil || len(got) != 1 || got["articles.jsonl"] != "new" {
		t.Errorf("%v, %v", err, got)
	}
	if err := ReplaceFile(filepath.Join(dir, "none", "x"), nil); err == nil || !strings.Contains(err.Error(), "make it first") {
		t.Error(err)
	}
}

func TestAFolderIsVacantDespiteWhatEveryUseLeaves(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{"lock": "", "history": "", ".trash": "", "backups/replaced-1/dateline.db": ""})
	if err := Vacant(dir); err != nil {
		t.Error(err)
	}
	lay(t, dir, map[string]string{"notes.txt": ""})
	if err := Vacant(dir); err == nil || !strings.Contains(err.Error(), "--force") {
		t.Error(err)
	}
}
