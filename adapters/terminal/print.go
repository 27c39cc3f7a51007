package terminal

import (
	"fmt"
	"io"
	"strings"

	"dateline/bot"
	"dateline/retrieval/text"
)

// A Printer lays replies out as text.
type Printer struct {
	// Width is the number of columns to wrap at; 0 leaves lines whole, as a
	// program that reads them wants.
	Width int
	// ANSI sets words off with bold and dim; without it they stand between
	// asterisks.
	ANSI bool
}

// Print writes a reply.
func (p Printer) Print(w io.Writer, r bot.Reply) error {
	var b strings.Builder
	if r.Headline != "" {
		b.WriteString(p.bold(r.Headline))
		if len(r.Filters) > 0 {
			b.WriteString(p.dim(" (" + strings.Join(r.Filters, ", ") + ")"))
		}
		b.WriteString("\n")
	}
	p.quotes(&b, r)
	p.list(&b, r)
	if len(r.Quotes) > 0 {
		b.WriteString("\n")
	}
	for _, l := range r.Lines {
		b.WriteString(p.wrap(l, "", "  "))
	}
	if r.Chart != nil {
		b.WriteString(p.wrap(spark(r.Chart)+"  "+r.Chart.Summary, "", "  "))
	}
	if r.Reading != nil {
		p.reading(&b, r.Reading)
	}
	if r.Foot != "" {
		b.WriteString(p.dim(strings.TrimRight(p.wrap(r.Foot, "", ""), "\n")) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// bar stands before each line of a quote, since quotes have quotation marks of
// their own.
const bar = "  │ "

// quotes writes each quote with its citation under it. A source's details
// stand with its first quote; later ones name its number and title alone.
func (p Printer) quotes(b *strings.Builder, r bot.Reply) {
	told := map[int]bool{}
	for _, q := range r.Quotes {
		b.WriteString("\n")
		if q.Nearest {
			b.WriteString(bot.NearestHeading + "\n")
		}
		// A quote may run over the end of a line or paragraph, which parts
		// rows of a table and headings from the text.
		for line := range strings.SplitSeq(p.marked(q.Text, q.Marks), "\n") {
			if strings.TrimSpace(line) != "" {
				b.WriteString(p.wrap(line, bar, bar))
			}
		}
		s := r.Sources[q.Source-1]
		tag := fmt.Sprintf("[%d] ", s.Number)
		b.WriteString(p.wrap(tag+s.Title, "  ", "      "))
		if !told[s.Number] {
			told[s.Number] = true
			b.WriteString(p.dim(strings.TrimRight(p.wrap(bot.Citation(s), "      ", "      "), "\n")) + "\n")
		}
		if len(q.Reasons) > 0 {
			for _, l := range q.Reasons {
				b.WriteString(p.wrap(l, "      ", "        "))
			}
		}
	}
}

// list writes the sources of a reply that only cites.
func (p Printer) list(b *strings.Builder, r bot.Reply) {
	if len(r.Quotes) > 0 {
		return
	}
	for _, s := range r.Sources {
		b.WriteString(p.wrap(s.Title, "  ", "      "))
		b.WriteString(p.dim(strings.TrimRight(p.wrap(bot.Citation(s), "      ", "      "), "\n")) + "\n")
	}
}

func (p Printer) reading(b *strings.Builder, r *bot.Reading) {
	b.WriteString("\n" + p.bold(r.Source.Title) + "\n" + p.dim(bot.Citation(r.Source)) + "\n\n")
	text := p.marked(r.Text, []text.Span{r.Passage})
	for para := range strings.SplitSeq(text, "\n\n") {
		b.WriteString(p.wrap(para, "  ", "  ") + "\n")
	}
}

// marked sets off the marks in text. Marks on one line that only a space parts
// are set off as one, so that a number and its unit are not pulled apart.
func (p Printer) marked(text string, marks []text.Span) string {
	on, off := "*", "*"
	if p.ANSI {
		on, off = "\x1b[1m", "\x1b[22m"
	}
	var b strings.Builder
	at := 0
	for i := 0; i < len(marks); i++ {
		m := marks[i]
		for i+1 < len(marks) && adjoin(text[m.End:marks[i+1].Start]) {
			i++
			m.End = marks[i].End
		}
		b.WriteString(text[at:m.Start] + on + text[m.Start:m.End] + off)
		at = m.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// adjoin tells whether what parts two marks is but a space.
func adjoin(between string) bool {
	return strings.TrimSpace(between) == "" && !strings.Contains(between, "\n")
}

func (p Printer) bold(s string) string { return p.ansi("1", s) }
func (p Printer) dim(s string) string  { return p.ansi("2", s) }

func (p Printer) ansi(code, s string) string {
	if !p.ANSI || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
