package chat

import (
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// A Run is words of a quote that are marked alike.
type Run struct {
	Words  string
	Marked bool
}

// Runs are the words of a quote, in order.
type Runs []Run

// Marked splits words at marks, which are places in them. Marks that only a
// space parts are one, so that a number and its unit are not pulled apart.
// Marks that do not fit the words are left out.
func Marked(words string, marks []text.Span) Runs {
	var out Runs
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End <= m.Start || m.End > len(words) {
			continue
		}
		between, marked := Clean(words[at:m.Start]), Clean(words[m.Start:m.End])
		at = m.End
		if n := len(out); n > 0 && out[n-1].Marked && strings.TrimSpace(between) == "" {
			out[n-1].Words += between + marked
			continue
		}
		out = out.with(between, false).with(marked, true)
	}
	return out.with(Clean(words[at:]), false)
}

func (r Runs) with(words string, marked bool) Runs {
	if words == "" {
		return r
	}
	return append(r, Run{words, marked && strings.TrimSpace(words) != ""})
}

// Plain is the words without their marks.
func (r Runs) Plain() string {
	var b strings.Builder
	for _, x := range r {
		b.WriteString(x.Words)
	}
	return b.String()
}

// CutRuns shortens runs to at most a share of the room.
func (r Room) CutRuns(all Runs, limit int) Runs {
	var out Runs
	for _, x := range all {
		if x.Marked {
			limit -= r.Emphasis
		}
		n := r.Measure(x.Words)
		if n > limit {
			return out.with(r.Cut(x.Words, max(limit, 1)), x.Marked)
		}
		limit -= n
		out = append(out, x)
	}
	return out
}

// Excerpt is the part of an article around one of its passages, which is
// marked: at most about a share of the room, in whole paragraphs where they
// fit.
func (r Room) Excerpt(article string, passage text.Span, limit int) Runs {
	from := max(0, min(passage.Start, len(article)))
	to := max(from, min(passage.End, len(article)))
	before, quote, after := Clean(article[:from]), Clean(article[from:to]), Clean(article[to:])
	each := max(0, limit-r.Measure(quote)) / 2
	var out Runs
	end := r.tail(before, each)
	if len(end) < len(before) {
		out = out.with("… ", false)
	}
	out = append(out.with(end, false), r.CutRuns(Runs{}.with(quote, true), limit)...)
	return out.with(r.Cut(after, max(each, 1)), false)
}

// tail is the end of a text that measures at most limit, from the beginning of
// a paragraph or a word.
func (r Room) tail(article string, limit int) string {
	if r.Measure(article) <= limit {
		return article
	}
	at := len(article)
	for size := 0; at > 0; {
		_, n := utf8.DecodeLastRuneInString(article[:at])
		if size += r.Measure(article[at-n : at]); size > limit {
			break
		}
		at -= n
	}
	end := article[at:]
	if para := strings.Index(end, "\n"); para >= 0 {
		return strings.TrimLeft(end[para:], "\n")
	}
	if space := strings.Index(end, " "); space >= 0 {
		return end[space+1:]
	}
	return end
}
