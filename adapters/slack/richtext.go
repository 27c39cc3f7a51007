package slack

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"dateline/adapters/chat"
	"dateline/bot"
	"dateline/bot/words"
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

// runs adds the words of a quote, with those in bold that are marked.
func (p *paragraph) runs(all chat.Runs) {
	for _, x := range all {
		if x.Marked {
			p.bold(x.Words)
		} else {
			p.plain(x.Words)
		}
	}
}

// A passage is a quote fitted into a message.
type passage struct {
	chat.Runs
	source  int
	reasons []string
}

// block sets the quote off, with the number of its source behind it.
func (q passage) block() slack.Block {
	var p paragraph
	p.runs(q.Runs)
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
	lines := append([]string{fmt.Sprintf("“%s” [%d]", q.Plain(), q.source)}, q.reasons...)
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
		p.link(c.page, chat.SayPage)
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
// characters.
func excerpt(r *bot.Reading, limit int) chat.Runs {
	return room(limit).Excerpt(r.Text, r.Passage, limit)
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
		head.plain(" · " + words.Isolate(author))
	}
	body.runs(excerpt(r, limit*2/3))
	out := []slack.Block{head.block()}
	if b := body.block(); b != nil {
		out = append(out, b)
	}
	return out
}
