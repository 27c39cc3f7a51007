package slack

import (
	"slices"

	"dateline/adapters/chat"
	"dateline/bot"
)

// fitted is a reply that was made to fit a message: cleaned, and so short that
// all of it can be shown. Words of quotes and titles give way; no quote and no
// citation ever does.
type fitted struct {
	chat.Fitted
	foot    string
	quotes  []passage
	sources []citation
}

// fit shares limit characters out: at most half to the sources, a quarter to
// what stands around them, and what is left to the quotes.
func fit(r bot.Reply, limit int) fitted {
	f := fitted{
		Fitted: room(limit).Fit(r),
		foot:   cut(chat.Line(r.Foot), limit/32),
	}
	for _, s := range r.Sources {
		f.sources = append(f.sources, cite(s, limit/2/len(r.Sources)))
	}
	f.fitQuotes(r.Quotes, limit-f.size())
	return f
}

// room is how Slack measures a message of so many characters.
func room(limit int) chat.Room {
	return chat.Room{Limit: limit, Measure: chat.Length, Separator: 3, LongestLine: 400}
}

// size is what is taken before the quotes.
func (f *fitted) size() int {
	n := chat.Length(f.Question + f.Filters + f.Headline + f.foot)
	for _, l := range slices.Concat(f.Rows, f.Lines) {
		n += chat.Length(l) + 3
	}
	for _, s := range f.sources {
		n += chat.Length(s.facts+s.title+s.link+s.page) + 32
	}
	return n + 100 // labels and separators
}

// quoteLabel is room for what stands with a quote: the number of its source
// and line feeds.
const quoteLabel = 8

func (f *fitted) fitQuotes(quotes []bot.Quote, rest int) {
	for i, q := range quotes {
		each := max(rest/(len(quotes)-i), 8)
		p := passage{source: q.Source, Runs: room(0).CutRuns(chat.Marked(q.Text, q.Marks), min(each, maxTextObject))}
		left := each - chat.Length(p.text())
		for _, reason := range q.Reasons {
			reason = cut(chat.Line(reason), 200)
			if chat.Length(reason)+1 > left {
				break
			}
			left -= chat.Length(reason) + 1
			if reason != "" {
				p.reasons = append(p.reasons, reason)
			}
		}
		rest -= each - left + quoteLabel
		f.quotes = append(f.quotes, p)
	}
}

// cite fits a source into limit characters. A link that takes too much of them
// is left out; outlet, date and headline then still name the article.
func cite(s bot.Source, limit int) citation {
	c := citation{number: s.Number, link: link(s.Link)}
	if chat.Length(c.link) > limit*2/3 {
		c.link = ""
	}
	if page := link(s.Page); chat.Length(page) <= limit/3 {
		c.page = page
	}
	s.Link = ""
	s.Outlet, s.File = cut(chat.Line(s.Outlet), 80), cut(chat.Line(s.File), 80)
	c.facts = bot.Citation(s)
	left := limit - chat.Length(c.link) - chat.Length(c.page) - chat.Length(c.facts)
	if c.title = cut(chat.Line(s.Title), max(24, min(left, 300))); c.title == "" {
		c.title = cut(chat.Line(s.Article), 80)
	}
	if c.title == "" {
		c.title = "untitled"
	}
	return c
}
