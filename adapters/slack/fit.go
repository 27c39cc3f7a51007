package slack

import (
	"strings"
	"unicode/utf8"

	"dateline/bot"
)

// fitted is a reply that was made to fit a message: cleaned, and so short that
// all of it can be shown. Words of quotes and titles give way; no quote and no
// citation ever does.
type fitted struct {
	question, filters, headline, foot string
	quotes                            []passage
	sources                           []citation
	lines                             []string
	nearest                           bool
}

// fit shares limit characters out: at most half to the sources, a quarter to
// what stands around them, and what is left to the quotes.
func fit(r bot.Reply, limit int) fitted {
	f := fitted{
		question: cut(line(r.Question), limit/16),
		filters:  cut(line(strings.Join(r.Filters, " · ")), limit/16),
		headline: cut(clean(r.Headline), limit/8),
		foot:     cut(line(r.Foot), limit/32),
		lines:    fitLines(r.Lines, limit, len(r.Quotes) > 0),
	}
	for _, s := range r.Sources {
		f.sources = append(f.sources, cite(s, limit/2/len(r.Sources)))
	}
	f.fitQuotes(r.Quotes, limit-f.size())
	return f
}

// size is what is taken before the quotes.
func (f *fitted) size() int {
	n := length(f.question + f.filters + f.headline + f.foot)
	for _, l := range f.lines {
		n += length(l) + 3
	}
	for _, s := range f.sources {
		n += length(s.facts+s.title+s.link+s.page) + 32
	}
	return n + 100 // labels and separators
}

// quoteLabel is room for what stands with a quote: the number of its source
// and line feeds.
const quoteLabel = 8

func (f *fitted) fitQuotes(quotes []bot.Quote, room int) {
	for i, q := range quotes {
		f.nearest = f.nearest || q.Nearest
		each := max(room/(len(quotes)-i), 8)
		p := passage{source: q.Source, runs: marked(q.Text, q.Marks).cut(min(each, maxTextObject))}
		left := each - length(p.text())
		for _, reason := range q.Reasons {
			reason = cut(line(reason), 200)
			if length(reason)+1 > left {
				break
			}
			left -= length(reason) + 1
			if reason != "" {
				p.reasons = append(p.reasons, reason)
			}
		}
		room -= each - left + quoteLabel
		f.quotes = append(f.quotes, p)
	}
}

// fitLines gives the lines of a list all the room there is, and those under
// quotes a part.
func fitLines(lines []string, limit int, beside bool) []string {
	room := limit / 2
	if beside {
		room = limit / 8
	}
	var out []string
	for _, l := range lines {
		l = cut(line(l), 400)
		if room -= length(l) + 3; room < 0 {
			return append(out, "…")
		}
		if l != "" {
			out = append(out, l)
		}
	}
	return out
}

// cite fits a source into limit characters. A link that takes too much of them
// is left out; outlet, date and headline then still name the article.
func cite(s bot.Source, limit int) citation {
	c := citation{number: s.Number, link: link(s.Link)}
	if length(c.link) > limit*2/3 {
		c.link = ""
	}
	if page := link(s.Page); length(page) <= limit/3 {
		c.page = page
	}
	s.Link = ""
	s.Outlet, s.File = cut(line(s.Outlet), 80), cut(line(s.File), 80)
	c.facts = bot.Citation(s)
	left := limit - length(c.link) - length(c.page) - length(c.facts)
	if c.title = cut(line(s.Title), max(24, min(left, 300))); c.title == "" {
		c.title = cut(line(s.Article), 80)
	}
	if c.title == "" {
		c.title = "untitled"
	}
	return c
}

func lastRune(s string) (rune, int) { return utf8.DecodeLastRuneInString(s) }
