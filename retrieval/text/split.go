package text

// A passage ends at the first end of a sentence after fewestWords, unless the
// paragraph ends within mostWords: see docs/ranking.md for the measurement.
const (
	fewestWords = 80
	mostWords   = 120
	// tailWords is how short a last passage is joined to the one before it.
	tailWords = 30
)

// Split cuts an article's text into passages: whole sentences, in order,
// disjoint, with nothing but white space between them. A passage does not
// begin in mid-quote. The cost is linear in the text.
func Split(text string) []Span {
	p := packer{text: text}
	EachSentence(text, Span{0, len(text)}, p.add)
	return p.spans()
}

// Sentences returns the sentences of text within span, in order.
func Sentences(text string, span Span) []Span {
	var spans []Span
	EachSentence(text, span, func(s Sentence) { spans = append(spans, s.Span) })
	return spans
}

// A packer joins sentences to passages.
type packer struct {
	text  string
	done  []Span
	words []int
	open  Span
	// count is how many words the open passage has, 0 if there is none; ripe
	// says that it may end here.
	count int
	ripe  bool
}

// add appends a sentence to the open passage, or closes that and opens the
// next. A sentence that leans on the one before it stays with it if there is
// room.
func (p *packer) add(s Sentence) {
	full := p.count+s.words > mostWords && p.count >= fewestWords/2
	if p.count > 0 && (full || p.ripe && !NeedsContext(p.text[s.Start:s.End])) {
		p.close()
	}
	if p.count == 0 {
		p.open.Start = s.Start
	}
	p.open.End = s.End
	p.count += s.words
	p.ripe = p.count >= fewestWords && s.closed && (s.last || p.count >= (fewestWords+mostWords)/2)
}

func (p *packer) close() {
	p.done = append(p.done, p.open)
	p.words = append(p.words, p.count)
	p.count, p.ripe = 0, false
}

// spans closes the last passage and returns them all.
func (p *packer) spans() []Span {
	if p.count > 0 {
		last := len(p.done) - 1
		if p.count < tailWords && last >= 0 && p.words[last]+p.count <= mostWords+tailWords {
			p.done[last].End = p.open.End
		} else {
			p.close()
		}
	}
	return p.done
}
