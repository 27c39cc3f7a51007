package web

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// A browser is a headless Chromium with one page, driven over the DevTools
// protocol: https://chromedevtools.github.io/devtools-protocol/.
type browser struct {
	t       testing.TB
	conn    *websocket.Conn
	session string
	last    int
	// loads are the load events that arrived since they were last waited for.
	loads []message
	// requested are the addresses that the page loaded, logged the messages in
	// the browser's log.
	requested, logged []string
}

type message struct {
	ID        int             `json:"id,omitempty"`
	Session   string          `json:"sessionId,omitempty"`
	Method    string          `json:"method,omitempty"`
	Params    json.RawMessage `json:"params,omitempty"`
	Result    json.RawMessage `json:"result,omitempty"`
	Complaint *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// timeout bounds one command to the browser, generously: the machine may be busy.
const timeout = time.Minute

// startBrowser skips the test where no Chromium is installed.
func startBrowser(t testing.TB) *browser {
	t.Helper()
	if testing.Short() {
		t.Skip("no browser in a short run")
	}
	path := ""
	for _, name := range []string{os.Getenv("DATELINE_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil && path == "" {
			path = found
		}
	}
	if path == "" {
		t.Skip("no Chromium is installed: install chromium, or name one in DATELINE_CHROMIUM")
	}
	// Not t.TempDir: the browser's child processes may still write to it when the
	// test ends.
	home, err := os.MkdirTemp("", "dateline-browser-")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
		"--remote-debugging-port=0", "--user-data-dir="+home, "about:blank")
	errs, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	b := &browser{t: t}
	t.Cleanup(func() {
		b.stop(cmd)
		_ = os.RemoveAll(home)
	})
	late := time.AfterFunc(timeout, func() { _ = cmd.Process.Kill() })
	b.connect(errs)
	late.Stop()
	return b
}

// connect reads the address that the browser listens on from its standard error,
// and opens a page.
func (b *browser) connect(errs io.Reader) {
	b.t.Helper()
	lines := bufio.NewScanner(errs)
	for lines.Scan() {
		if _, address, ok := strings.Cut(lines.Text(), "DevTools listening on "); ok {
			conn, res, err := websocket.DefaultDialer.Dial(address, nil)
			if err != nil {
				b.t.Fatal(err)
			}
			res.Body.Close()
			b.conn = conn
			break
		}
	}
	if b.conn == nil {
		b.t.Fatal("the browser does not listen")
	}
	go func() { _, _ = io.Copy(io.Discard, errs) }()
	var target struct{ TargetID string }
	b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	b.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached)
	b.session = attached.SessionID
	for _, domain := range []string{"Page", "Network", "Log", "Accessibility"} {
		b.call(domain+".enable", nil, nil)
	}
	b.size(1000, 900)
}

func (b *browser) stop(cmd *exec.Cmd) {
	if b.conn != nil {
		_ = b.conn.WriteJSON(message{ID: -1, Method: "Browser.close"})
	} else {
		_ = cmd.Process.Kill()
	}
	late := time.AfterFunc(timeout, func() { _ = cmd.Process.Kill() })
	_ = cmd.Wait()
	late.Stop()
	if b.conn != nil {
		b.conn.Close()
	}
}

// call sends a command and waits for its result.
func (b *browser) call(method string, params, result any) {
	b.t.Helper()
	b.last++
	body, err := json.Marshal(params)
	if err != nil {
		b.t.Fatal(err)
	}
	if params == nil {
		body = []byte("{}")
	}
	if err := b.conn.WriteJSON(message{ID: b.last, Session: b.session, Method: method, Params: body}); err != nil {
		b.t.Fatal(err)
	}
	for {
		m := b.receive()
		if m.ID != b.last {
			continue
		}
		if m.Complaint != nil {
			b.t.Fatalf("%s: %s", method, m.Complaint.Message)
		}
		if result != nil {
			if err := json.Unmarshal(m.Result, result); err != nil {
				b.t.Fatal(err)
			}
		}
		return
	}
}

// receive reads one message, and records it where it is an event.
func (b *browser) receive() message {
	b.t.Helper()
	_ = b.conn.SetReadDeadline(time.Now().Add(timeout))
	var m message
	if err := b.conn.ReadJSON(&m); err != nil {
		b.t.Fatal(err)
	}
	var p struct {
		Request struct{ URL string }
		Entry   struct{ Level, Text, URL string }
	}
	_ = json.Unmarshal(m.Params, &p)
	switch m.Method {
	case "Network.requestWillBeSent":
		b.requested = append(b.requested, p.Request.URL)
	case "Log.entryAdded":
		b.logged = append(b.logged, p.Entry.Level+": "+p.Entry.Text+" "+p.Entry.URL)
	case "Page.loadEventFired":
		b.loads = append(b.loads, m)
	}
	return m
}

// navigate runs an action that leads to another page, and waits until that page
// is loaded and painted. The browser gives a field its autofocus only when it
// paints, and logs a message if a key has moved the focus before.
func (b *browser) navigate(do func()) {
	b.t.Helper()
	b.loads = nil
	do()
	for len(b.loads) == 0 {
		b.receive()
	}
	const painted = `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))`
	b.call("Runtime.evaluate", map[string]any{"expression": painted, "awaitPromise": true}, nil)
}

func (b *browser) open(address string) {
	b.t.Helper()
	b.navigate(func() { b.call("Page.navigate", map[string]any{"url": address}, nil) })
}

// eval evaluates a JavaScript expression in the page.
func (b *browser) eval(expression string, result any) {
	b.t.Helper()
	var r struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails *struct{ Text string }
	}
	b.call("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true}, &r)
	if r.ExceptionDetails != nil {
		b.t.Fatalf("%s: %s", expression, r.ExceptionDetails.Text)
	}
	if err := json.Unmarshal(r.Result.Value, result); err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
}

func (b *browser) text(expression string) string {
	b.t.Helper()
	var s string
	b.eval("String("+expression+")", &s)
	return s
}

func (b *browser) holds(expression string) bool {
	b.t.Helper()
	var ok bool
	b.eval("Boolean("+expression+")", &ok)
	return ok
}

// press presses and releases a key.
func (b *browser) press(key string) {
	b.t.Helper()
	codes := map[string]int{"Tab": 9, "Enter": 13, " ": 32}
	text := map[string]string{"Enter": "\r", " ": " "}[key]
	down := map[string]any{"type": "keyDown", "key": key, "code": key, "windowsVirtualKeyCode": codes[key], "text": text}
	if key == " " {
		down["code"] = "Space"
	}
	b.call("Input.dispatchKeyEvent", down, nil)
	b.call("Input.dispatchKeyEvent", map[string]any{"type": "keyUp", "key": key, "code": down["code"], "windowsVirtualKeyCode": codes[key]}, nil)
}

func (b *browser) write(text string) {
	b.t.Helper()
	b.call("Input.insertText", map[string]any{"text": text}, nil)
}

func (b *browser) size(width, height int) {
	b.t.Helper()
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{
		"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500,
	}, nil)
}

// emulate sets the medium, "screen" or "print", and the colour scheme, "light" or
// "dark".
func (b *browser) emulate(medium, scheme string) {
	b.t.Helper()
	b.call("Emulation.setEmulatedMedia", map[string]any{
		"media": medium, "features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}},
	}, nil)
}

// screenshot saves a picture of the page for people to look at: go test -artifacts.
func (b *browser) screenshot(name string) {
	b.t.Helper()
	var picture struct{ Data string }
	b.call("Page.captureScreenshot", map[string]any{"format": "png"}, &picture)
	png, err := base64.StdEncoding.DecodeString(picture.Data)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(b.t.ArtifactDir(), name+".png"), png, 0o600); err != nil {
		b.t.Fatal(err)
	}
}
