package web

import (
	"dateline/retrieval/text"
	"strings"
)

// A paragraph is cut into runs, which are highlighted or not.
type paragraph struct{ Runs []run }

// A run is a part of a paragraph. First says that a mark begins with it; the
// mark may continue in the next paragraph. Start and End are the offsets of the
// whole mark in the text.
type run struct {
	Text       string
	Marked     bool
	First      bool
	Start, End int
}

// paragraphBreak stands between the paragraphs of an article.
const paragraphBreak = "\n\n"

// paragraphs cuts a text into paragraphs, and these into runs. The marks are in
// order and disjoint.
func paragraphs(body string, marks []text.Span) []paragraph {
	var out []paragraph
	at := 0
	for part := range strings.SplitSeq(body, paragraphBreak) {
		out = append(out, paragraph{runs(body, text.Span{Start: at, End: at + len(part)}, marks)})
		at += len(part) + len(paragraphBreak)
	}
	return out
}

func runs(body string, span text.Span, marks []text.Span) []run {
	var out []run
	at := span.Start
	for _, m := range marks {
		from, to := max(m.Start, span.Start), min(m.End, span.End)
		if from >= to {
			continue
		}
		if from > at {
			out = append(out, run{Text: body[at:from]})
		}
		out = append(out, run{Text: body[from:to], Marked: true, First: from == m.Start, Start: m.Start, End: m.End})
		at = to
	}
	if at < span.End {
		out = append(out, run{Text: body[at:span.End]})
	}
	return out
}

// mergeMarks merges marks with only white space between them, so that a number
// and its unit are highlighted as one.
func mergeMarks(body string, marks []text.Span) []text.Span {
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
