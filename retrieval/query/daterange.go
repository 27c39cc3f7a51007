package query

import (
	"slices"
	"strings"
)

// dateRange reads two dates with a dash, full stops or a word such as "to"
// between them: 1–15 January 2025, January 10-12, 2025-01-01..2025-01-31. The
// words of a range that is written without spaces are cut for it.
func (p *parser) dateRange(words []word) (Period, int) {
	cut := cutRanges(words)
	if len(cut) == 0 {
		return Period{}, 0
	}
	when, n := p.rangePeriod(cut, bareRangeLinks)
	if n == 0 {
		return Period{}, 0
	}
	if when.End.Sub(when.Start) > maxRange {
		return Period{}, 0
	}
	taken := 0
	for taken < len(words) && words[taken].through < cut[n-1].through {
		taken++
	}
	return when, taken + 1
}

// cutRanges cuts the words that are written without spaces around the dash of a
// range. It returns nil unless the words begin with a date of which one could be
// made.
func cutRanges(words []word) (cut []word) {
	for k, w := range words[:min(len(words), maxRangeWords)] {
		a, link, b, ok := cutRange(w.text)
		if !ok {
			if w.bare != "/" && slices.Contains(rangeMarks, w.bare) {
				w.bare = "to"
			}
			if k == 0 && !beginsDate(w) {
				return nil
			}
			cut = append(cut, w)
			continue
		}
		for _, part := range []string{a, link, b} {
			piece := newWord(part, wholeOf(part))
			piece.Span, piece.through = w.Span, w.through
			cut = append(cut, piece)
		}
	}
	return cut
}

// maxRangeWords is the most words that a range may have: 3 May 2024 to 4 June
// 2024.
const maxRangeWords = 9

func beginsDate(w word) bool {
	_, day := dayNumber(w.bare)
	_, numeric := numericDate(w.bare)
	return day || numeric || isMonth(w)
}

// rangeMarks join two dates within a word. A slash joins dates of digits only,
// since 1/6 is itself a date.
var rangeMarks = []string{"...", "..", "…", "–", "—", "-", "/"}

// cutRange cuts a word such as 1–15 at the mark of its range.
func cutRange(said string) (a, link, b string, ok bool) {
	if !strings.ContainsAny(said, "./-–—…") || len(said) > 2*maxRangeBytes {
		return "", "", "", false
	}
	if _, whole := numericDate(foldWord(said)); whole {
		return "", "", "", false
	}
	for _, mark := range rangeMarks {
		for from := 0; from < min(len(said), maxRangeBytes); {
			at := strings.Index(said[from:], mark)
			if at < 0 {
				break
			}
			at += from
			a, b = said[:at], said[at+len(mark):]
			if isRangeEnd(a, mark) && isRangeEnd(b, mark) {
				return a, "to", b, true
			}
			from = at + len(mark)
		}
	}
	return "", "", "", false
}

// maxRangeBytes bounds where the mark of a range is looked for.
const maxRangeBytes = 24

func isRangeEnd(said, mark string) bool {
	if said == "" {
		return false
	}
	w := newWord(said, wholeOf(said))
	if _, ok := numericDate(w.bare); ok {
		return mark == ".." || mark == "..." || mark == "…" || len(w.bare) > 4
	}
	if mark == "/" {
		return false
	}
	_, day := dayNumber(w.bare)
	return day || isMonth(w)
}

// digitalRange tells whether the words of a period are a range of dates in
// digits, which can mean nothing else.
func digitalRange(words []word) bool {
	a, _, b, ok := cutRange(words[0].text)
	return ok && len(words) == 1 && len(a) > 4 && len(foldWord(b)) > 4
}
