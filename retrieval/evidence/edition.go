package evidence

import (
	"strings"

	"dateline/retrieval/text"
)

// editionDays is how old an article may be to tell of the present state of
// something that changes within a year.
const editionDays = 270

// readEdition finds the words by which a question asks about the present state
// or edition of something: a word of now, a superlative, a winner.
func readEdition(r *reading) (s text.Span, ok bool) {
	for i := range r.words {
		if asksForNow(r, i) || isSuperlative(r, i) || asksForWinner(r, i) {
			return r.words[i].Span, true
		}
	}
	return s, false
}

func asksForNow(r *reading, i int) bool {
	switch r.form(i) {
	case "current", "currently", "now", "latest", "newest", "nowadays", "recently", "presently", "recent":
		return true
	case "season", "year":
		return r.form(i-1) == "this"
	}
	return false
}

// isSuperlative tells whether word i is a superlative, such as tallest.
func isSuperlative(r *reading, i int) bool {
	switch form := r.form(i); form {
	case "most", "least":
		previous := r.form(i - 1)
		return (previous == "the" || strings.HasSuffix(r.before(i), "’s ") || strings.HasSuffix(r.before(i), "'s ")) && r.form(i+1) != "of"
	default:
		return len(form) >= 6 && strings.HasSuffix(form, "est") && !notSuperlative[form] && !r.words[i].capital
	}
}

// notSuperlative are words in -est that are none, or that no newer edition
// changes.
var notSuperlative = text.WordSet(`arrest protest request contest interest forest harvest honest modest invest suggest digest
conquest manifest inquest bequest infest behest midwest northwest southwest attest detest molest ingest retest earnest
earliest oldest longest`)

// asksForWinner tells whether word i asks who won something.
func asksForWinner(r *reading, i int) bool {
	switch r.form(i) {
	case "won", "wins":
		return r.form(i+1) != "t"
	case "winner", "winners", "champion", "champions":
		return true
	}
	return false
}

// objectEdition objects to what is too old, or not yet published, to tell of the
// present state or edition that the question asks about.
func objectEdition(d *Demands, e *Evidence) (o Objection, fired bool) {
	asked := d.query.Asked
	if !d.when.hasEdition || len(d.when.years) > 0 || asked.IsZero() || e.Published.IsZero() {
		return o, false
	}
	s := d.when.edition
	o = Objection{Kind: Edition, Asked: d.query.Text[s.Start:s.End]}
	return o, ageInDays(e.Published, asked) > editionDays || e.Published.After(asked.AddDate(0, 0, maxAhead))
}
