package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/bot/cmd/dateline/config"
)

func TestInitKeepsWhatIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dateline.yaml")
	var out strings.Builder
	a := &app{out: &out}
	if err := a.init(path, false); err != nil || !strings.Contains(out.String(), "dateline check --config "+path) {
		t.Fatalf("%v %s", err, &out)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	write(t, filepath.Dir(path), "dateline.yaml", "listen: mine\n")
	if err := a.init(path, false); err == nil || !strings.Contains(err.Error(), "--force") {
		t.Errorf("it was overwritten: %v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "listen: mine\n" {
		t.Errorf("got %s", b)
	}
	if err := a.init(path, true); err != nil {
		t.Error(err)
	}
	if b, _ := os.ReadFile(path); string(b) != string(config.Sample()) {
		t.Error("--force did not overwrite it")
	}
}
