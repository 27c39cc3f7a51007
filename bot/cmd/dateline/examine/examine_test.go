package examine_test

import (
	"context"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/bot/cmd/dateline/config"
	"dateline/bot/cmd/dateline/coverage"
	"dateline/bot/cmd/dateline/examine"
	"dateline/bot/doctor"
)

func TestPartsAreJoinedInTheirOrder(t *testing.T) {
	first := make(chan struct{})
	all := examine.Together(t.Context(),
		func(context.Context) []doctor.Finding {
			<-first // ends last
			return []doctor.Finding{{Subject: "a"}, {Subject: "b"}}
		},
		func(context.Context) []doctor.Finding {
			close(first)
			return []doctor.Finding{{Subject: "c"}}
		})
	if len(all) != 3 || all[0].Subject+all[1].Subject+all[2].Subject != "abc" {
		t.Errorf("%+v", all)
	}
}

func TestAFolderIsExamined(t *testing.T) {
	o := coverage.Options{Log: slog.New(slog.DiscardHandler), Notices: io.Discard}
	dir := filepath.Join(t.TempDir(), "data")
	if found := examine.Folder(t.Context(), dir, o); len(found) != 1 || !found[0].OK() {
		t.Errorf("one that is to be made: %+v", found)
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("it was made: %v", err)
	}
	c, err := coverage.Open(t.Context(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	if found := examine.Folder(t.Context(), dir, o); len(found) != 1 || found[0].OK() {
		t.Errorf("one that is in use: %+v", found)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if found := examine.Folder(t.Context(), dir, o); len(found) != 2 || doctor.Faults(found) > 0 {
		t.Errorf("one that is well: %+v", found)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if found := examine.Folder(t.Context(), file, o); len(found) != 1 || found[0].OK() {
		t.Errorf("a file: %+v", found)
	}
}

func TestAnAddressIsExamined(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for address, faults := range map[string]int{"127.0.0.1:0": 0, l.Addr().String(): 1} {
		cfg := config.Default()
		cfg.Listen = address
		if found := examine.Address(t.Context(), cfg); len(found) != 1 || doctor.Faults(found) != faults {
			t.Errorf("%s: %+v", address, found)
		}
	}
}

// A password in a feed's address is not told.
func TestFeedsAreExaminedOnce(t *testing.T) {
	cfg := config.Default()
	cfg.Feeds = []config.Feed{{URL: "http://ann:hidden@127.0.0.1:1/rss?key=hidden"}}
	found := examine.Feeds(t.Context(), cfg, []string{cfg.Feeds[0].URL}, slog.New(slog.DiscardHandler))
	if len(found) != 1 || found[0].OK() {
		t.Fatalf("%+v", found)
	}
	if text := found[0].Subject + found[0].Says + found[0].Remedy; strings.Contains(text, "hidden") {
		t.Errorf("it says %q", text)
	}
}
