package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"dateline/bot/calendar"
	"dateline/bot/digest"
)

// maxDigests bounds how many next editions one page previews. The other digests
// are listed, with a link to a page that previews theirs.
const maxDigests = 6

// A digestView is a digest with its next edition and its past ones.
type digestView struct {
	Name, Where, Said string
	// Path leads to the page of this digest alone. Next is nil if only that
	// page previews the next edition.
	Path string
	Next *editionView
	Past []link
}

// digests serves /digests: what each digest would hold now, and its past
// editions. With ?of= it shows one digest.
func (w *Web) digests(rw http.ResponseWriter, r *http.Request) {
	all, err := w.visibleDigests(r)
	if err != nil {
		w.digestError(rw, r, err)
		return
	}
	var views []digestView
	for i, d := range all {
		v, err := w.digest(r.Context(), d, i < maxDigests)
		if err != nil {
			w.serverError(rw, r, err)
			return
		}
		views = append(views, v)
	}
	w.render(rw, r, http.StatusOK, "digests.html", frame{Title: sayDigests, Section: sectionDigests, ShowNav: true, Content: views})
}

// visibleDigests returns the digests that a request asks for and the page may
// show.
func (w *Web) visibleDigests(r *http.Request) ([]digest.Digest, error) {
	if w.publisher == nil {
		return nil, nil
	}
	all, err := w.publisher.Public(r.Context())
	all = slices.DeleteFunc(all, func(d digest.Digest) bool { return d.Gaps }) // those list gaps in the coverage, not news
	of := r.URL.Query().Get("of")
	if err != nil || of == "" {
		return all, err
	}
	for _, d := range all {
		if d.ID() == of {
			return []digest.Digest{d}, nil
		}
	}
	return nil, digest.ErrNoEdition
}

// limitSearches serves a page that searches, unless too many searches are under
// way.
func (w *Web) limitSearches(page http.HandlerFunc) http.HandlerFunc {
	return func(rw http.ResponseWriter, r *http.Request) {
		done, ok := w.acquireSearch()
		if !ok {
			w.refuse(rw, r, tooBusy)
			return
		}
		defer done()
		page(rw, r)
	}
}

// acquireSearch takes a slot for a search, which done releases; ok is false
// where none is free.
func (w *Web) acquireSearch() (done func(), ok bool) {
	select {
	case w.searchSlots <- struct{}{}:
		return func() { <-w.searchSlots }, true
	default:
		return nil, false
	}
}

func (w *Web) digest(ctx context.Context, d digest.Digest, next bool) (digestView, error) {
	now := w.cfg.Now()
	of := url.Values{"of": {d.ID()}}.Encode()
	v := digestView{Name: d.Name, Where: d.Platform + ":" + d.Place, Said: digest.SayDigest(d, now), Path: "/digests?" + of}
	past, err := w.publisher.PastEditions(ctx, d)
	if err != nil {
		return v, err
	}
	for _, o := range past {
		v.Past = append(v.Past, link{o.Summary, "/digests/" + o.Date.String() + "?" + of})
	}
	if next {
		d.Chart = true
		e, err := w.publisher.Preview(ctx, d, now, false)
		if err != nil {
			return v, err
		}
		v.Next = newEdition(e)
	}
	return v, nil
}

// A pastEditionView is an edition that was published.
type pastEditionView struct {
	Day, Name, Where string
	Edition          *editionView
}

// edition serves /digests/{date}: an edition that was published.
func (w *Web) edition(rw http.ResponseWriter, r *http.Request) {
	all, err := w.visibleDigests(r)
	if err != nil || len(all) != 1 {
		w.digestError(rw, r, errors.Join(err, digest.ErrNoEdition))
		return
	}
	date, err := calendar.ParseDay(r.PathValue("date"))
	if err != nil {
		w.refuse(rw, r, unknownEdition)
		return
	}
	d := all[0]
	d.Chart = true
	e, err := w.publisher.Rebuild(r.Context(), d, date)
	if err != nil {
		w.digestError(rw, r, err)
		return
	}
	v := pastEditionView{Day: date.Words(), Name: d.Name, Where: d.Platform + ":" + d.Place, Edition: newEdition(e)}
	w.render(rw, r, http.StatusOK, "edition.html", frame{Title: fmt.Sprintf(sayEdition, v.Day), Section: sectionDigests, ShowNav: true, Content: v})
}

// digestError says why a digest or an edition is not shown.
func (w *Web) digestError(rw http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, digest.ErrNoEdition) {
		w.refuse(rw, r, unknownEdition)
		return
	}
	w.serverError(rw, r, err)
}
