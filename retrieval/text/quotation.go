package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// openers are the marks that open a quotation.
const openers = `"“‘«„「『`

// maxLookBack bounds, in bytes, how far back the last word is searched for, so
// that odd texts take no longer than others.
const maxLookBack = 64

// isQuotationMark tells whether a rune beyond ASCII opens or closes quotations.
func isQuotationMark(r rune) bool {
	switch r {
	case '“', '”', '«', '»', '„', '‘', '’', '「', '」', '『', '』':
		return true
	}
	return false
}

// quote reads a quotation mark of size bytes. end is where a sentence ends
// after it; -1 if none does.
func (c *segmenter) quote(mark rune, size int) (end int) {
	at := c.at
	c.begin()
	c.at += size
	switch {
	case c.quoteEnd >= 0 && at >= c.quoteEnd:
		c.quoteEnd = -1
		return max(c.afterQuote(at), c.forcedEnd())
	case c.quoteEnd < 0 && c.opens(mark, at, size):
		c.quoteEnd, c.quoteStart = c.findClosing(mark, at+size), at
	case c.quoteEnd < 0:
		return c.afterQuote(at)
	}
	return -1
}

// afterQuote returns where the sentence ends if it ends with the closing mark
// at a position, because the quotation ended in a full stop and no small letter
// follows; else -1.
func (c *segmenter) afterQuote(at int) int {
	body := strings.TrimRight(c.text[max(c.start, at-maxLookBack):at], " \"”’")
	r, _ := utf8.DecodeLastRuneInString(body)
	if !strings.ContainsRune(".!?…。！？؟۔", r) {
		return -1
	}
	end := c.skipClosers()
	return max(c.endsAt(end), c.afterHanQuote(end))
}

func (c *segmenter) opens(mark rune, at, size int) bool {
	switch mark {
	case '“', '«', '„', '「', '『':
		return true
	case '‘', '"':
		before, _ := utf8.DecodeLastRuneInString(c.text[:at])
		starts := at == 0 || unicode.IsSpace(before) || strings.ContainsRune("([—–-“", before)
		return starts && at+size < len(c.text)
	}
	return false
}

// findClosing finds the mark that closes a quotation whose text begins at from,
// in the same paragraph and within maxQuotation; -1 if there is none.
func (c *segmenter) findClosing(mark rune, from int) int {
	limit := min(len(c.text), from+maxQuotation)
	memo := &c.closings[strings.IndexRune(openers, mark)]
	at := from
	if memo.from <= from && from <= memo.at {
		at = memo.at
	} else {
		memo.from = from
	}
	for at < limit && !c.closesAt(mark, at) {
		at++
	}
	memo.at = at
	switch {
	case at >= limit:
		return -1
	case c.text[at] == '\n' && mark == '"':
		return -1 // a stray mark, such as one for inches
	}
	return at
}

// closesAt tells whether a quotation ends at a position, either at its closing
// mark or because the paragraph ends.
func (c *segmenter) closesAt(mark rune, at int) bool {
	switch b := c.text[at]; {
	case b == '\n':
		return at+1 < len(c.text) && c.text[at+1] == '\n'
	case b == '"':
		return mark == '"' && !insideHebrew(c.text, at, at+1)
	case b < 0x80:
		return false
	}
	rest := c.text[at:]
	switch mark {
	case '“', '„':
		return strings.HasPrefix(rest, "”") || mark == '„' && strings.HasPrefix(rest, "“")
	case '«':
		return strings.HasPrefix(rest, "»")
	case '「':
		return strings.HasPrefix(rest, "」")
	case '『':
		return strings.HasPrefix(rest, "』")
	case '‘':
		if !strings.HasPrefix(rest, "’") {
			return false
		}
		r, _ := utf8.DecodeRuneInString(rest[len("’"):])
		return !unicode.IsLetter(r)
	}
	return false
}
