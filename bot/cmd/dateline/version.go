package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"dateline/bot"
	"dateline/corpus"
	"dateline/corpus/feed"
	"dateline/corpus/story"
)

// version and commit are set by release builds, see Dockerfile: -ldflags
// "-X main.version=1.2.3 -X main.commit=…"; else Go knows them where it builds
// from a checkout.
var version, commit string //nolint:gochecknoglobals // the linker sets them, and nothing else

// versionCommand says what anybody who helps an operator asks for first.
func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Say which version this is, what it was built from, and which data it reads",
		Args:  args(cobra.NoArgs),
		Run: func(*cobra.Command, []string) {
			b := readBuild()
			_, _ = fmt.Fprintf(a.out, "dateline %s\ncommit       %s\nbuilt with   %s for %s/%s\ndata format  %s\n",
				b.version, b.commit, runtime.Version(), runtime.GOOS, runtime.GOARCH, dataFormat())
		},
	}
}

// dataFormat numbers the tables that this program writes; data with a higher number
// anywhere was written by a newer program.
func dataFormat() string {
	return fmt.Sprintf("articles %d, stories %d, feeds %d, ledger %d",
		corpus.StoreSchema().Format(), story.Schema().Format(), feed.Schema().Format(), bot.Schema().Format())
}

// A build is what Go and the release have recorded of this binary.
type build struct{ version, commit string }

func readBuild() build {
	b := build{version: version, commit: commit}
	if info, ok := debug.ReadBuildInfo(); ok {
		b.read(info)
	}
	b.version, b.commit = cmp.Or(b.version, "devel"), cmp.Or(b.commit, "unknown")
	return b
}

// read fills in what a release build has not set: the commit of the checkout, and
// the version of `go install`.
func (b *build) read(info *debug.BuildInfo) {
	if v := info.Main.Version; v != "(devel)" {
		b.version = cmp.Or(b.version, strings.TrimPrefix(v, "v")) // releases have no v
	}
	vcs := map[string]string{}
	for _, s := range info.Settings {
		vcs[s.Key] = s.Value
	}
	if b.commit == "" && vcs["vcs.modified"] == "true" {
		b.commit = vcs["vcs.revision"] + ", with changes that are not committed"
	}
	b.commit = cmp.Or(b.commit, vcs["vcs.revision"])
}
