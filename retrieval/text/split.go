package text

// A passage ends with the first sentence that brings it to minWords, unless its
// paragraph ends within maxWords; docs/ranking.md has the measurements.
const (
	minWords = 80
	maxWords = 120
	// tailWords is the length below which the last passage of an article is
	// joined to the one before it.
	tailWords = 30
)

// Split cuts an article's text into passages: whole sentences, in order,
// disjoint, with nothing but white space between them. No passage begins inside
// a quotation. The cost is linear in the length of the text.
func Split(text string) []Span {
	p := packer{text: text}
	EachSentence(text, Span{0, len(text)}, p.add)
	return p.spans()
}

// Sentences returns the sentences of text[span.Start:span.End], in order, as
// offsets into text.
func Sentences(text string, span Span) []Span {
	var spans []Span
	EachSentence(text, span, func(s Sentence) { spans = append(spans, s.Span) })
	return spans
}

// A packer joins sentences into passages.
type packer struct {
	text string
	// done are the finished passages, counts how many words each has.
	done   []Span
	counts []int
	open   Span
	// words is how many words the open passage has, 0 if there is none; mayEnd
	// says that it is long enough to end here.
	words  int
	mayEnd bool
}

// add appends a sentence to the open passage, or closes that one and opens the
// next. A sentence that needs the one before it stays with it if there is room.
func (p *packer) add(s Sentence) {
	full := p.words+s.words > maxWords && p.words >= minWords/2
	if p.words > 0 && (full || p.mayEnd && !NeedsContext(p.text[s.Start:s.End])) {
		p.close()
	}
	if p.words == 0 {
		p.open.Start = s.Start
	}
	p.open.End = s.End
	p.words += s.words
	p.mayEnd = p.words >= minWords && s.closed && (s.last || p.words >= (minWords+maxWords)/2)
}

func (p *packer) close() {
	p.done = append(p.done, p.open)
	p.counts = append(p.counts, p.words)
	p.words, p.mayEnd = 0, false
}

// spans closes the last passage and returns all of them.
func (p *packer) spans() []Span {
	if p.words > 0 {
		last := len(p.done) - 1
		if p.words < tailWords && last >= 0 && p.counts[last]+p.words <= maxWords+tailWords {
			p.done[last].End = p.open.End
		} else {
			p.close()
		}
	}
	return p.done
}
