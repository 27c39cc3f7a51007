package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// maxQuotation is how far, in bytes, the closing mark of a quotation is
	// searched for. If there is none, the opening mark is taken for a stray
	// one.
	maxQuotation = 1500
	// maxSentence is the length in bytes at which a sentence is ended by force,
	// as in tables and texts without punctuation. A quotation is finished
	// first.
	maxSentence = 2000
)

// A Sentence is one sentence, or what stands for one: a headline, a list item.
type Sentence struct {
	Span
	words int
	// last: it ends its paragraph. closed: it ends in a punctuation mark.
	last, closed bool
}

// A segmenter finds the sentences of a text in one pass.
type segmenter struct {
	text string
	at   int
	// whole is the text with what follows the last sentence. language is that of
	// its block, which is numbered from 1; 0 is none.
	whole    string
	block    int
	language language
	// start is where the current sentence begins, -1 before its first byte;
	// words is how many of its words have been read.
	start, words int
	inWord       bool
	// quoteEnd is the position of the mark that closes the current quotation,
	// -1 outside of any; quoteStart is that of the mark that opened the last one.
	quoteEnd, quoteStart int
	// closings remembers, for each opener, where its next closing mark is.
	closings [len(openers)]nextMark
}

// A nextMark remembers that the next mark after from stands at at, so that a
// text of many stray openers still takes linear time.
type nextMark struct{ from, at int }

// marked are the bytes that may end a word or a sentence.
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
// order. Together they cover everything but white space.
func EachSentence(text string, span Span, each func(Sentence)) {
	c := segmenter{text: text[:span.End], whole: text, at: span.Start, start: -1, quoteEnd: -1}
	for c.at < len(c.text) {
		b := c.text[c.at]
		if !marked[b] {
			c.begin()
			c.at++
			continue
		}
		end, last := c.readMarked(b)
		if end >= 0 {
			c.finish(end, last, each)
		}
	}
	c.finish(len(c.text), true, each)
}

// begin notes that the position is inside a word.
func (c *segmenter) begin() {
	if c.start < 0 {
		c.start = c.at
	}
	if !c.inWord {
		c.inWord = true
		c.words++
	}
}

// finish emits the current sentence, if there is one, with its end at end, and
// starts the next.
func (c *segmenter) finish(end int, last bool, each func(Sentence)) {
	if c.start >= 0 {
		body := strings.TrimRightFunc(c.text[c.start:end], unicode.IsSpace)
		if body != "" {
			each(Sentence{
				Span:   Span{c.start, c.start + len(body)},
				words:  max(1, c.words),
				last:   last,
				closed: EndsPunctuated(body),
			})
		}
	}
	c.start, c.words, c.inWord = -1, 0, false
	if c.quoteEnd < end {
		c.quoteEnd = -1
	}
}

// EndsPunctuated tells whether a text ends in a punctuation mark, as sentences
// do, and headlines and list items do not.
func EndsPunctuated(body string) bool {
	body = strings.TrimRight(body, "\"'”’“»«」』）)] ")
	r, _ := utf8.DecodeLastRuneInString(body)
	return strings.ContainsRune(".!?…:;,。！？؟۔،؛", r)
}

// readMarked reads the marked byte at the position and moves on. end is where a
// sentence ends, -1 if none does; last says that its paragraph ends there.
func (c *segmenter) readMarked(b byte) (end int, last bool) {
	switch {
	case b == '\n':
		return c.newline()
	case b == ' ' || b == '\t' || b == '\r':
		c.inWord = false
		c.at++
		return c.forcedEnd(), false
	case b == '"':
		return c.quote('"', 1), false
	case b < utf8.RuneSelf: // . ! ?
		c.begin()
		return c.fullStop(1), false
	}
	return c.nonASCII(), false
}

// newline reads line breaks. An empty line ends the paragraph and any
// quotation.
func (c *segmenter) newline() (end int, last bool) {
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
	if c.quoteEnd < 0 && c.start >= 0 && EndsPunctuated(c.text[c.start:begin]) && !c.beforeLower(c.at) {
		return begin, false
	}
	return c.forcedEnd(), false
}

// forcedEnd ends a sentence that exceeds maxSentence, but never inside a
// quotation, whose length is bounded anyway.
func (c *segmenter) forcedEnd() int {
	if c.quoteEnd < 0 && c.start >= 0 && c.at-c.start > maxSentence {
		return c.at
	}
	return -1
}

// nonASCII reads a rune beyond ASCII and returns where a sentence ends, or -1.
func (c *segmenter) nonASCII() int {
	r, size := utf8.DecodeRuneInString(c.text[c.at:])
	switch {
	case isQuotationMark(r):
		return c.quote(r, size)
	case r == '…' || r == '؟' || r == '۔':
		c.begin()
		return c.fullStop(size)
	case r == '。' || r == '！' || r == '？':
		c.begin()
		c.at += size
		if c.quoteEnd >= 0 {
			return -1
		}
		return c.unlessComma(c.skipClosers())
	case unicode.IsSpace(r):
		c.inWord = false
		c.at += size
		return -1
	case UsesBigrams(r):
		c.bigram(size)
		return c.forcedEnd()
	}
	c.begin()
	c.at += size
	return c.forcedEnd()
}

// bigram counts two characters of a script without spaces as one word.
func (c *segmenter) bigram(size int) {
	if c.start < 0 {
		c.start = c.at
	}
	if c.inWord = !c.inWord; c.inWord {
		c.words++
	}
	c.at += size
}

// skipClosers moves past closing marks and returns the position after them.
func (c *segmenter) skipClosers() int {
	for c.at < len(c.text) {
		r, size := utf8.DecodeRuneInString(c.text[c.at:])
		if !strings.ContainsRune("”’」』）)»]", r) {
			break
		}
		c.at += size
	}
	return c.at
}
