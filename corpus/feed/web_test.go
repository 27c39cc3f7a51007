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

// A web is the internet of a test: what its addresses answer, byte for byte.
// Of an address with several answers, "#2" and so on at its end, the last
// stays.
type web struct {
	t       *testing.T
	answers map[string]string
	// names are hosts with other addresses than the usual one.
	names map[string][]netip.Addr
	// slow is the time between two bytes.
	slow time.Duration

	mu      sync.Mutex
	asked   map[string]int
	headers map[string]http.Header
	dialled []netip.AddrPort
	inside  map[string]int
	most    int
}

var usual = netip.MustParseAddr("93.184.215.14")

func newWeb(t *testing.T, files ...string) *web {
	t.Helper()
	w := &web{t: t, answers: map[string]string{}, names: map[string][]netip.Addr{}, asked: map[string]int{}, headers: map[string]http.Header{}, inside: map[string]int{}}
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

// says makes an address answer with status 200.
func (w *web) says(address, kind, body string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.answers[address] = "HTTP/1.1 200 OK\nContent-Type: " + kind + "\n\n" + body
}

func (w *web) guard() *guard {
	return &guard{
		resolve: func(_ context.Context, host string) ([]netip.Addr, error) {
			if a, ok := w.names[host]; ok {
				return a, nil
			}
			return []netip.Addr{usual}, nil
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

func (w *web) serve(c net.Conn) {
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

func (w *web) answer(address string, req *http.Request) string {
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

func (w *web) leave(host string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.inside[host]--
}

// then is the clock of the tests: in synctest, it begins on the morning after
// the newest article of the fixtures.
func then() time.Time {
	begin := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) // as synctest has it
	return time.Now().Add(time.Date(2024, 6, 22, 8, 0, 0, 0, time.UTC).Sub(begin))
}

// A desk is a store, a book and a reader on a web.
type desk struct {
	*Reader
	t   *testing.T
	web *web
}

func newDesk(t *testing.T, w *web, feeds ...Settings) *desk {
	t.Helper()
	store, err := corpus.OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	book, err := OpenBook(t.Context(), store.DB())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range feeds {
		if err := book.Add(t.Context(), s, then()); err != nil {
			t.Fatal(err)
		}
	}
	d := &desk{newReader(book, store, Options{Now: then}, w.guard()), t, w}
	t.Cleanup(func() {
		d.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// round reads what is due and expects so many articles added, changed and
// withdrawn.
func (d *desk) round(added, changed, withdrawn int) Round {
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

// versions are all arrivals so far.
func (d *desk) versions() []*corpus.Version {
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

func (d *desk) feed(address string) Feed {
	d.t.Helper()
	all, err := d.book.List(d.t.Context())
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
