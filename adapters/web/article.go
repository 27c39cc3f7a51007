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

// An articleView is an article, with a quoted passage highlighted.
type articleView struct {
	*corpus.Version
	// Title is the headline or its substitute, Facts the outlet and date.
	Title, Facts string
	Paragraphs   []paragraph
	// Notice says that the quoted passage has moved; empty if it has not.
	Notice string
	// Lost is the quoted passage where the article no longer has it, and LostID
	// the fragment of the address that leads to it.
	Lost, LostID string
	// Versions are all of the article's, newest first; empty if there is only
	// one.
	Versions []versionView
	// Reprints are articles with the same text, Story other articles on the same
	// event. Origin is who wrote the text, empty if the outlet itself did.
	Reprints, Story []articleLink
	Origin          string
}

// An articleLink is a line about another article.
type articleLink struct{ Title, Facts, Path, Language string }

// article serves /articles/{id}.
func (w *Web) article(rw http.ResponseWriter, r *http.Request) {
	history, err := w.store.History(r.Context(), articleID(r.PathValue("id")))
	if errors.Is(err, corpus.ErrUnknown) {
		w.refuse(rw, r, unknownArticle)
		return
	}
	if err != nil {
		w.serverError(rw, r, err)
		return
	}
	v := w.articleView(history)
	status := http.StatusOK
	if v.Withdrawn {
		status = http.StatusGone
	} else if p, ok := parsePassageRef(r.URL.Query()); ok {
		v.highlight(p, history)
	}
	if err := w.addRelated(r.Context(), &v); err != nil {
		w.serverError(rw, r, err)
		return
	}
	w.render(rw, r, status, "article.html", frame{Title: v.Title, ShowNav: true, Content: v})
}

// articleView lays out the newest version of an article. No words are shown of
// a withdrawn article, nor of its earlier versions.
func (w *Web) articleView(history []*corpus.Version) articleView {
	now := history[len(history)-1]
	v := articleView{Version: now, Paragraphs: paragraphs(now.Text, nil), Title: heading(now), Facts: facts(now)}
	if now.Withdrawn {
		v.Title, v.Facts, v.Paragraphs = heading(history[max(0, len(history)-2)]), "", nil
	}
	v.Versions = versions(history, w.cfg.Zone)
	return v
}

// addRelated lists reprints and other articles on the same event.
func (w *Web) addRelated(ctx context.Context, v *articleView) error {
	if v.Withdrawn {
		return nil
	}
	kin, err := w.bot.Related(ctx, v.Arrival)
	if err != nil {
		return err
	}
	v.Reprints, v.Story = articleLinks(kin.Reprints), articleLinks(kin.Story)
	if kin.Name != v.Source {
		v.Origin = kin.Name
	}
	return nil
}

func articleLinks(versions []*corpus.Version) []articleLink {
	var out []articleLink
	for _, k := range versions {
		out = append(out, articleLink{heading(k), facts(k), articlePath(k.ID), k.Language})
	}
	return out
}

// highlight marks the passage that an address names, or says what became of it.
func (v *articleView) highlight(p passageRef, history []*corpus.Version) {
	then := v.Version
	for _, h := range history {
		if h.Arrival == p.arrival {
			then = h
		}
	}
	quote, ok := cut(then.Text, p.span)
	if !ok {
		return
	}
	span, ok := relocate(then, v.Version, p.span)
	if !ok {
		v.Lost, v.LostID = quote, fmt.Sprintf("p%d-%d", p.span.Start, p.span.End)
		return
	}
	if then != v.Version {
		v.Notice = sayMoved
	}
	v.Paragraphs = paragraphs(v.Text, []text.Span{span})
	v.keepAnchor(span, p.span)
}

// keepAnchor gives the mark at now the offsets that the address has, so that
// the fragment of an old address still leads to the words.
func (v *articleView) keepAnchor(now, address text.Span) {
	for _, p := range v.Paragraphs {
		for i, r := range p.Runs {
			if r.Marked && r.Start == now.Start {
				p.Runs[i].Start, p.Runs[i].End = address.Start, address.End
			}
		}
	}
}

// heading is an article's title, otherwise its file's name or its id.
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

// facts are the outlet and the date of an article, as citations spell them.
func facts(v *corpus.Version) string {
	return bot.Citation(bot.Source{Outlet: v.Source, Published: v.Published, Inferred: v.Inferred, Brief: v.Brief})
}
