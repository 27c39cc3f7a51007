package feed

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"dateline/corpus"
)

// A fakeWeb is the internet of a test: it maps addresses to raw responses. An
// address may have further responses under the keys address+"#2" and so on, for
// later requests; the last one is repeated.
type fakeWeb struct {
	t       *testing.T
	answers map[string]string
	// names are the hosts whose address is not publicAddr.
	names map[string][]netip.Addr
	slow  time.Duration

	mu      sync.Mutex
	asked   map[string]int
	headers map[string]http.Header
	dialled []netip.AddrPort
	inside  map[string]int
	most    int
}

var publicAddr = netip.MustParseAddr("93.184.215.14")

func newFakeWeb(t *testing.T, files ...string) *fakeWeb {
	t.Helper()
	w := &fakeWeb{t: t, answers: map[string]string{}, names: map[string][]netip.Addr{}, asked: map[string]int{}, headers: map[string]http.Header{}, inside: map[string]int{}}
	for _, name := range files {
		a, err := txtar.ParseFile("testdata/web/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			w.answers[f.Name] = string(f.Data)
		}
	}
	return w
}

// respond makes an address answer with status 200.
func (w *fakeWeb) respond(address, kind, body string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.answers[address] = "HTTP/1.1 200 OK\nContent-Type: " + kind + "\n\n" + body
}

func (w *fakeWeb) guard() *guard {
	return &guard{
		resolve: func(_ context.Context, host string) ([]netip.Addr, error) {
			if a, ok := w.names[host]; ok {
				return a, nil
			}
			return []netip.Addr{publicAddr}, nil
		},
		dial: func(_ context.Context, to netip.AddrPort) (net.Conn, error) {
			w.mu.Lock()
			w.dialled = append(w.dialled, to)
			w.mu.Unlock()
			here, there := net.Pipe()
			go w.serve(there)
			return here, nil
		},
	}
}

func (w *fakeWeb) serve(c net.Conn) {
	defer c.Close()
	req, err := http.ReadRequest(bufio.NewReader(c))
	if err != nil {
		return
	}
	address := "http://" + req.Host + req.URL.RequestURI()
	raw := w.answer(address, req)
	defer w.leave(req.Host)
	head, body, _ := strings.Cut(raw, "\n\n")
	head = strings.ReplaceAll(head, "\n", "\r\n") + "\r\nConnection: close\r\n\r\n"
	if w.slow == 0 {
		_, _ = c.Write([]byte(head + body))
		return
	}
	_, _ = c.Write([]byte(head))
	for i := range len(body) {
		time.Sleep(w.slow)
		if _, err := c.Write([]byte{body[i]}); err != nil {
			return
		}
	}
}

func (w *fakeWeb) answer(address string, req *http.Request) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.asked[address]++
	w.headers[address] = req.Header
	w.inside[req.Host]++
	w.most = max(w.most, w.inside[req.Host])
	for n := w.asked[address]; n > 1; n-- {
		if a, ok := w.answers[fmt.Sprintf("%s#%d", address, n)]; ok {
			return a
		}
	}
	if a, ok := w.answers[address]; ok {
		return a
	}
	return "HTTP/1.1 404 Not Found\nContent-Length: 0\n\n"
}

func (w *fakeWeb) leave(host string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.inside[host]--
}

// testNow is the clock of the tests. Under synctest it starts on the morning
// after the newest article of the fixtures.
func testNow() time.Time {
	begin := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) // where synctest starts
	return time.Now().Add(time.Date(2024, 6, 22, 8, 0, 0, 0, time.UTC).Sub(begin))
}

// A harness is a store, a registry and a reader on a fake web.
type harness struct {
	*Reader
	t   *testing.T
	web *fakeWeb
}

func newHarness(t *testing.T, w *fakeWeb, feeds ...Settings) *harness {
	t.Helper()
	store, err := corpus.OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	registry, err := OpenRegistry(t.Context(), store.DB())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range feeds {
		if err := registry.Add(t.Context(), s, testNow()); err != nil {
			t.Fatal(err)
		}
	}
	d := &harness{newReader(registry, store, Options{now: testNow}, w.guard()), t, w}
	t.Cleanup(func() {
		d.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// round reads what is due, and expects the given numbers of articles added,
// changed and withdrawn.
func (d *harness) round(added, changed, withdrawn int) Round {
	d.t.Helper()
	r, err := d.Round(d.t.Context(), 0)
	if err != nil {
		d.t.Fatal(err)
	}
	for _, f := range r.Failed {
		d.t.Log(f.Status())
	}
	if r.Counts[corpus.Added] != added || r.Counts[corpus.Changed] != changed || r.Counts[corpus.Withdrawn] != withdrawn {
		d.t.Errorf("counts %v, want %d added, %d changed, %d withdrawn", r.Counts, added, changed, withdrawn)
	}
	return r
}

// versions returns all arrivals so far.
func (d *harness) versions() []*corpus.Version {
	d.t.Helper()
	var out []*corpus.Version
	for v, err := range d.store.Changes(d.t.Context(), 0) {
		if err != nil {
			d.t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

func (d *harness) feed(address string) Feed {
	d.t.Helper()
	all, err := d.registry.List(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	for _, f := range all {
		if f.Address == address {
			return f
		}
	}
	d.t.Fatalf("no feed %s", address)
	return Feed{}
}
