package discord

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/adapters/chat"
	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/bot/words"
)

// fitted is a reply that was made to fit a message: cleaned, and so short that
// all of it can be shown. Words of quotes and titles give way; no quote and no
// citation ever does.
type fitted struct {
	chat.Fitted
	lead, foot, asker, reading string
	// counted: the reply says how many articles there are, or which.
	counted bool
	quotes  []passage
	sources []citation
}

// fit shares limit characters out: at most half to the sources, a quarter to
// what stands around them, and what is left to the quotes.
func fit(r bot.Reply, l layout, limit int) fitted {
	f := fitted{
		lead:   cut(chat.Line(l.Lead), limit/10),
		Fitted: room(limit).Fit(r),
		foot:   cut(chat.Line(r.Foot), limit/24),
		asker:  l.Asker, counted: r.Tally != nil,
	}
	if !l.Restate && l.Asker == "" {
		f.Question = ""
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

// room is how Discord measures a message of so many characters.
func room(limit int) chat.Room {
	return chat.Room{Limit: limit, Measure: weight, Separator: 4, LongestLine: min(limit/5, 400), Emphasis: len("****")}
}

// size is what is taken before the quotes.
func (f *fitted) size() int {
	n := weight(f.lead + f.Question + f.Filters + f.Headline + f.foot)
	for _, l := range slices.Concat(f.Rows, f.Lines) {
		n += weight(l) + 4
	}
	for _, s := range f.sources {
		n += chat.Length(s.text()) + 1
	}
	return n + chat.Length(f.reading) + 160 // markup, separators, who asked
}

func (f *fitted) fitQuotes(quotes []bot.Quote, rest int) {
	for i, q := range quotes {
		each := max(rest/(len(quotes)-i), 16)
		p := passage{source: q.Source, Runs: room(0).CutRuns(chat.Marked(q.Text, q.Marks), each-8)}
		left := each - chat.Length(p.text())
		for _, reason := range q.Reasons {
			reason = cut(chat.Line(reason), 100)
			if left -= weight(reason) + 4; left < 0 {
				break
			}
			p.reasons = append(p.reasons, reason)
		}
		rest -= chat.Length(p.text()) + 1
		f.quotes = append(f.quotes, p)
	}
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
	if chat.Length(c.link) > limit*2/3 {
		c.link = ""
	}
	c.facts = facts(s, max(16, min(limit/4, 80)))
	left := limit - chat.Length(c.link) - chat.Length(c.facts) - 16
	for _, title := range []string{s.Title, s.Article, "untitled"} {
		if c.title = cut(chat.Line(title), max(16, min(left, 300))); c.title != "" {
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
	if outlet := cut(chat.Line(s.Outlet), limit); outlet != "" {
		said = escape(words.Isolate(outlet)) + " · " + said
	}
	if file := cut(chat.Line(s.File), limit); webLink(s.Link) == "" && file != "" && s.File != s.Title {
		said += " · " + escape(words.Isolate(file))
	}
	return said
}

// stamp is a date that Discord's clients write in the reader's way, and in the
// reader's zone. The day that is meant is the outlet's, so it is given as its noon
// in UTC, which is the same day nearly everywhere.
func stamp(t time.Time) string {
	noon := calendar.DayOf(t).UTC().Add(12 * time.Hour)
	return fmt.Sprintf("<t:%d:D>", noon.Unix())
}

func (c citation) text() string {
	title := escape(c.title)
	if c.link != "" {
		title = "[" + label(c.title) + "](<" + c.link + ">)"
	}
	return fmt.Sprintf("[%d] %s · %s", c.number, c.facts, title)
}
