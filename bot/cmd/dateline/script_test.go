package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"dateline": main,
		"get":      get,
	})
}

// get prints a page, for the scripts; with a second argument it gets the page until
// that is in it.
func get() {
	until := time.Now().Add(time.Minute)
	for {
		res, err := http.Get(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		body, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if len(os.Args) == 2 || strings.Contains(string(body), os.Args[2]) {
			fmt.Printf("%s\n%s", res.Status, body)
			return
		}
		if time.Now().After(until) {
			fmt.Fprintf(os.Stderr, "%q does not come up:\n%s", os.Args[2], body)
			os.Exit(1)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// The scripts in testdata/script are sessions with the binary; each says at its top
// what it shows.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Files:               scripts(t),
		RequireExplicitExec: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"slack": slackCommand, "discord": discordCommand, "web": webCommand, "expand": expandCommand,
			"serve": serveCommand, "end": endCommand,
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", filepath.Join(e.WorkDir, "home"))
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "home", "data"))
			e.Setenv("DATELINE_DATA", "")
			e.Setenv("SHARED", shared())
			e.Values[backgroundKey] = map[string]*background{}
			return os.MkdirAll(filepath.Join(e.WorkDir, "home"), 0o700)
		},
		Condition: func(cond string) (bool, error) { return cond == "shared" && shared() != "", nil },
	})
}

// scripts are the files of all sessions; in short runs, of those that have a
// service running, where goroutines meet.
func scripts(t *testing.T) (files []string) {
	all, err := filepath.Glob(filepath.Join("testdata", "script", "*.txtar"))
	if err != nil || len(all) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, path := range all {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !testing.Short() || bytes.Contains(b, []byte("\nserve ")) {
			files = append(files, path)
		}
	}
	return files
}

// shared is the folder of data that is kept beside the checkout, empty where
// it is missing.
func shared() string {
	if dir := os.Getenv("DATELINE_SHARED"); dir != "" {
		return dir
	}
	dir, err := filepath.Abs(filepath.Join("..", "..", "..", "..", "shared"))
	if err != nil {
		return ""
	}
	if _, err := os.Stat(filepath.Join(dir, "seeds")); err != nil {
		return ""
	}
	return dir
}
