package discord

import (
	"fmt"
	"strings"
	"time"

	"dateline/bot"
	"dateline/bot/calendar"
)

// fitted is a reply that was made to fit a message: cleaned, and so short that
// all of it can be shown. Words of quotes and titles give way; no quote and no
// citation ever does.
type fitted struct {
	lead, question, filters, headline, foot string
	asker                                   string
	quotes                                  []passage
	sources                                 []citation
	lines                                   []string
	reading                                 string
	nearest                                 bool
}

// fit shares limit characters out: at most half to the sources, a quarter to
// what stands around them, and what is left to the quotes.
func fit(r bot.Reply, l layout, limit int) fitted {
	f := fitted{
		lead:     cut(line(l.Lead), limit/10),
		question: cut(line(r.Question), limit/16),
		filters:  cut(line(strings.Join(r.Filters, " · ")), limit/16),
		headline: cut(clean(r.Headline), limit/8),
		foot:     cut(line(r.Foot), limit/24),
		lines:    fitLines(r.Lines, limit, len(r.Quotes) > 0),
		asker:    l.Asker,
	}
	if !l.Restate && l.Asker == "" {
		f.question = ""
	}
	for _, s := range r.Sources {
		f.sources = append(f.sources, cite(s, limit/2/len(r.Sources)))
	}
	if r.Reading != nil {
		f.reading = reading(r.Reading, limit*2/3)
	}
	f.fitQuotes(r.Quotes, limit-f.size())
	return f
}

// size is what is taken before the quotes.
func (f *fitted) size() int {
	n := weight(f.lead + f.question + f.filters + f.headline + f.foot)
	for _, l := range f.lines {
		n += weight(l) + 4
	}
	for _, s := range f.sources {
		n += length(s.text()) + 1
	}
	return n + length(f.reading) + 160 // markup, separators, who asked
}

func (f *fitted) fitQuotes(quotes []bot.Quote, room int) {
	for i, q := range quotes {
		f.nearest = f.nearest || q.Nearest
		each := max(room/(len(quotes)-i), 16)
		p := passage{source: q.Source, runs: marked(q.Text, q.Marks).cut(each - 8)}
		left := each - length(p.text())
		for _, reason := range q.Reasons {
			reason = cut(line(reason), 100)
			if left -= weight(reason) + 4; left < 0 {
				break
			}
			p.reasons = append(p.reasons, reason)
		}
		room -= length(p.text()) + 1
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
		l = cut(line(l), min(limit/5, 400))
		if room -= weight(l) + 4; room < 0 {
			return append(out, "…")
		}
		if l != "" {
			out = append(out, l)
		}
	}
	return out
}

// A citation is a source fitted into a message.
type citation struct {
	number             int
	facts, title, link string // facts are markup already
}

// cite fits a source into limit characters. A link that takes too much of them
// is left out; outlet, date and headline then still name the article.
func cite(s bot.Source, limit int) citation {
	c := citation{number: s.Number, link: webLink(s.Link)}
	if length(c.link) > limit*2/3 {
		c.link = ""
	}
	c.facts = facts(s, max(16, min(limit/4, 80)))
	left := limit - length(c.link) - length(c.facts) - 16
	for _, title := range []string{s.Title, s.Article, "untitled"} {
		if c.title = cut(line(title), max(16, min(left, 300))); c.title != "" {
			break
		}
	}
	return c
}

// facts are what is known of a source beside its title, as bot.Citation says
// it, with the date as each reader's client writes dates.
func facts(s bot.Source, limit int) string {
	dated := bot.Source{Published: s.Published, Inferred: s.Inferred, Brief: s.Brief}
	said := escape(bot.Citation(dated))
	if !s.Published.IsZero() {
		said = stamp(s.Published) + strings.TrimPrefix(said, escape(calendar.Date(s.Published)))
	}
	if outlet := cut(line(s.Outlet), limit); outlet != "" {
		said = escape(outlet) + " · " + said
	}
	if file := cut(line(s.File), limit); webLink(s.Link) == "" && file != "" && s.File != s.Title {
		said += " · " + escape(file)
	}
	return said
}

// stamp is a date that Discord's clients write in the reader's way. A date
// without an hour is given as noon, so that it is the same day everywhere.
func stamp(t time.Time) string {
	if u := t.UTC(); u.Equal(u.Truncate(24 * time.Hour)) {
		t = u.Add(12 * time.Hour)
	}
	return fmt.Sprintf("<t:%d:D>", t.Unix())
}

func (c citation) text() string {
	title := escape(c.title)
	if c.link != "" {
		title = "[" + label(c.title) + "](<" + c.link + ">)"
	}
	return fmt.Sprintf("[%d] %s · %s", c.number, c.facts, title)
}
