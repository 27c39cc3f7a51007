package slack

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"dateline/adapters/chat"
	"dateline/bot"
)

// A message is what Slack shows: blocks, and beside them the same as text, for
// notifications, screen readers, and for when the blocks are refused.
type message struct {
	Text   string
	Blocks []slack.Block
}

// A layout says what a reply needs around it in the place where it is shown.
type layout struct {
	// Restate shows the question, which does not stand above the answer.
	Restate bool
	// Asker is who asked the answer that is shown to everybody; empty where
	// that is plain to see.
	Asker string
	// Lead is a sentence above the answer: that it is late, or why it comes by
	// direct message.
	Lead string
}

// render lays a reply out. Words from outside stand only in rich text and in
// plain text, in which nothing can ping, link or format.
func render(r bot.Reply, l layout) message {
	room := maxBlocksText
	if r.Reading != nil {
		room /= 2 // an article around a passage takes the other half
	}
	f := fit(r, room)
	var out []slack.Block
	add := func(b slack.Block) {
		if b != nil {
			out = append(out, b)
		}
	}
	add(heading(f, l))
	for i := range f.quotes {
		add(f.quotes[i].block())
	}
	add(citations(f.sources))
	add(rows(f.Rows))
	if r.Reading != nil {
		out = append(out, reading(r.Reading, room)...)
	}
	switch {
	case len(f.quotes) == 0 && r.Tally == nil:
		add(rows(f.Lines))
	default:
		add(small(strings.Join(f.Lines, "\n")))
	}
	add(small(f.foot))
	add(buttons(r.Offers))
	return message{Text: body(r, l), Blocks: out}
}

// heading is who asked what, under which filters, and the verdict line.
func heading(f fitted, l layout) slack.Block {
	var p paragraph
	if l.Lead != "" {
		p.italic(l.Lead)
		p.newline()
	}
	if f.Question != "" && (l.Restate || l.Asker != "") {
		p.bold(f.Question)
		if l.Asker != "" {
			p.plain(" · " + chat.SayAskedBy(""))
			p.person(l.Asker)
		}
		p.newline()
	}
	if f.Filters != "" {
		p.italic(f.Filters)
		p.newline()
	}
	p.plain(f.Headline)
	if f.Nearest {
		p.newline()
		p.italic(bot.NearestHeading)
	}
	return p.block()
}

// citations are the sources, a line each.
func citations(sources []citation) slack.Block {
	var p paragraph
	for i, s := range sources {
		if i > 0 {
			p.newline()
		}
		s.into(&p)
	}
	return p.block()
}

// rows are the lines of a list.
func rows(lines []string) slack.Block {
	var p paragraph
	for i, l := range lines {
		if i > 0 {
			p.newline()
		}
		if len(lines) > 1 {
			p.plain("• ")
		}
		p.plain(l)
	}
	return p.block()
}

// small is a line in small grey letters.
func small(words string) slack.Block {
	if words == "" {
		return nil
	}
	return slack.NewContextBlock("", literal(cut(words, maxTextObject)))
}

// literal is text in which nothing is markup, not even :emoji:.
func literal(words string) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.PlainTextType, words, false, false)
}

// buttons are what can be done next. A value is a receipt id and nothing else.
func buttons(offers []bot.Offer) slack.Block {
	var row []slack.BlockElement
	for _, o := range offers[:min(len(offers), maxActions)] {
		label := chat.Line(o.Label)
		if label == "" {
			continue
		}
		row = append(row, slack.NewButtonBlockElement(actionID(o), o.Receipt, literal(cut(label, maxButtonText))))
	}
	if len(row) == 0 {
		return nil
	}
	return slack.NewActionBlock("", row...)
}

// text is a reply without blocks, in mrkdwn.
func body(r bot.Reply, l layout) string {
	f := fit(r, maxText-200)
	var parts []string
	add := func(words string) {
		if words != "" {
			parts = append(parts, words)
		}
	}
	add(escape(l.Lead))
	switch {
	case l.Asker != "":
		add(escape(f.Question) + " · " + chat.SayAskedBy("<@"+l.Asker+">"))
	case l.Restate:
		add(escape(f.Question))
	}
	add(escape(f.Filters))
	add(escape(f.Headline))
	if f.Nearest {
		add(bot.NearestHeading)
	}
	for _, q := range f.quotes {
		add(escape(q.text()))
	}
	for _, s := range f.sources {
		add(s.text())
	}
	if r.Reading != nil {
		add(escape(excerpt(r.Reading, maxText/2).Plain()))
	}
	for _, words := range slices.Concat(f.Rows, f.Lines) {
		add(escape(words))
	}
	add(escape(f.foot))
	return cutEscaped(strings.Join(parts, "\n"), maxText-1)
}

// cutEscaped shortens mrkdwn, and not inside an &amp; or a <link>.
func cutEscaped(mrkdwn string, limit int) string {
	if chat.Length(mrkdwn) <= limit {
		return mrkdwn
	}
	end := chat.CutAt(mrkdwn, limit-1, chat.Length)
	if open := strings.LastIndexAny(mrkdwn[:end], "<>"); open >= 0 && mrkdwn[open] == '<' {
		end = open
	}
	if amp := strings.LastIndexAny(mrkdwn[:end], "&;"); amp >= 0 && mrkdwn[amp] == '&' {
		end = amp
	}
	return mrkdwn[:end] + "…"
}
