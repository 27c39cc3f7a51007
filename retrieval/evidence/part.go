package evidence

// readParts finds the questions in one that asks for several things, such as
// "When and where did it open?" or "Who won, and what does it pay?".
func (b *body) readParts(from int) (parts []phrase) {
	begin := from
	for i := from + 1; i+1 < len(b.words); i++ {
		if b.form(i) == "and" && b.asksFrom(i+1) && b.asksWithin(phrase{begin, i}) {
			parts = append(parts, phrase{begin, i})
			begin = i + 1
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return append(parts, phrase{begin, len(b.words)})
}

// asksFrom tells whether a question begins with word i, perhaps with a
// preposition: and on which ships.
func (b *body) asksFrom(i int) bool {
	if askPrepositions[b.form(i)] {
		i++
	}
	switch b.form(i) {
	case "who", "whom", "whose", "what", "when", "where", "why", "which", "how":
		return true
	}
	return false
}

func (b *body) asksWithin(p phrase) bool {
	for i := p.from; i < p.to; i++ {
		if b.asksFrom(i) {
			return true
		}
	}
	return false
}

// lackingParts names the parts to which no quote has anything that can answer:
// none of the type asked, or, if the part asks for no type, none of its words.
func (d *Demands) lackingParts(shown []Evidence) (list []Objection) {
	for _, part := range d.whole.parts {
		if !d.mayAnswer(part, shown) {
			list = append(list, Objection{Kind: Part, Asked: d.typed(part)})
		}
	}
	return list
}

func (d *Demands) mayAnswer(part phrase, shown []Evidence) bool {
	of := *d
	of.asking, _ = d.question.askingWithin(part.from, part.to)
	switch kind := of.asking.kind; {
	case typed[kind]:
		for i := range shown {
			quote, headline := shown[i].bodies()
			if of.candidateIn(quote) || of.candidateIn(headline) {
				return true
			}
		}
		return false
	case kind == Why || kind == How:
		return true
	}
	return d.anyIn(part, shown)
}
