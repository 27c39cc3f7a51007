package query

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

const (
	// maxPhrases is how many phrases of a question are read, maxQuoted the length
	// of one in bytes. What exceeds them is searched as words.
	maxPhrases = 8
	maxQuoted  = 2000
	// maxOpenings bounds how many marks are tried that may open a quotation.
	maxOpenings = 64
)

// Phrases are the words between quotation marks, which an answer must hold as
// they stand there, without the marks at their ends. They stay among the words
// that are searched. A question that is quoted as a whole has none: it is a
// question.
func (q Query) Phrases() []string {
	var phrases []string
	for _, s := range q.PhraseSpans() {
		phrases = append(phrases, q.Text[s.Start:s.End])
	}
	return phrases
}

// PhraseSpans are where the Phrases stand in Text.
func (q Query) PhraseSpans() []text.Span {
	var spans []text.Span
	for _, s := range quotations(q.Text) {
		if s.isPhrase(q.Text) {
			spans = append(spans, s.inner)
		}
	}
	return spans
}

// A quotation is a pair of quotation marks and what stands between them.
type quotation struct {
	text.Span // with its marks
	inner     text.Span
}

// isPhrase tells whether the quotation demands its words: it has some, is not
// left out with a minus or NOT, and is not a question that somebody has pasted
// as a whole.
func (s quotation) isPhrase(body string) bool {
	before := body[:s.Start]
	if strings.HasSuffix(before, "-") || strings.HasSuffix(before, "NOT ") {
		return false
	}
	whole := strings.TrimSpace(before) == "" && strings.TrimSpace(body[s.End:]) == ""
	return !whole || !strings.ContainsAny(body[s.inner.End:s.End], "?？")
}

// quotations finds the quotations of a text that hold words, in order and
// disjoint. Single marks make none: people put them around names and titles, and
// search engines take none for a phrase.
func quotations(body string) (found []quotation) {
	if !strings.ContainsAny(body, `"“”„«»‹›「『＂`) {
		return nil
	}
	openings := 0
	for at := 0; at < len(body) && len(found) < maxPhrases && openings < maxOpenings; {
		r, size := utf8.DecodeRuneInString(body[at:])
		closers := closingMarks(r)
		if closers == "" || !opensQuotation(r, body, at, size) {
			at += size
			continue
		}
		openings++
		if s, ok := quotationAt(body, at, size, closers); ok {
			found = append(found, s)
			at = s.End
			continue
		}
		at += size
	}
	return found
}

// closingMarks are the marks that close a quotation which a rune opens; empty
// for a rune that opens none.
func closingMarks(open rune) string {
	switch open {
	case '"', '“', '”', '„', '＂':
		return `"“”＂`
	case '«':
		return "»"
	case '»':
		return "«"
	case '‹':
		return "›"
	case '「':
		return "」"
	case '『':
		return "』"
	}
	return ""
}

// opensQuotation tells whether a mark can open a quotation where it stands. A
// mark that also closes one, or stands for inches, does only before a word and
// not directly after one.
func opensQuotation(mark rune, body string, at, size int) bool {
	if strings.ContainsRune("“„«‹「『", mark) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(body[:at])
	after, _ := utf8.DecodeRuneInString(body[at+size:])
	if after == utf8.RuneError || unicode.IsSpace(after) {
		return false
	}
	return at == 0 || text.UsesBigrams(before) && mark == '"' || !unicode.IsLetter(before) && !unicode.IsDigit(before)
}

// quotationAt reads the quotation that the mark at a position opens.
func quotationAt(body string, at, size int, closers string) (s quotation, ok bool) {
	from := at + size
	n := strings.IndexAny(body[from:], closers)
	if n < 0 {
		return s, false
	}
	_, closing := utf8.DecodeRuneInString(body[from+n:])
	s.Span = text.Span{Start: at, End: from + n + closing}
	s.inner = trimPhrase(body, text.Span{Start: from, End: from + n})
	return s, s.inner.Start < s.inner.End && s.inner.End-s.inner.Start <= maxQuoted
}

// trimPhrase leaves out white space and punctuation at the ends of a phrase.
func trimPhrase(body string, s text.Span) text.Span {
	outer := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }
	inner := strings.TrimRightFunc(body[s.Start:s.End], outer)
	s.End = s.Start + len(inner)
	s.Start = s.End - len(strings.TrimLeftFunc(inner, outer))
	return s
}

// keepPhrases sets aside the words of quotations, so that none becomes a filter:
// "since Monday" between quotation marks is what was said. A quotation that
// belongs to a filter is left to it: source:"The Lantern" is one word, and without
// "harbour tax" leaves something out.
func (p *parser) keepPhrases() {
	i, free := 0, 0
	for _, s := range quotations(p.body) {
		for ; i < len(p.words) && p.words[i].Start < s.Start; i++ {
			free++
		}
		if p.leftOutFrom(i, min(free, maxLeadBefore)) || p.leftOutBehind(s.End) {
			continue
		}
		for ; i < len(p.words) && p.words[i].Start < s.inner.End; i++ {
			if !p.words[i].taken {
				p.words[i].taken, p.words[i].kept = true, true
			}
		}
		free = 0
	}
}

// maxLeadBefore is how many words before a quotation may say that it is left out.
const maxLeadBefore = 4

// leftOutBehind tells whether the quotation that ends at a place is left out by the
// word behind it, as in Korean.
func (p *parser) leftOutBehind(end int) bool {
	i, _ := slices.BinarySearchFunc(p.words, end, func(w word, at int) int { return cmp.Compare(w.Start, at) })
	if i == 0 || p.words[i-1].End > end && !koreanParticles[p.body[end:p.words[i-1].End]] {
		return false
	}
	for i < len(p.words) && koreanNouns[p.words[i].folded()] {
		i++
	}
	return i < len(p.words) && leavesOutKorean(p.words[i].folded())
}

// leftOutFrom tells whether one of the last words before word i begins what is to
// be left out.
func (p *parser) leftOutFrom(i, words int) bool {
	for at := i - words; at < i; at++ {
		if !p.words[at].taken {
			if _, ok := p.exclusionLead(at); ok {
				return true
			}
		}
	}
	return false
}
