package query

import "time"

// parse is Parse for a text without courtesies.
func parse(text string, now time.Time, known Known) Query {
	if q, ok := parseWant(text, now, known); ok {
		return q
	}
	q := parseFilters(text, now, known)
	if q.Filter.Empty() {
		return q
	}
	rest := q.Text
	if len(q.Headline) > 0 {
		rest = parseCounted(text, now, known).Text
	}
	if wanted, ok := parseWant(rest, now, known); ok { // Since May, how many articles mention Blinken?
		if both, ok := wanted.Filter.And(q.Filter); ok {
			wanted.Filter, wanted.Unread = both, q.Unread
			return wanted
		}
	}
	return q
}

// parseWant reads a question for an amount, a list or an order by date; ok is
// false for any other.
func parseWant(text string, now time.Time, known Known) (q Query, ok bool) {
	text, originals := cutReprints(text)
	topic, r, ok := readWant(text)
	if !ok || originals && r.want == "" {
		return q, false
	}
	q = parseFilters(topic, now, known)
	if r.want != "" && len(q.Headline) > 0 {
		q = parseCounted(topic, now, known)
	}
	if q.Wants = r.want; r.want != "" && r.want != First {
		q.takeDateEnd(r.on, now, known)
		q.takeLanguageEnd()
		q.takeByline(r, known)
	}
	q.Originals = originals
	if q.Order == "" {
		q.Order = r.order
	}
	if r.told && len(q.Sources) == 0 {
		return q, false
	}
	return q, !r.only || !q.Asks() && (!q.Filter.Empty() || q.Byline != "" || r.bare)
}

// parseCounted is parseFilters for what is counted or listed. A filter by headline
// decides alone there: its words are none that articles must mention.
func parseCounted(text string, now time.Time, known Known) Query {
	p := newParser(text, now, known)
	p.counting = true
	return p.read(text)
}
