package discordfake_test

import (
	"compress/zlib"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"dateline/adapters/discord/discordfake"

	"github.com/gorilla/websocket"
)

// dial connects to the gateway without a Discord library.
func dial(t *testing.T, f *discordfake.Fake, path string) *websocket.Conn {
	t.Helper()
	ws, _, err := websocket.DefaultDialer.Dial(strings.Replace(f.URL(), "http", "ws", 1)+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	return ws
}

type frame struct {
	Op int            `json:"op"`
	S  int            `json:"s"`
	T  string         `json:"t"`
	D  map[string]any `json:"d"`
}

// next reads frames until one with the opcode and, unless it is "", the event.
func next(t *testing.T, ws *websocket.Conn, op int, event string) frame {
	t.Helper()
	_ = ws.SetReadDeadline(time.Now().Add(20 * time.Second))
	for {
		var fr struct {
			frame
			D any `json:"d"`
		}
		if err := ws.ReadJSON(&fr); err != nil {
			t.Fatalf("waiting for op %d %s: %v", op, event, err)
		}
		if fr.Op == op && (event == "" || fr.T == event) {
			fr.frame.D, _ = fr.D.(map[string]any)
			return fr.frame
		}
	}
}

func identify(t *testing.T, f *discordfake.Fake, ws *websocket.Conn) frame {
	t.Helper()
	next(t, ws, 10, "")
	writeFrame(t, ws, 2, map[string]any{"token": f.Token(), "intents": 513, "properties": map[string]any{}})
	return next(t, ws, 0, "READY")
}

func writeFrame(t *testing.T, ws *websocket.Conn, op int, d any) {
	t.Helper()
	if err := ws.WriteJSON(map[string]any{"op": op, "d": d}); err != nil {
		t.Fatal(err)
	}
}

func TestResumeAddressAndReconnectRightAfterIt(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	g := f.Gateway()
	ws := dial(t, f, "/?v=9&encoding=json")
	ready := identify(t, f, ws)
	next(t, ws, 0, "GUILD_CREATE")
	resumeURL := fmt.Sprint(ready.D["resume_gateway_url"])
	path := resumeURL[strings.LastIndex(resumeURL, "/"):]
	resume := map[string]any{"token": f.Token(), "session_id": ready.D["session_id"], "seq": 1}

	g.CloseWith(4000)
	_, _, err := ws.ReadMessage()
	if closeCode(err) != 4000 {
		t.Fatalf("closed with %v", err)
	}
	g.ReconnectAfterResume(1)
	ws = dial(t, f, path+"?v=10")
	next(t, ws, 10, "")
	writeFrame(t, ws, 6, resume)
	next(t, ws, 0, "GUILD_CREATE")
	next(t, ws, 0, "RESUMED")
	next(t, ws, 7, "")
	if facts := g.Facts(); facts.ResumedAt != "/resume" || facts.ResumedFrom != 1 || facts.Replayed != 1 {
		t.Errorf("facts: %+v", facts)
	}
	_ = ws.WriteMessage(websocket.CloseMessage, websocket.FormatCloseMessage(1000, ""))
	f.WaitUntil("the close", func() bool { return len(g.Facts().ClientCloses) == 1 })

	ws = dial(t, f, path+"?v=10")
	next(t, ws, 10, "")
	writeFrame(t, ws, 6, resume) // the session ended with 1000
	next(t, ws, 9, "")
	identifyAgain := map[string]any{"token": f.Token(), "intents": 0}
	writeFrame(t, ws, 2, identifyAgain)
	next(t, ws, 0, "READY")
}

func TestHeartbeatsMuteAndFreeze(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	g := f.Gateway()
	ws := dial(t, f, "/?v=9")
	identify(t, f, ws)
	writeFrame(t, ws, 1, 1)
	next(t, ws, 11, "")
	g.AskHeartbeat()
	next(t, ws, 1, "")
	g.Mute(true)
	writeFrame(t, ws, 1, 1)
	f.WaitUntil("the heartbeat", func() bool { return g.Facts().Heartbeats == 2 })
	g.Reconnect() // the connection still works
	next(t, ws, 7, "")
	g.Mute(false)
	g.Freeze()
	if g.Connected() != 0 {
		t.Error("a frozen socket counts as connected")
	}
	ws = dial(t, f, "/?v=9")
	identify(t, f, ws)
	if g.Connected() != 1 {
		t.Error("a new socket must work beside a frozen one")
	}
}

func TestGatewayRefusals(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t, discordfake.Identifies(1))
	for _, c := range []struct {
		path string
		op   int
		d    any
		code int
	}{
		{"/?v=8", 1, nil, 4012},
		{"/?v=9&encoding=etf", 1, nil, 4002},
		{"/?v=9", 99, nil, 4001},
		{"/?v=9", 8, nil, 4003},
		{"/?v=9", 2, "not an object", 4002},
		{"/?v=9", 2, map[string]any{"token": "Bot " + "x", "intents": 0}, 4004},
	} {
		ws := dial(t, f, c.path)
		_ = ws.WriteJSON(map[string]any{"op": c.op, "d": c.d})
		var err error
		for err == nil {
			_, _, err = ws.ReadMessage()
		}
		if closeCode(err) != c.code {
			t.Errorf("%s op %d: %v, want %d", c.path, c.op, err, c.code)
		}
	}
	f.Gateway().RefuseUpgrades(502)
	_, resp, err := websocket.DefaultDialer.Dial(strings.Replace(f.URL(), "http", "ws", 1)+"/?v=9", nil)
	if err == nil || resp.StatusCode != 502 {
		t.Errorf("the upgrade was answered %v, %v", resp, err)
	}
}

func TestZlibStream(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	ws := dial(t, f, "/?v=10&encoding=json&compress=zlib-stream")
	writeFrame(t, ws, 2, map[string]any{"token": f.Token(), "intents": 1})
	in, out := io.Pipe()
	defer func() { _ = in.Close() }()
	go func() {
		for {
			_, b, err := ws.ReadMessage()
			if err != nil {
				_ = out.CloseWithError(err)
				return
			}
			if _, err := out.Write(b); err != nil {
				return
			}
		}
	}()
	z, err := zlib.NewReader(in)
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(z)
	var events []string
	for len(events) < 3 {
		var fr frame
		if err := d.Decode(&fr); err != nil {
			t.Fatal(err)
		}
		events = append(events, fmt.Sprintf("%d %s", fr.Op, fr.T))
	}
	if got := strings.Join(events, ", "); got != "10 , 0 READY, 0 GUILD_CREATE" {
		t.Errorf("events: %s", got)
	}
}

func TestInvalidSessionBothWays(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	g := f.Gateway()
	ws := dial(t, f, "/?v=10")
	ready := identify(t, f, ws)
	resume := map[string]any{"token": f.Token(), "session_id": ready.D["session_id"], "seq": 1}
	g.Invalidate(true)
	next(t, ws, 9, "")
	writeFrame(t, ws, 6, resume)
	next(t, ws, 0, "RESUMED")
	g.RejectResumes(true, false)
	g.Drop()
	for range 2 { // the first may be resumed again, the second may not
		ws = dial(t, f, "/?v=10")
		next(t, ws, 10, "")
		writeFrame(t, ws, 6, resume)
		next(t, ws, 9, "")
	}
	writeFrame(t, ws, 6, resume)
	next(t, ws, 9, "")
	writeFrame(t, ws, 2, map[string]any{"token": f.Token(), "intents": 0})
	next(t, ws, 0, "READY")
	g.RefuseNext(4000, 4004)
	for _, want := range []int{4000, 4004} {
		ws = dial(t, f, "/?v=10")
		writeFrame(t, ws, 2, map[string]any{"token": f.Token(), "intents": 0})
		var err error
		for err == nil {
			_, _, err = ws.ReadMessage()
		}
		if closeCode(err) != want {
			t.Errorf("closed with %v, want %d", err, want)
		}
	}
}

// TestReconnectInsteadOfResumed sends op 7 as the first frame after a resume, at
// which discordgo v0.29.0 deadlocks.
func TestReconnectInsteadOfResumed(t *testing.T) {
	t.Parallel()
	f := discordfake.New(t)
	ws := dial(t, f, "/?v=9")
	ready := identify(t, f, ws)
	f.Gateway().ReconnectOnResume(1)
	f.Gateway().Drop()
	ws = dial(t, f, "/resume?v=9")
	next(t, ws, 10, "")
	writeFrame(t, ws, 6, map[string]any{"token": f.Token(), "session_id": ready.D["session_id"], "seq": 1})
	var first frame
	if err := ws.ReadJSON(&first); err != nil || first.Op != 7 {
		t.Errorf("first frame %+v, %v; want op 7", first, err)
	}
	next(t, ws, 0, "RESUMED")
}
