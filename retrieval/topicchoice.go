package retrieval

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// choiceWords stand between mentions of which one is enough.
var choiceWords = text.WordSet("or или либо або чи oder 또는 혹은")

// topicParts joins the atoms of the question to what must be mentioned: each atom
// is a part of its own, but those beside an "or" are one, of which either will do.
func (q *Question) topicParts(atoms []atom) (parts []TopicPart) {
	for i := 0; i < len(atoms); {
		var ends []int // where the operands of a choice end
		from := i
		for k := i; k+1 < len(atoms); k++ {
			if q.chooses(atoms, k) {
				from, ends = q.choice(atoms, i, k)
				break
			}
		}
		if len(ends) == 0 {
			from = len(atoms)
		}
		for ; i < from; i++ {
			parts = append(parts, TopicPart{q.mention(atoms[i : i+1])})
		}
		var either TopicPart
		for _, end := range ends {
			either = append(either, q.mention(atoms[i:end]))
			i = end
		}
		if len(either) > 0 {
			parts = append(parts, either)
		}
	}
	return parts
}

// between is what was typed between atom k and the next.
func (q *Question) between(atoms []atom, k int) string {
	return q.query.Text[atoms[k].End:max(atoms[k].End, atoms[k+1].Start)]
}

// chooses tells whether an "or" stands between atom k and the next.
func (q *Question) chooses(atoms []atom, k int) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(q.between(atoms, k))), func(w string) bool {
		return w == "/" || w == "|" || choiceWords[strings.Trim(w, `,;"“”«»`)]
	})
}

// follows tells whether atom k+1 follows atom k directly, and both are words.
func (q *Question) follows(atoms []atom, k int) bool {
	return atoms[k].kind != phraseAtom && atoms[k+1].kind != phraseAtom && strings.TrimSpace(q.between(atoms, k)) == ""
}

// choice reads the operands of a choice whose first "or" stands after atom k, of
// the atoms from the first one on: where the first operand begins, and where each
// ends.
func (q *Question) choice(atoms []atom, first, k int) (from int, ends []int) {
	from = k
	for from > first && q.follows(atoms, from-1) {
		from--
	}
	to := q.groupEnd(atoms, k+1)
	if atoms[k].capital == atoms[k+1].capital && (uniform(atoms[from:k+1]) || uniform(atoms[k+1:to])) {
		for from < k && atoms[from].capital != atoms[k].capital || from < k && !uniform(atoms[from:k+1]) {
			from++
		}
		for to > k+2 && !uniform(atoms[k+1:to]) {
			to--
		}
	}
	ends = []int{k + 1, to}
	if from == k { // Karvo, Selby or Ostrand
		for from > first && strings.TrimSpace(q.between(atoms, from-1)) == "," && (from-1 == first || !q.follows(atoms, from-2)) {
			ends = append([]int{from}, ends...)
			from--
		}
	}
	for to < len(atoms) && q.chooses(atoms, to-1) {
		to = q.groupEnd(atoms, to)
		ends = append(ends, to)
	}
	return from, ends
}

// groupEnd is where the atoms end that follow one another from atom i on.
func (q *Question) groupEnd(atoms []atom, i int) int {
	for i++; i < len(atoms) && q.follows(atoms, i-1); i++ {
	}
	return i
}

// uniform tells whether some atoms are all names or all other words.
func uniform(atoms []atom) bool {
	return !slices.ContainsFunc(atoms, func(a atom) bool { return a.capital != atoms[0].capital })
}

// mention makes a mention of atoms that stand in a row.
func (q *Question) mention(atoms []atom) Mention {
	m := Mention{Said: q.query.Text[atoms[0].Start:atoms[len(atoms)-1].End], atoms: atoms}
	for _, a := range atoms {
		said := q.query.Text[a.Start:a.End]
		switch a.kind {
		case nameAtom:
			m.Names = append(m.Names, said)
		case phraseAtom:
			m.Phrases = append(m.Phrases, said)
		case measureAtom:
			m.Measures = append(m.Measures, said)
		default:
			m.Words++
		}
	}
	return m
}
