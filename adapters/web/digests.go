package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"

	"dateline/bot"
	"dateline/bot/digest"
)

// maxDigests bounds how many next editions one page makes; the others are
// listed, and made on pages of their own.
const maxDigests = 6

// A digestView is a digest, its next edition and those before.
type digestView struct {
	Name, Where, Said string
	// Path leads to the digest alone; Next is nil where only that page makes it.
	Path string
	Next *editionView
	Past []link
}

// digests serves /digests: what each digest would hold now, and its editions so
// far. With ?of= it shows one of them.
func (w *Web) digests(rw http.ResponseWriter, r *http.Request) {
	all, err := w.openDigests(r)
	if err != nil {
		w.absentDigest(rw, r, err)
		return
	}
	var views []digestView
	for i, d := range all {
		v, err := w.digest(r.Context(), d, i < maxDigests)
		if err != nil {
			w.failed(rw, r, err)
			return
		}
		views = append(views, v)
	}
	w.show(rw, r, http.StatusOK, "digests.html", frame{Title: "Digests", Here: "digests", Searchable: true, Content: views})
}

// openDigests are those that an address asks for and that the page may show.
func (w *Web) openDigests(r *http.Request) ([]digest.Digest, error) {
	if w.publisher == nil {
		return nil, nil
	}
	all, err := w.publisher.Open(r.Context())
	all = slices.DeleteFunc(all, func(d digest.Digest) bool { return d.Gaps }) // those are no news
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

// searching serves a page that searches, while there is a place for that.
func (w *Web) searching(page http.HandlerFunc) http.HandlerFunc {
	return func(rw http.ResponseWriter, r *http.Request) {
		done, ok := w.busy()
		if !ok {
			w.refuse(rw, r, tooBusy)
			return
		}
		defer done()
		page(rw, r)
	}
}

// busy takes a place among the searches that are under way; ok is false where
// none is free.
func (w *Web) busy() (done func(), ok bool) {
	select {
	case w.searches <- struct{}{}:
		return func() { <-w.searches }, true
	default:
		return nil, false
	}
}

func (w *Web) digest(ctx context.Context, d digest.Digest, next bool) (digestView, error) {
	now := w.cfg.Now()
	of := url.Values{"of": {d.ID()}}.Encode()
	v := digestView{Name: d.Name, Where: d.Platform + ":" + d.Place, Said: digest.SayDigest(d, now), Path: "/digests?" + of}
	past, err := w.publisher.Outings(ctx, d)
	if err != nil {
		return v, err
	}
	for _, o := range past {
		v.Past = append(v.Past, link{o.Said, "/digests/" + o.Date.String() + "?" + of})
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

// A pastView is an edition that is out.
type pastView struct {
	Day, Name, Where string
	Edition          *editionView
}

// edition serves /digests/{date}: an edition that is out.
func (w *Web) edition(rw http.ResponseWriter, r *http.Request) {
	all, err := w.openDigests(r)
	if err != nil || len(all) != 1 {
		w.absentDigest(rw, r, errors.Join(err, digest.ErrNoEdition))
		return
	}
	date, err := bot.ParseLocalDate(r.PathValue("date"))
	if err != nil {
		w.refuse(rw, r, unknownEdition)
		return
	}
	d := all[0]
	d.Chart = true
	e, err := w.publisher.Again(r.Context(), d, date)
	if err != nil {
		w.absentDigest(rw, r, err)
		return
	}
	v := pastView{Day: date.Words(), Name: d.Name, Where: d.Platform + ":" + d.Place, Edition: newEdition(e)}
	w.show(rw, r, http.StatusOK, "edition.html", frame{Title: "Edition of " + v.Day, Here: "digests", Searchable: true, Content: v})
}

// absentDigest says why a digest or an edition is not shown.
func (w *Web) absentDigest(rw http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, digest.ErrNoEdition) {
		w.refuse(rw, r, unknownEdition)
		return
	}
	w.failed(rw, r, err)
}
