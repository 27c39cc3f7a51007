package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// A background is a `dateline serve` that a script has running.
type background struct {
	cmd         *exec.Cmd
	out, errOut bytes.Buffer
	// begun receives the first line of standard output, ended the error with which
	// it ended.
	begun chan string
	ended chan error
}

// Write takes standard output, which one goroutine writes.
func (b *background) Write(p []byte) (int, error) {
	before := bytes.IndexByte(b.out.Bytes(), '\n')
	n, err := b.out.Write(p)
	if end := bytes.IndexByte(b.out.Bytes(), '\n'); before < 0 && end >= 0 {
		b.begun <- string(b.out.Bytes()[:end])
	}
	return n, err
}

// backgroundKey is where a script has its services, by their names.
const backgroundKey = "services"

// inherited are what a service gets of its script's environment.
var inherited = []string{"HOME", "XDG_DATA_HOME", "PATH", "TMPDIR", "GOCOVERDIR", "DATELINE_DATA", "DATELINE_WEB_TOKEN_FILE"}

// serveCommand is `serve NAME [ARG...]`: it runs `dateline serve` on a port that
// nobody else has, puts its address into $NAME, and waits until it answers.
func serveCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: serve NAME [ARG...]")
	}
	program, err := exec.LookPath("dateline")
	ts.Check(err)
	args, name := append([]string{"serve", "--listen", "127.0.0.1:0"}, args[1:]...), args[0]
	b := &background{cmd: exec.Command(program, args...), begun: make(chan string, 1), ended: make(chan error, 1)}
	b.cmd.Dir, b.cmd.Stdout, b.cmd.Stderr = ts.MkAbs("."), b, &b.errOut
	for _, v := range inherited {
		if ts.Getenv(v) != "" {
			b.cmd.Env = append(b.cmd.Env, v+"="+ts.Getenv(v))
		}
	}
	ts.Check(b.cmd.Start())
	go func() { b.ended <- b.cmd.Wait() }()
	running(ts)[name] = b
	ts.Defer(func() {
		if running(ts)[name] == b {
			_ = b.cmd.Process.Kill()
			if err := <-b.ended; err == nil {
				ts.Logf("the service ended by itself")
			}
		}
	})
	select {
	case said := <-b.begun:
		port := said[strings.LastIndexByte(said, ':')+1:]
		ts.Setenv(name, "127.0.0.1:"+port)
		ts.Check(ts.Exec("dateline", "healthcheck", "--address", "127.0.0.1:"+port, "--wait", "60s"))
	case err := <-b.ended:
		delete(running(ts), name)
		ts.Fatalf("it ended with %v\n%s", err, b.errOut.String())
	}
}

// endCommand is `end NAME`, which interrupts the service of that name, and
// `! end NAME`, which kills it. Then stdout and stderr
// match what it has printed.
func endCommand(ts *testscript.TestScript, kill bool, args []string) {
	if len(args) != 1 || running(ts)[args[0]] == nil {
		ts.Fatalf("usage: [!] end NAME, of a service that runs")
	}
	b := running(ts)[args[0]]
	delete(running(ts), args[0])
	how := os.Interrupt
	if kill {
		how = os.Kill
	}
	ts.Check(b.cmd.Process.Signal(how))
	err := <-b.ended
	_, _ = ts.Stdout().Write(b.out.Bytes())
	_, _ = ts.Stderr().Write(b.errOut.Bytes())
	if (err != nil) != kill {
		ts.Fatalf("it ended with %v\n%s", err, b.errOut.String())
	}
}

// running are the services of a script by their names.
func running(ts *testscript.TestScript) map[string]*background {
	all, _ := ts.Value(backgroundKey).(map[string]*background)
	return all
}
