package web

import (
	"dateline/bot"
	"dateline/bot/digest"
)

// An editionView is an edition of a digest, laid out for its template.
type editionView struct {
	Reply  bot.Reply
	Quotes []quoteView
	// Rest is what a chat platform posts in the edition's thread: the rest of
	// each story, and the stories that did not lead.
	Rest []restView
	// Chart is nil if the edition has none. Caption sums up its figures, and
	// Alt has them all, for a screen reader.
	Chart        *chart
	Caption, Alt string
}

// A restView is a heading with articles under it.
type restView struct {
	Heading  string
	Articles []articleLink
	Lines    []string
}

func newEdition(e digest.Edition) *editionView {
	v := editionView{Reply: e.Preview()}
	for _, q := range v.Reply.Quotes {
		v.Quotes = append(v.Quotes, newQuote(q, v.Reply.Sources[q.Source-1]))
	}
	for _, r := range e.Thread() {
		rest := restView{Heading: r.Headline, Lines: r.Lines}
		for _, s := range r.Sources {
			facts := s
			facts.Link = ""
			rest.Articles = append(rest.Articles, articleLink{Title: s.Title, Facts: bot.Citation(facts), Path: articlePath(s.Article)})
		}
		v.Rest = append(v.Rest, rest)
	}
	if e.Chart != nil {
		v.Caption, v.Alt, v.Chart = e.Chart.Summary, e.Chart.Alt, newDailyChart(e.Chart)
	}
	return &v
}

// newDailyChart draws the chart of an edition.
func newDailyChart(c *bot.Chart) *chart {
	out := &chart{}
	for _, d := range c.Days {
		out.Max = max(out.Max, d.Articles)
	}
	for i, d := range c.Days {
		h := height(d.Articles, out.Max)
		out.Bars = append(out.Bars, bar{Label: d.Date.Words(), Articles: d.Articles, X: float64(i), Y: 100 - h, Height: h})
	}
	return out
}
