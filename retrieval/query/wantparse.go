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
	if wanted, ok := parseWant(q.Text, now, known); ok { // Since May, how many articles mention Blinken?
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
	topic, r, ok := readWant(text)
	if !ok {
		return q, false
	}
	q = parseFilters(topic, now, known)
	q.Wants = r.want
	if q.Order == "" {
		q.Order = r.order
	}
	if r.told && len(q.Sources) == 0 {
		return q, false
	}
	return q, !r.only || !q.Asks() && (!q.Filter.Empty() || r.bare)
}
