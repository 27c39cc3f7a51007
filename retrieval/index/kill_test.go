package index

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// killEnv makes the test binary a process that indexes until it is killed.
const killEnv = "DATELINE_INDEX_VICTIM"

// victimStore returns a store that is the same in every process.
func victimStore() *memory {
	r := rand.New(rand.NewPCG(5, 5))
	m := newMemory()
	for range 400 {
		id := r.IntN(250)
		if r.IntN(8) == 0 {
			m.withdraw(fmt.Sprint(id))
		} else {
			m.add(article(r, id, 1+r.IntN(4)))
		}
	}
	return m
}

func victim(dir string) int {
	ctx := context.Background()
	ix, err := openIndex(ctx, dir, victimStore(), Options{batch: 20, probes: 5, progress: func(articles, _ int) { fmt.Println(articles) }})
	if err == nil {
		err = ix.sync(ctx)
	}
	fmt.Println("done", err)
	time.Sleep(time.Minute) // until it is killed
	return 1
}

// TestKill kills a process that indexes, again and again, and checks that the next
// start continues after the last batch and that no article is lost or there twice.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	dir, m := t.TempDir(), victimStore()
	r := rand.New(rand.NewPCG(6, 6))
	for n := range 8 {
		runAndKill(t, dir, 1+r.IntN(3), time.Duration(r.IntN(20))*time.Millisecond)
		log, said := captureLog()
		ix := open(t, dir, m, Options{batch: 20, Log: log})
		if said.Len() > 0 {
			t.Errorf("kill %d: %s", n, said)
		}
		if n%4 == 3 {
			syncAll(t, ix)
			compareAll(t, ix, m, r)
			if left, err := ix.verify(t.Context()); err != nil || len(left) > 0 {
				t.Errorf("verify: %v %v", left, err)
			}
		}
		if err := ix.close(); err != nil {
			t.Fatal(err)
		}
	}
}

// runAndKill starts a victim and kills it some time after a number of batches.
func runAndKill(t *testing.T, dir string, batches int, after time.Duration) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), killEnv+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var line strings.Builder
	one := make([]byte, 1)
	for batches > 0 {
		if _, err := out.Read(one); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		line.Write(one)
		if one[0] == '\n' {
			batches--
			if strings.HasPrefix(line.String(), "done") {
				break
			}
			line.Reset()
		}
	}
	<-time.After(after)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
}
