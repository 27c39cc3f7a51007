package config

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dateline/bot/secret"
)

// What is deployed names settings, which the program must know.
func TestDeployedFilesNameSettingsThatExist(t *testing.T) {
	known := []string{"DATELINE_CONFIG"}
	var secrets []string
	c := Default()
	for _, s := range c.settings() {
		known = append(known, Variable(s.key))
		if _, ok := s.value.Interface().(secret.Value); ok {
			secrets = append(secrets, Variable(s.key))
		}
	}
	name := regexp.MustCompile(`\b(DATELINE|SLACK|DISCORD)_[A-Z_]+\b`)
	for _, path := range []string{"Dockerfile", "docs/deploy/compose.yaml", "docs/deploy/dateline.service"} {
		found := name.FindAllString(read(t, path), -1)
		if len(found) == 0 {
			t.Errorf("%s names no setting", path)
		}
		for _, n := range found {
			if !slices.Contains(known, strings.TrimSuffix(n, "_FILE")) {
				t.Errorf("%s names %s, which is no setting", path, n)
			}
		}
	}

	var handed []string
	for _, m := range regexp.MustCompile(`(?m)^LoadCredential=([A-Z_]+):dateline\.([A-Z_]+)$`).
		FindAllStringSubmatch(read(t, "docs/deploy/dateline.service"), -1) {
		if m[1] != m[2] {
			t.Errorf("the unit hands %s in as %s", m[2], m[1])
		}
		handed = append(handed, m[1])
	}
	slices.Sort(handed)
	slices.Sort(secrets)
	if !slices.Equal(handed, secrets) {
		t.Errorf("the unit hands in %q, and the secrets are %q", handed, secrets)
	}
}

// read returns a file of the repository.
func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "..", "..", path))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
