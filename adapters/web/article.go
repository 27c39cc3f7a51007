package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"

	"dateline/bot"
	"dateline/corpus"
	"dateline/retrieval/text"
)

// An articleView is an article with a passage set off.
type articleView struct {
	*corpus.Version
	// Title is the headline or what stands for one, Facts the outlet and date.
	Title, Facts string
	Paragraphs   []paragraph
	// Notice says what became of the passage that the address names; Lost are
	// its words where they no longer stand.
	Notice string
	Lost   string
	// LostID is what the address calls them.
	LostID string
	// Versions are all there were, newest first; empty where there was one.
	Versions []versionView
	// Reprints have the same text, Story are other articles on the same event;
	// Origin is whose text it is.
	Reprints, Story []kinView
	Origin          string
}

// A kinView is a line on another article.
type kinView struct{ Title, Facts, Path, Language string }

// article serves /articles/{id}.
func (w *Web) article(rw http.ResponseWriter, r *http.Request) {
	history, err := w.store.History(r.Context(), articleID(r.PathValue("id")))
	if errors.Is(err, corpus.ErrUnknown) {
		w.refuse(rw, r, unknownArticle)
		return
	}
	if err != nil {
		w.failed(rw, r, err)
		return
	}
	v := w.articleView(history)
	status := http.StatusOK
	if v.Withdrawn {
		status = http.StatusGone
	} else if p, ok := readPlace(r.URL.Query()); ok {
		v.setOff(p, history)
	}
	if err := w.addKin(r.Context(), &v); err != nil {
		w.failed(rw, r, err)
		return
	}
	w.show(rw, r, status, "article.html", frame{Title: v.Title, Searchable: true, Content: v})
}

// articleView lays out the last of an article's versions. A withdrawn one has
// no words, nor have those before it.
func (w *Web) articleView(history []*corpus.Version) articleView {
	now := history[len(history)-1]
	v := articleView{Version: now, Paragraphs: paragraphs(now.Text, nil), Title: heading(now), Facts: facts(now)}
	if now.Withdrawn {
		v.Title, v.Facts, v.Paragraphs = heading(history[max(0, len(history)-2)]), "", nil
	}
	v.Versions = versions(history, w.cfg.Zone)
	return v
}

// addKin lists the other articles that tell the same.
func (w *Web) addKin(ctx context.Context, v *articleView) error {
	if v.Withdrawn {
		return nil
	}
	kin, err := w.bot.Kin(ctx, v.Arrival)
	if err != nil {
		return err
	}
	v.Reprints, v.Story = kinViews(kin.Reprints), kinViews(kin.Story)
	if kin.Name != v.Source {
		v.Origin = kin.Name
	}
	return nil
}

func kinViews(versions []*corpus.Version) []kinView {
	var out []kinView
	for _, k := range versions {
		out = append(out, kinView{heading(k), facts(k), ArticlePath(k.ID), k.Language})
	}
	return out
}

// setOff marks the passage that an address names, or says why it cannot.
func (v *articleView) setOff(p place, history []*corpus.Version) {
	then := v.Version
	for _, h := range history {
		if h.Arrival == p.arrival {
			then = h
		}
	}
	quote, ok := words(then.Text, p.span)
	if !ok {
		return
	}
	span, ok := find(then, v.Version, p.span)
	if !ok {
		v.Lost, v.LostID = quote, fmt.Sprintf("p%d-%d", p.span.Start, p.span.End)
		return
	}
	if then != v.Version {
		v.Notice = sayMoved
	}
	v.Paragraphs = paragraphs(v.Text, []text.Span{span})
	v.name(span, p.span)
}

// name gives the mark the place that the address has, so that its fragment
// leads to the words wherever they stand now.
func (v *articleView) name(now, asked text.Span) {
	for _, p := range v.Paragraphs {
		for i, r := range p.Runs {
			if r.Marked && r.Start == now.Start {
				p.Runs[i].Start, p.Runs[i].End = asked.Start, asked.End
			}
		}
	}
}

// heading is an article's title, or what stands for it.
func heading(v *corpus.Version) string {
	switch {
	case v.Title != "":
		return v.Title
	case v.File != "":
		return filepath.Base(v.File)
	default:
		return v.ID
	}
}

// facts are the outlet and the date of an article, in the words of a citation.
func facts(v *corpus.Version) string {
	return bot.Citation(bot.Source{Outlet: v.Source, Published: v.Published, Inferred: v.Inferred, Brief: v.Brief})
}
