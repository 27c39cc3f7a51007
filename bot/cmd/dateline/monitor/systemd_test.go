package monitor

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestNotifyReachesTheServiceManager(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such sockets")
	}
	path := filepath.Join(t.TempDir(), "notify")
	conn, err := net.ListenPacket("unixgram", path)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	t.Setenv("NOTIFY_SOCKET", path)
	if err := Notify("READY=1"); err != nil {
		t.Fatal(err)
	}
	b := make([]byte, 100)
	n, _, err := conn.ReadFrom(b)
	if err != nil || string(b[:n]) != "READY=1" {
		t.Fatalf("the service manager read %q, %v", b[:n], err)
	}
	t.Setenv("NOTIFY_SOCKET", "")
	if err := Notify("READY=1"); err != nil {
		t.Fatal("without a service manager:", err)
	}
}

func TestWatchdogEvery(t *testing.T) {
	for usec, want := range map[string]time.Duration{"60000000": 30 * time.Second, "": 0, "0": 0, "-4": 0, "soon": 0} {
		got := WatchdogEvery(func(name string) string { return map[string]string{"WATCHDOG_USEC": usec}[name] })
		if got != want {
			t.Errorf("%q: every %s, want %s", usec, got, want)
		}
	}
	other := map[string]string{"WATCHDOG_USEC": "60000000", "WATCHDOG_PID": "1"}
	if os.Getpid() != 1 && WatchdogEvery(func(name string) string { return other[name] }) != 0 {
		t.Error("another process's watchdog is fed")
	}
}

func TestWatchIsSilentWhileTheServiceIsNotAlive(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		var dead atomic.Bool
		var reports atomic.Int32
		done := make(chan error)
		go func() {
			done <- Watch(ctx, 30*time.Second, func() error {
				if dead.Load() {
					return errors.New("the database does not answer")
				}
				return nil
			}, func() error { reports.Add(1); return nil })
		}()
		time.Sleep(100 * time.Second)
		synctest.Wait()
		if n := reports.Load(); n != 4 {
			t.Errorf("alive for 100 s it reported %d times", n)
		}
		dead.Store(true)
		time.Sleep(100 * time.Second)
		synctest.Wait()
		if n := reports.Load(); n != 4 {
			t.Errorf("dead it reported %d times more", n-4)
		}
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}
