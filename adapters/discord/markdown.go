package discord

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/adapters/chat"
	"dateline/bot"
	"dateline/retrieval/text"
)

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
		between, words := chat.Clean(text[at:m.Start]), chat.Clean(text[m.Start:m.End])
		at = m.End
		if n := len(out); n > 0 && out[n-1].bold && strings.TrimSpace(between) == "" {
			out[n-1].words += between + words
			continue
		}
		out = out.with(between, false).with(words, true)
	}
	return out.with(chat.Clean(text[at:]), false)
}

func (r runs) with(words string, bold bool) runs {
	if words == "" {
		return r
	}
	return append(r, run{words, bold && strings.TrimSpace(words) != ""})
}

// cut shortens runs to at most limit in weight.
func (r runs) cut(limit int) runs {
	var out runs
	for _, x := range r {
		if x.bold {
			limit -= 4
		}
		n := weight(x.words)
		if n > limit {
			return out.with(cut(x.words, max(limit, 1)), x.bold)
		}
		limit -= n
		out = append(out, x)
	}
	return out
}

// text is the runs as Markdown. The pieces are escaped as one text, so that
// what begins a line is seen as such.
func (r runs) text() string {
	var plain strings.Builder
	for _, x := range r {
		plain.WriteString(x.words)
	}
	escaped := escape(plain.String())
	var b strings.Builder
	for _, x := range r {
		piece, rest := cutEscaped(escaped, utf8.RuneCountInString(x.words))
		escaped = rest
		if x.bold {
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
	runs
	source  int
	reasons []string
}

// text sets the quote off, with the number of its source behind it.
func (q passage) text() string {
	lines := []string{prefixed("> ", fmt.Sprintf("%s [%d]", q.runs.text(), q.source))}
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
	return head + "\n\n" + excerpt(r, limit/2).text()
}

// excerpt is the part of an article around a passage, at most about limit in
// weight, in whole paragraphs where they fit.
func excerpt(r *bot.Reading, limit int) runs {
	from := max(0, min(r.Passage.Start, len(r.Text)))
	to := max(from, min(r.Passage.End, len(r.Text)))
	core := runs{}.with(chat.Clean(r.Text[from:to]), true).cut(limit)
	room := max(0, limit-weight(chat.Clean(r.Text[from:to]))) / 2
	before := tail(chat.Clean(r.Text[:from]), room)
	var out runs
	if len(before) < len(chat.Clean(r.Text[:from])) {
		out = out.with("… ", false)
	}
	out = append(out.with(before, false), core...)
	return out.with(cut(chat.Clean(r.Text[to:]), max(room, 1)), false)
}

// tail is the end of text, at most limit in weight, from the beginning of a
// paragraph or a word.
func tail(text string, limit int) string {
	if weight(text) <= limit {
		return text
	}
	at := len(text)
	for size := 0; at > 0; {
		_, n := utf8.DecodeLastRuneInString(text[:at])
		if size += weight(text[at-n : at]); size > limit {
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
