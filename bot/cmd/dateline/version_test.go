package main

import (
	"runtime/debug"
	"testing"
)

// TestVersionsAreWrittenOneWay: a release build is told 1.2.3, and what Go builds
// from a tag reads v1.2.3.
func TestVersionsAreWrittenOneWay(t *testing.T) {
	for name, c := range map[string]struct {
		linked, module, want string
	}{
		"a release":        {"1.2.3", "(devel)", "1.2.3"},
		"go install":       {"", "v1.2.3", "1.2.3"},
		"between releases": {"", "v1.2.4-0.20261130120000-0123456789ab", "1.2.4-0.20261130120000-0123456789ab"},
		"neither":          {"", "(devel)", ""},
	} {
		b := build{version: c.linked}
		b.read(&debug.BuildInfo{Main: debug.Module{Version: c.module}})
		if b.version != c.want {
			t.Errorf("%s: %q, want %q", name, b.version, c.want)
		}
	}
}
