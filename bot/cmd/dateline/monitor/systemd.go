package monitor

import (
	"context"
	"net"
	"os"
	"strconv"
	"time"
)

// Notify tells the service manager the state of the service, such as READY=1,
// where one listens, see
// https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html.
func Notify(state string) error {
	address := os.Getenv("NOTIFY_SOCKET")
	if address == "" {
		return nil
	}
	conn, err := net.Dial("unixgram", address) //nolint:gosec // the service manager names its own socket
	if err != nil {
		return err
	}
	defer conn.Close()
	_, err = conn.Write([]byte(state))
	return err
}

// WatchdogEvery is how often to report to the service manager that the service is
// alive: half of the time for which the manager waits, or 0 for never.
func WatchdogEvery(getenv func(string) string) time.Duration {
	us, err := strconv.ParseInt(getenv("WATCHDOG_USEC"), 10, 64)
	if err != nil || us <= 0 {
		return 0
	}
	if pid := getenv("WATCHDOG_PID"); pid != "" && pid != strconv.Itoa(os.Getpid()) {
		return 0
	}
	return time.Duration(us) * time.Microsecond / 2
}

// Watch reports until ctx ends, once every so often, that the service is alive. It
// does not report while alive fails or hangs, so that the service manager starts
// the service anew.
func Watch(ctx context.Context, every time.Duration, alive, report func() error) error {
	if every <= 0 {
		return nil
	}
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		if alive() == nil {
			if err := report(); err != nil {
				return err
			}
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}
