package web

import (
	"strings"

	"dateline/retrieval/text"
)

// A paragraph is one of a text, in runs that are set off or not.
type paragraph struct{ Runs []run }

// A run is words of a paragraph. First says that it begins a mark, which may
// go on in the next paragraph; Start and End are the whole mark's place.
type run struct {
	Text       string
	Marked     bool
	First      bool
	Start, End int
}

const between = "\n\n"

// paragraphs cuts a text into its paragraphs, with the marks in them, which
// are in order and disjoint.
func paragraphs(body string, marks []text.Span) []paragraph {
	var out []paragraph
	at := 0
	for part := range strings.SplitSeq(body, between) {
		out = append(out, paragraph{runs(body, text.Span{Start: at, End: at + len(part)}, marks)})
		at += len(part) + len(between)
	}
	return out
}

// runs cuts the paragraph at span into runs.
func runs(text string, span text.Span, marks []text.Span) []run {
	var out []run
	at := span.Start
	for _, m := range marks {
		from, to := max(m.Start, span.Start), min(m.End, span.End)
		if from >= to {
			continue
		}
		if from > at {
			out = append(out, run{Text: text[at:from]})
		}
		out = append(out, run{Text: text[from:to], Marked: true, First: from == m.Start, Start: m.Start, End: m.End})
		at = to
	}
	if at < span.End {
		out = append(out, run{Text: text[at:span.End]})
	}
	return out
}

// joined makes one mark of those that only white space parts, so that a number
// and its unit are not pulled apart.
func joined(body string, marks []text.Span) []text.Span {
	var out []text.Span
	for _, m := range marks {
		if n := len(out); n > 0 && strings.TrimSpace(body[out[n-1].End:m.Start]) == "" {
			out[n-1].End = m.End
			continue
		}
		out = append(out, m)
	}
	return out
}
