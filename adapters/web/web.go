package web

import (
	"context"
	"crypto/rand"
	"embed"
	"html/template"
	"log/slog"
	"net/http"
	"time"

	"dateline/bot"
	"dateline/bot/digest"
	"dateline/corpus"
)

//go:embed templates/*.html
var templates embed.FS

//go:embed static
var static embed.FS

// A Web is the page. It is safe for concurrent use.
type Web struct {
	cfg  Config
	gate gate
	bot  *bot.Bot
	// publisher has the digests; nil: the page shows none.
	publisher *digest.Publisher
	store     *corpus.Store
	ledger    *bot.Ledger
	log       *slog.Logger
	pages     map[string]*template.Template
	// searches hold a place for each search that is under way.
	searches chan struct{}
	survey   survey
}

// New makes the page over a bot, its coverage and its ledger. Digests may be
// nil: then the page shows none.
func New(cfg Config, b *bot.Bot, digests *digest.Publisher, store *corpus.Store, ledger *bot.Ledger, log *slog.Logger) (*Web, error) {
	cfg = cfg.withDefaults()
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	pages, err := parsePages()
	if err != nil {
		return nil, err
	}
	return &Web{
		cfg: cfg, gate: newGate(cfg), bot: b, publisher: digests, store: store, ledger: ledger,
		log: log.With("platform", Platform), pages: pages, searches: make(chan struct{}, maxSearches),
	}, nil
}

// patience bounds one page, the search in it included.
const patience = 15 * time.Second

// maxSearches bounds how many searches the page has under way at once, and
// leaves the rest of the machine to the other platforms.
const maxSearches = 16

// Limits on what a browser sends, far above what the page's forms can.
const (
	maxQuestion = 1000
	maxFields   = 16 << 10
)

// Handler serves all of the page, from / downwards.
func (w *Web) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", w.ask)
	mux.HandleFunc("GET /articles/{id...}", w.article)
	mux.HandleFunc("GET /answers/{id}", w.answer)
	mux.HandleFunc("POST /answers/{id}", w.feedback)
	mux.HandleFunc("GET /coverage", w.coverage)
	mux.HandleFunc("GET /digests", w.searching(w.digests))
	mux.HandleFunc("GET /digests/{date}", w.searching(w.edition))
	mux.HandleFunc("/", func(rw http.ResponseWriter, r *http.Request) { w.refuse(rw, r, unknownPage) })
	open := http.NewServeMux()
	open.HandleFunc("GET /style.css", serveStatic("static/style.css", "text/css; charset=utf-8"))
	open.HandleFunc("GET /icon.svg", serveStatic("static/icon.svg", "image/svg+xml"))
	open.Handle("/", w.admit(w.sameSite(mux)))
	return w.harden(open)
}

// Guard lets those read what next serves who may read the page.
func (w *Web) Guard(next http.Handler) http.Handler { return w.harden(w.admit(w.sameSite(next))) }

// serveStatic serves a file of the binary to anybody.
func serveStatic(name, kind string) http.HandlerFunc {
	return func(rw http.ResponseWriter, _ *http.Request) {
		b, err := static.ReadFile(name)
		if err != nil {
			http.Error(rw, "not found", http.StatusNotFound)
			return
		}
		rw.Header().Set("Content-Type", kind)
		rw.Header().Set("Cache-Control", "public, max-age=3600")
		_, _ = rw.Write(b)
	}
}

// harden sets the headers that keep a page from doing harm, bounds its time
// and size, and answers where its code panics.
func (w *Web) harden(next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		h := rw.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("X-Robots-Tag", "noindex, nofollow")
		h.Set("Cache-Control", "private, no-cache")
		ctx, cancel := context.WithTimeout(r.Context(), patience)
		defer cancel()
		r = r.WithContext(ctx)
		r.Body = http.MaxBytesReader(rw, r.Body, maxFields)
		defer func() {
			if p := recover(); p != nil {
				w.broken(rw, r, p)
			}
		}()
		next.ServeHTTP(rw, r)
	})
}

// sameSite refuses what another site makes a visitor's browser do: post a
// form, or load a page as a picture or in a frame. A link is followed.
func (w *Web) sameSite(next http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if err := guard.Check(r); err != nil || embedded(r) {
			w.refuse(rw, r, foreignForm)
			return
		}
		next.ServeHTTP(rw, r)
	})
}

// embedded tells whether another site shows or loads the page inside its own:
// https://www.w3.org/TR/fetch-metadata/.
func embedded(r *http.Request) bool {
	site, dest := r.Header.Get("Sec-Fetch-Site"), r.Header.Get("Sec-Fetch-Dest")
	return (site == "cross-site" || site == "same-site") && dest != "document"
}

// reference is what the log has a fault under.
func reference() string { return rand.Text()[:8] }
