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
	// Width is the number of columns to wrap at; 0 does not wrap lines, for output
	// that a program reads.
	Width int
	// ANSI highlights words with bold and dim; without it they are put between
	// asterisks.
	ANSI bool
}

// Print writes a reply as text.
func (p Printer) Print(w io.Writer, r bot.Reply) error {
	var b strings.Builder
	if r.Headline != "" {
		b.WriteString(p.bold(r.Headline))
		if len(r.Filters) > 0 {
			b.WriteString(p.dim(" (" + strings.Join(r.Filters, ", ") + ")"))
		}
		b.WriteString("\n")
	}
	p.writeQuotes(&b, r)
	p.writeSources(&b, r)
	p.writeTally(&b, r.Tally)
	if len(r.Quotes) > 0 {
		b.WriteString("\n")
	}
	for _, l := range r.Lines {
		b.WriteString(p.wrap(l, "", "  "))
	}
	for _, o := range r.Offers {
		if o.Action == bot.Choose {
			b.WriteString(p.wrap(fmt.Sprintf("%d %s", o.Number, o.Label), "  ", "    "))
		}
	}
	if r.Chart != nil {
		b.WriteString(p.wrap(sparkline(r.Chart)+"  "+r.Chart.Summary, "", "  "))
	}
	if r.Reading != nil {
		p.writeReading(&b, r.Reading)
	}
	if r.Foot != "" {
		b.WriteString(p.dim(strings.TrimRight(p.wrap(r.Foot, "", ""), "\n")) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// bar is put before each line of a quote, instead of quotation marks, which the
// quote may have itself.
const bar = "  │ "

// writeQuotes writes each quote with its citation below. Only the first quote from a
// source has its full citation; others have its number and title.
func (p Printer) writeQuotes(b *strings.Builder, r bot.Reply) {
	cited := map[int]bool{}
	for _, q := range r.Quotes {
		b.WriteString("\n")
		if q.Nearest {
			b.WriteString(bot.NearestHeading + "\n")
		}
		// A quote may span several lines, such as the rows of a table or a
		// heading and the text below it.
		for line := range strings.SplitSeq(p.highlight(q.Text, q.Marks), "\n") {
			if strings.TrimSpace(line) != "" {
				b.WriteString(p.wrap(line, bar, bar))
			}
		}
		s := r.Sources[q.Source-1]
		tag := fmt.Sprintf("[%d] ", s.Number)
		b.WriteString(p.wrap(tag+s.Title, "  ", "      "))
		if !cited[s.Number] {
			cited[s.Number] = true
			b.WriteString(p.dim(strings.TrimRight(p.wrap(bot.Citation(s), "      ", "      "), "\n")) + "\n")
		}
		if len(q.Reasons) > 0 {
			for _, l := range q.Reasons {
				b.WriteString(p.wrap(l, "      ", "        "))
			}
		}
	}
}

// writeSources writes the sources of a reply without quotes.
func (p Printer) writeSources(b *strings.Builder, r bot.Reply) {
	if len(r.Quotes) > 0 {
		return
	}
	for _, s := range r.Sources {
		tag := ""
		if r.Tally != nil {
			tag = fmt.Sprintf("[%d] ", s.Number)
		}
		b.WriteString(p.wrap(tag+s.Title, "  ", "      "))
		b.WriteString(p.dim(strings.TrimRight(p.wrap(bot.Citation(s), "      ", "      "), "\n")) + "\n")
	}
}

func (p Printer) writeReading(b *strings.Builder, r *bot.Reading) {
	b.WriteString("\n" + p.bold(r.Source.Title) + "\n" + p.dim(bot.Citation(r.Source)) + "\n\n")
	text := p.highlight(r.Text, []text.Span{r.Passage})
	for para := range strings.SplitSeq(text, "\n\n") {
		b.WriteString(p.wrap(para, "  ", "  ") + "\n")
	}
}

// highlight highlights the marks in text. Marks on one line with only white space
// between them are highlighted as one, so that a number and its unit stay together.
func (p Printer) highlight(text string, marks []text.Span) string {
	on, off := "*", "*"
	if p.ANSI {
		on, off = "\x1b[1m", "\x1b[22m"
	}
	var b strings.Builder
	at := 0
	for i := 0; i < len(marks); i++ {
		m := marks[i]
		for i+1 < len(marks) && onlySpace(text[m.End:marks[i+1].Start]) {
			i++
			m.End = marks[i].End
		}
		b.WriteString(text[at:m.Start] + on + text[m.Start:m.End] + off)
		at = m.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// onlySpace tells whether the text between two marks is white space on one line.
func onlySpace(between string) bool {
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
