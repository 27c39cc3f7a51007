package discord

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/adapters/chat"
	"dateline/bot"
)

// markdown is the words of a quote, with those in bold that are marked. The
// pieces are escaped as one text, so that what begins a line is seen as such.
func markdown(r chat.Runs) string {
	escaped := escape(r.Plain())
	var b strings.Builder
	for _, x := range r {
		piece, rest := cutEscaped(escaped, utf8.RuneCountInString(x.Words))
		escaped = rest
		if x.Marked {
			piece = bold(piece)
		}
		b.WriteString(piece)
	}
	return b.String()
}

// cutEscaped splits escaped text after n characters of what it stands for.
func cutEscaped(escaped string, n int) (piece, rest string) {
	at := 0
	for ; n > 0 && at < len(escaped); n-- {
		if escaped[at] == '\\' {
			at++
		}
		_, size := utf8.DecodeRuneInString(escaped[at:])
		at += size
	}
	return escaped[:at], escaped[at:]
}

// bold sets Markdown in bold, without the spaces around it: Discord knows no
// bold that begins or ends with one.
func bold(markdown string) string {
	words := strings.TrimFunc(markdown, unicode.IsSpace)
	if words == "" {
		return markdown
	}
	before, after, _ := strings.Cut(markdown, words)
	return before + "**" + words + "**" + after
}

func italic(markdown string) string { return "*" + markdown + "*" }

// small is a line in small grey letters, one for each line of Markdown.
func small(markdown string) string { return prefixed("-# ", markdown) }

func prefixed(with, markdown string) string {
	return with + strings.ReplaceAll(markdown, "\n", "\n"+with)
}

// A passage is a quote fitted into a message.
type passage struct {
	chat.Runs
	source  int
	reasons []string
}

// text sets the quote off, with the number of its source behind it.
func (q passage) text() string {
	lines := []string{prefixed("> ", fmt.Sprintf("%s [%d]", markdown(q.Runs), q.source))}
	for _, reason := range q.reasons {
		lines = append(lines, small(escape(reason)))
	}
	return strings.Join(lines, "\n")
}

// reading shows an article around one of its passages, in at most about limit
// characters.
func reading(r *bot.Reading, limit int) string {
	s := cite(r.Source, limit/3)
	head := "**" + escape(s.title) + "**"
	if s.link != "" {
		head = "[" + label(s.title) + "](<" + s.link + ">)"
	}
	head += "\n" + s.facts
	if author := cut(chat.Line(r.Author), limit/10); author != "" {
		head += " · " + escape(author)
	}
	return head + "\n\n" + markdown(room(limit).Excerpt(r.Text, r.Passage, limit/2))
}
