package evidence

import (
	"strings"

	"dateline/retrieval/text"
)

// absentParty objects where the evidence never names a country or a person to
// whom, from whom or with whom the question says that something is done.
func absentParty(d *Demands, e *Evidence) (o Objection, ok bool) {
	a, ok := d.asked()
	if !ok {
		return o, false
	}
	for _, p := range a.others {
		if p.name < 0 || p.noun != "" {
			continue
		}
		n := &d.question.names[p.name]
		if !d.sureParty(n) || d.namedIn(n, e) {
			continue
		}
		return Objection{Kind: Entity, Asked: d.question.slice(n.from, n.to)}, true
	}
	return o, false
}

// sureParty tells whether a name is that of a country or of a person, rather
// than of a kind, a body or a place that goes by other names.
func (d *Demands) sureParty(n *name) bool {
	typed := d.question.slice(n.from, n.to)
	if n.adjective || strings.ToUpper(typed) == typed {
		return false
	}
	if n.country != "" {
		return true
	}
	last := n.parts[len(n.parts)-1]
	return text.EnglishListing(last) != text.ListedWord && len(last) >= text.MinListedLength
}
