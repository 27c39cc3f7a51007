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
)

// A frame is what every page has around its content.
type frame struct {
	// Title is what the browser calls the page, Here the part of the site that
	// it is of.
	Title, Here string
	// Searchable is false on pages for who may not read.
	Searchable bool
	Content    any
}

// parsePages parses each template together with the layout and the parts that
// they share.
func parsePages() (map[string]*template.Template, error) {
	names, err := fs.Glob(templates, "templates/*.html")
	if err != nil {
		return nil, err
	}
	pages := map[string]*template.Template{}
	for _, name := range names {
		t := template.New("layout.html").Funcs(template.FuncMap{
			"day": bot.Date, "stamp": bot.Stamp, "moment": moment, "outside": outside, "paragraphs": paragraphs,
		})
		t, err := t.ParseFS(templates, "templates/layout.html", "templates/parts.html", name)
		if err != nil {
			return nil, fmt.Errorf("web: %w", err)
		}
		pages[strings.TrimPrefix(name, "templates/")] = t
	}
	return pages, nil
}

func moment(t time.Time) string { return t.Format("2 Jan 2006, 15:04 MST") }

// outside is a link that may be followed, empty for all that is no web address.
func outside(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return link
}

// show writes a page. It is made before its first byte is sent, so that a fault
// in it can still be told.
func (w *Web) show(rw http.ResponseWriter, r *http.Request, status int, page string, f frame) {
	var b bytes.Buffer
	began := time.Now()
	if err := w.pages[page].Execute(&b, f); err != nil {
		w.failed(rw, r, err)
		return
	}
	w.bot.Observe.Note(bot.Event{What: bot.Rendered, Platform: Platform, Took: time.Since(began)})
	rw.Header().Set("Content-Type", "text/html; charset=utf-8")
	rw.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = b.WriteTo(rw)
	}
}

// A refusal is a page that says what is so instead of what was asked for.
type refusal struct {
	status        int
	Title, Advice string
	// inside says that the reader may go on from here.
	inside bool
}

func (w *Web) refuse(rw http.ResponseWriter, r *http.Request, why refusal) {
	w.show(rw, r, why.status, "refusal.html", frame{Title: why.Title, Searchable: why.inside, Content: why})
}

// failed tells of a fault: the reader a reference, the log the cause.
func (w *Web) failed(rw http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil && errors.Is(err, r.Context().Err()) {
		w.refuse(rw, r, tookTooLong)
		return
	}
	ref := reference()
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

// broken answers for code that panicked.
func (w *Web) broken(rw http.ResponseWriter, r *http.Request, p any) {
	w.failed(rw, r, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
}
