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

// A Web serves the page. It is safe for concurrent use.
type Web struct {
	cfg  Config
	auth authenticator
	bot  *bot.Bot
	// publisher has the digests; the page shows none if it is nil.
	publisher *digest.Publisher
	store     *corpus.Store
	ledger    *bot.Ledger
	log       *slog.Logger
	pages     map[string]*template.Template
	// searchSlots is a semaphore: it holds a value for each search under way.
	searchSlots chan struct{}
	overview    coverageCache
}

// New makes the page over a bot, its digests, its coverage and its ledger. The page
// shows no digests if digests is nil. New fails if the configuration has faults.
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
		cfg: cfg, auth: newAuthenticator(cfg), bot: b, publisher: digests, store: store, ledger: ledger,
		log: log.With("platform", Platform), pages: pages, searchSlots: make(chan struct{}, maxSearches),
	}, nil
}

// requestTimeout bounds one page, including its search.
const requestTimeout = 15 * time.Second

// maxSearches bounds how many searches the page runs at once. The rest of the
// machine is left to the other platforms.
const maxSearches = 16

// Limits on what a browser sends. The body of a form on the page is far smaller.
const (
	maxQuestion = 1000     // characters
	maxBody     = 16 << 10 // bytes
)

// Handler serves the whole page, from / downwards.
func (w *Web) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", w.ask)
	mux.HandleFunc("GET /articles/{id...}", w.article)
	mux.HandleFunc("GET /answers/{id}", w.answer)
	mux.HandleFunc("POST /answers/{id}", w.feedback)
	mux.HandleFunc("GET /coverage", w.coverage)
	mux.HandleFunc("GET /digests", w.limitSearches(w.digests))
	mux.HandleFunc("GET /digests/{date}", w.limitSearches(w.edition))
	mux.HandleFunc("/", func(rw http.ResponseWriter, r *http.Request) { w.refuse(rw, r, unknownPage) })
	open := http.NewServeMux()
	open.HandleFunc("GET /style.css", serveStatic("static/style.css", "text/css; charset=utf-8"))
	open.HandleFunc("GET /icon.svg", serveStatic("static/icon.svg", "image/svg+xml"))
	open.Handle("/", w.requireAuth(w.sameSite(mux)))
	return w.secure(open)
}

// Guard serves next to the visitors who may read the page.
func (w *Web) Guard(next http.Handler) http.Handler { return w.secure(w.requireAuth(w.sameSite(next))) }

// serveStatic serves an embedded file.
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

// secure sets the security headers, bounds the time and size of a request, and
// recovers from panics.
func (w *Web) secure(next http.Handler) http.Handler {
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
		ctx, cancel := context.WithTimeout(r.Context(), requestTimeout)
		defer cancel()
		r = r.WithContext(ctx)
		r.Body = http.MaxBytesReader(rw, r.Body, maxBody)
		defer func() {
			if p := recover(); p != nil {
				w.recovered(rw, r, p)
			}
		}()
		next.ServeHTTP(rw, r)
	})
}

// sameSite refuses what another site makes a visitor's browser do: post a
// form, or load a page as an image or in a frame. Following a link is allowed.
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

// embedded tells whether another site loads the page into one of its own:
// https://www.w3.org/TR/fetch-metadata/.
func embedded(r *http.Request) bool {
	site, dest := r.Header.Get("Sec-Fetch-Site"), r.Header.Get("Sec-Fetch-Dest")
	return (site == "cross-site" || site == "same-site") && dest != "document"
}

// newReference makes an id under which the log has a fault.
func newReference() string { return rand.Text()[:8] }
