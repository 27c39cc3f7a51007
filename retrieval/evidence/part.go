package evidence

// readParts finds the questions in one that asks for several things, such as
// "When and where did it open?" or "Who won, and what does it pay?".
func (r *reading) readParts(from int) (parts []phrase) {
	begin := from
	for i := from + 1; i+1 < len(r.words); i++ {
		if r.form(i) == "and" && r.asksFrom(i+1) && r.asksWithin(phrase{begin, i}) {
			parts = append(parts, phrase{begin, i})
			begin = i + 1
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return append(parts, phrase{begin, len(r.words)})
}

// asksFrom tells whether a question begins with word i, perhaps with a
// preposition: and on which ships.
func (r *reading) asksFrom(i int) bool {
	if preposition(r.form(i)) {
		i++
	}
	switch r.form(i) {
	case "who", "whom", "whose", "what", "when", "where", "why", "which", "how":
		return true
	}
	return false
}

func (r *reading) asksWithin(p phrase) bool {
	for i := p.from; i < p.to; i++ {
		if r.asksFrom(i) {
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
			quote, headline := shown[i].quote, shown[i].headline
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
