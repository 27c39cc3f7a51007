package main

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
)

func quiet(dir string, errOut io.Writer) *app {
	return &app{out: io.Discard, errOut: errOut, log: slog.New(slog.DiscardHandler), data: dir}
}

func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
