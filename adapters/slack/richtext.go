package slack

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"dateline/adapters/chat"
	"dateline/bot"
	"dateline/retrieval/text"
)

// A paragraph collects the elements of one rich text block.
type paragraph struct {
	elements []slack.RichTextSectionElement
}

func (p *paragraph) plain(words string)  { p.add(words, nil) }
func (p *paragraph) bold(words string)   { p.add(words, &slack.RichTextSectionTextStyle{Bold: true}) }
func (p *paragraph) italic(words string) { p.add(words, &slack.RichTextSectionTextStyle{Italic: true}) }
func (p *paragraph) newline()            { p.plain("\n") }

func (p *paragraph) add(words string, style *slack.RichTextSectionTextStyle) {
	if words != "" {
		p.elements = append(p.elements, slack.NewRichTextSectionTextElement(words, style))
	}
}

func (p *paragraph) person(id string) {
	p.elements = append(p.elements, slack.NewRichTextSectionUserElement(id, nil))
}

// link adds words that lead to an address, or words alone.
func (p *paragraph) link(address, words string) {
	if address == "" {
		p.plain(words)
		return
	}
	p.elements = append(p.elements, slack.NewRichTextSectionLinkElement(address, words, nil))
}

// block is the paragraph on its own, nil where it is empty.
func (p *paragraph) block() slack.Block {
	if len(p.elements) == 0 {
		return nil
	}
	return slack.NewRichTextBlock("", slack.NewRichTextSection(p.elements...))
}

// A run is words of a quote that look alike.
type run struct {
	words string
	bold  bool
}

type runs []run

// marked splits text at its marks. Marks that only a space parts are one, so
// that a number and its unit are not pulled apart. Marks that do not fit the
// text are left out.
func marked(text string, marks []text.Span) runs {
	var out runs
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End <= m.Start || m.End > len(text) {
			continue
		}
		between := chat.Clean(text[at:m.Start])
		if n := len(out); n > 0 && out[n-1].bold && strings.TrimSpace(between) == "" {
			out[n-1].words += between + chat.Clean(text[m.Start:m.End])
		} else {
			out = out.with(between, false).with(chat.Clean(text[m.Start:m.End]), true)
		}
		at = m.End
	}
	return out.with(chat.Clean(text[at:]), false)
}

func (r runs) with(words string, bold bool) runs {
	if words == "" {
		return r
	}
	return append(r, run{words, bold})
}

func (r runs) text() string {
	var b strings.Builder
	for _, x := range r {
		b.WriteString(x.words)
	}
	return b.String()
}

// cut shortens runs to at most limit characters.
func (r runs) cut(limit int) runs {
	var out runs
	for _, x := range r {
		n := chat.Length(x.words)
		if n > limit {
			return out.with(cut(x.words, max(limit, 1)), x.bold)
		}
		limit -= n
		out = append(out, x)
	}
	return out
}

func (r runs) into(p *paragraph) {
	for _, x := range r {
		if x.bold {
			p.bold(x.words)
		} else {
			p.plain(x.words)
		}
	}
}

// A passage is a quote fitted into a message.
type passage struct {
	runs
	source  int
	reasons []string
}

// block sets the quote off, with the number of its source behind it.
func (q passage) block() slack.Block {
	var p paragraph
	q.into(&p)
	p.plain(fmt.Sprintf(" [%d]", q.source))
	elements := []slack.RichTextElement{&slack.RichTextQuote{Type: slack.RTEQuote, Elements: p.elements}}
	if len(q.reasons) > 0 {
		var under paragraph
		under.italic(strings.Join(q.reasons, "\n"))
		elements = append(elements, slack.NewRichTextSection(under.elements...))
	}
	return slack.NewRichTextBlock("", elements...)
}

func (q passage) text() string {
	lines := append([]string{fmt.Sprintf("“%s” [%d]", q.runs.text(), q.source)}, q.reasons...)
	return strings.Join(lines, "\n")
}

// A citation is a source fitted into a message.
type citation struct {
	number int
	// page is the address of Dateline's own page on the article.
	facts, title, link, page string
}

// into writes a citation: [1] Outlet · date · headline.
func (c citation) into(p *paragraph) {
	p.plain(fmt.Sprintf("[%d] %s · ", c.number, c.facts))
	p.link(chat.FirstOf(c.link, c.page), c.title)
	if c.link != "" && c.page != "" {
		p.plain(" · ")
		p.link(c.page, bot.SayPage)
	}
}

// text is a citation in mrkdwn. Its one link is that to the article itself, where
// there is one.
func (c citation) text() string {
	title := escape(c.title)
	if address := chat.FirstOf(c.link, c.page); address != "" {
		title = "<" + escape(address) + "|" + strings.ReplaceAll(title, "|", "¦") + ">"
	}
	return fmt.Sprintf("[%d] %s · %s", c.number, escape(c.facts), title)
}

// excerpt is the part of an article around a passage, at most about limit
// characters, in whole paragraphs where they fit.
func excerpt(r *bot.Reading, limit int) runs {
	from := min(max(0, r.Passage.Start), len(r.Text))
	to := min(max(from, r.Passage.End), len(r.Text))
	room := max(0, limit-chat.Length(r.Text[from:to])) / 2
	start := from - len(tail(r.Text[:from], room))
	after := cut(r.Text[to:], max(room, 1))
	var out runs
	if start > 0 {
		out = out.with("… ", false)
	}
	out = out.with(chat.Clean(r.Text[start:from]), false)
	out = append(out, runs{}.with(chat.Clean(r.Text[from:to]), true).cut(limit)...)
	return out.with(chat.Clean(after), false)
}

// tail is the end of text, at most limit characters, from the beginning of a
// paragraph or a word.
func tail(text string, limit int) string {
	if chat.Length(text) <= limit {
		return text
	}
	at := len(text)
	for size := 0; at > 0; {
		r, n := lastRune(text[:at])
		if size += chat.Length(string(r)); size > limit {
			break
		}
		at -= n
	}
	end := text[at:]
	if para := strings.Index(end, "\n"); para >= 0 {
		return strings.TrimLeft(end[para:], "\n")
	}
	if space := strings.Index(end, " "); space >= 0 {
		return end[space+1:]
	}
	return end
}

// reading shows an article around one of its passages, in about limit
// characters.
func reading(r *bot.Reading, limit int) []slack.Block {
	s := cite(r.Source, limit/4)
	var head, body paragraph
	head.link(s.link, s.title)
	head.newline()
	head.plain(s.facts)
	if author := cut(chat.Line(r.Author), 200); author != "" {
		head.plain(" · " + author)
	}
	excerpt(r, limit*2/3).into(&body)
	out := []slack.Block{head.block()}
	if b := body.block(); b != nil {
		out = append(out, b)
	}
	return out
}
