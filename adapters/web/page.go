package web

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"dateline/bot"
	"dateline/bot/calendar"
)

// A frame is what the layout around every page needs to know.
type frame struct {
	// Title is the title of the document, Section the entry of the navigation
	// that is current.
	Title, Section string
	// ShowNav is false on pages for visitors who may not read.
	ShowNav bool
	Content any
}

// The sections of the navigation.
const (
	sectionAsk      = "ask"
	sectionCoverage = "coverage"
	sectionDigests  = "digests"
)

// parsePages parses each template together with the layout and the parts that
// all of them share.
func parsePages() (map[string]*template.Template, error) {
	names, err := fs.Glob(templates, "templates/*.html")
	if err != nil {
		return nil, err
	}
	pages := map[string]*template.Template{}
	for _, name := range names {
		t := template.New("layout.html").Funcs(template.FuncMap{
			"day": calendar.Date, "stamp": calendar.Stamp, "moment": formatMoment, "webLink": webLink, "paragraphs": paragraphs,
		})
		t, err := t.ParseFS(templates, "templates/layout.html", "templates/parts.html", name)
		if err != nil {
			return nil, fmt.Errorf("web: %w", err)
		}
		pages[strings.TrimPrefix(name, "templates/")] = t
	}
	return pages, nil
}

func formatMoment(t time.Time) string { return t.Format("2 Jan 2006, 15:04 MST") }

// webLink returns link if it is a web address, and otherwise the empty string: a
// feed may name any scheme.
func webLink(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return link
}

// render writes a page. It executes the whole template before it sends the first
// byte, so that a failure can still become an error page.
func (w *Web) render(rw http.ResponseWriter, r *http.Request, status int, page string, f frame) {
	var b bytes.Buffer
	began := time.Now()
	if err := w.pages[page].Execute(&b, f); err != nil {
		w.serverError(rw, r, err)
		return
	}
	w.bot.Observe.Note(bot.Event{Kind: bot.Rendered, Platform: Platform, Took: time.Since(began)})
	rw.Header().Set("Content-Type", "text/html; charset=utf-8")
	rw.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = b.WriteTo(rw)
	}
}

// A refusal is a page that says why the requested one is not shown.
type refusal struct {
	status        int
	Title, Advice string
	// showNav says that the visitor may read the rest of the site.
	showNav bool
}

func (w *Web) refuse(rw http.ResponseWriter, r *http.Request, why refusal) {
	w.render(rw, r, why.status, "refusal.html", frame{Title: why.Title, ShowNav: why.showNav, Content: why})
}

// serverError answers a request that failed: the visitor gets a reference, the
// log the cause.
func (w *Web) serverError(rw http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil && errors.Is(err, r.Context().Err()) {
		w.refuse(rw, r, tookTooLong)
		return
	}
	ref := newReference()
	w.log.ErrorContext(r.Context(), "page failed", "reference", ref, "path", r.URL.Path, "err", err)
	fault := refusal{status: http.StatusInternalServerError, Title: sayFault, Advice: fmt.Sprintf(sayReference, ref)}
	var b bytes.Buffer
	if err := w.pages["refusal.html"].Execute(&b, frame{Title: fault.Title, Content: fault}); err != nil {
		http.Error(rw, fault.Title+" "+fault.Advice, fault.status)
		return
	}
	rw.Header().Set("Content-Type", "text/html; charset=utf-8")
	rw.WriteHeader(fault.status)
	_, _ = b.WriteTo(rw)
}

// recovered answers a request whose handler panicked.
func (w *Web) recovered(rw http.ResponseWriter, r *http.Request, p any) {
	w.serverError(rw, r, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
}
