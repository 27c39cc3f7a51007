package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// longestQuotation is how far, in bytes, the closing mark of a quotation
	// is looked for; beyond it the opening mark is taken for a stray one.
	longestQuotation = 1500
	// longestSentence is how many bytes may pass without the end of a
	// sentence before one is forced, after the quotation if there is one: a
	// table, or text without punctuation.
	longestSentence = 2000
)

// A Sentence is one sentence, or what stands for one: a headline, a list item.
type Sentence struct {
	Span
	words int
	// last: it ends its paragraph. closed: it ends in a mark of punctuation.
	last, closed bool
}

// A cutter finds the sentences of a text, front to back.
type cutter struct {
	text string
	at   int
	// start is where the sentence begins, -1 before its first byte; words is
	// how many of its words are behind.
	start, words int
	inWord       bool
	// quoteEnd is the closing mark of the quotation around the position, -1
	// outside of any; searched is up to where no closing mark was found.
	quoteEnd int
	closes   [len(openers)]nextMark
}

// A nextMark remembers where the next mark of one sort stands, so that looking
// for it again costs nothing.
type nextMark struct{ from, at int }

// marked are the bytes at which the cutter has to think.
var marked = func() (m [256]bool) {
	for _, c := range " \t\r\n.!?\"" {
		m[c] = true
	}
	for c := 0x80; c < 0x100; c++ {
		m[c] = true
	}
	return m
}()

// EachSentence calls each with the sentences of text[span.Start:span.End], in
// order. Together they hold everything but white space.
func EachSentence(text string, span Span, each func(Sentence)) {
	c := cutter{text: text[:span.End], at: span.Start, start: -1, quoteEnd: -1}
	for c.at < len(c.text) {
		b := c.text[c.at]
		if !marked[b] {
			c.begin()
			c.at++
			continue
		}
		end, last := c.think(b)
		if end >= 0 {
			c.finish(end, last, each)
		}
	}
	c.finish(len(c.text), true, each)
}

// begin notes that the position is inside a word.
func (c *cutter) begin() {
	if c.start < 0 {
		c.start = c.at
	}
	if !c.inWord {
		c.inWord = true
		c.words++
	}
}

// finish hands on the sentence that ends before end, if there is one, and
// starts the next.
func (c *cutter) finish(end int, last bool, each func(Sentence)) {
	if c.start >= 0 {
		body := strings.TrimRightFunc(c.text[c.start:end], unicode.IsSpace)
		if body != "" {
			each(Sentence{
				Span:   Span{c.start, c.start + len(body)},
				words:  max(1, c.words),
				last:   last,
				closed: EndsSentence(body),
			})
		}
	}
	c.start, c.words, c.inWord = -1, 0, false
	if c.quoteEnd < end {
		c.quoteEnd = -1
	}
}

// EndsSentence tells whether a sentence ends in a mark of punctuation, as
// headlines and list items do not.
func EndsSentence(body string) bool {
	body = strings.TrimRight(body, "\"'”’“»«」』）)] ")
	r, _ := utf8.DecodeLastRuneInString(body)
	return strings.ContainsRune(".!?…:;,。！？", r)
}

// think reads the marked byte at the position and moves on. end is where a
// sentence ends, -1 if none does.
func (c *cutter) think(b byte) (end int, last bool) {
	switch {
	case b == '\n':
		return c.newline()
	case b == ' ' || b == '\t' || b == '\r':
		c.inWord = false
		c.at++
		return c.forced(), false
	case b == '"':
		return c.quote('"', 1), false
	case b < utf8.RuneSelf: // . ! ?
		c.begin()
		return c.stop(1), false
	}
	return c.wide(), false
}

// newline reads line ends. An empty line ends the paragraph, and with it any
// quotation.
func (c *cutter) newline() (end int, last bool) {
	begin := c.at
	lines := 0
	for c.at < len(c.text) {
		switch c.text[c.at] {
		case '\n':
			lines++
		case ' ', '\t', '\r':
		default:
			goto done
		}
		c.at++
	}
done:
	c.inWord = false
	if lines >= 2 {
		c.quoteEnd = -1
		return begin, true
	}
	if c.quoteEnd < 0 && c.start >= 0 && EndsSentence(c.text[c.start:begin]) && !c.lower(c.at) {
		return begin, false
	}
	return c.forced(), false
}

// forced ends a sentence that has run on for too long, but not inside a
// quotation, which is short enough.
func (c *cutter) forced() int {
	if c.quoteEnd < 0 && c.start >= 0 && c.at-c.start > longestSentence {
		return c.at
	}
	return -1
}

// wide reads a rune beyond ASCII.
func (c *cutter) wide() int {
	r, size := utf8.DecodeRuneInString(c.text[c.at:])
	switch {
	case r == '“' || r == '”' || r == '«' || r == '»' || r == '„' || r == '‘' || r == '’':
		return c.quote(r, size)
	case r == '…':
		c.begin()
		return c.stop(size)
	case r == '。' || r == '！' || r == '？':
		c.begin()
		c.at += size
		if c.quoteEnd >= 0 {
			return -1
		}
		return c.closers()
	case unicode.IsSpace(r):
		c.inWord = false
		c.at += size
		return -1
	case Pairwise(r):
		c.pairs(size)
		return c.forced()
	}
	c.begin()
	c.at += size
	return c.forced()
}

// pairs counts two characters of a script without spaces as one word.
func (c *cutter) pairs(size int) {
	if c.start < 0 {
		c.start = c.at
	}
	if c.inWord = !c.inWord; c.inWord {
		c.words++
	}
	c.at += size
}

// closers moves over closing marks and returns the position after them.
func (c *cutter) closers() int {
	for c.at < len(c.text) {
		r, size := utf8.DecodeRuneInString(c.text[c.at:])
		if !strings.ContainsRune("”’」』）)»]", r) {
			break
		}
		c.at += size
	}
	return c.at
}
