package query

import (
	"strings"
	"time"
)

// maxDateEnd is how many words at the end of a topic are tried as a date.
const maxDateEnd = 7

// dateLeads are words before a date that ends a question for an amount or a list.
var dateLeads = []string{"in", "on", "during", "for", "of", "from", "published", "dated", "в", "во", "за", "на", "от", "опубликованных", "опубликованные"}

// takeDateEnd makes a filter of a date at the end of what is counted or listed:
// "Holm in February 2025". Elsewhere a month may be what is asked about, but an
// article that was published then hardly names it. A date to come is none. After
// "on" the whole topic may be a date.
func (q *Query) takeDateEnd(on bool, now time.Time, known Known) {
	if now.IsZero() {
		return
	}
	fields := strings.Fields(q.Text)
	if on {
		fields = append([]string{"on"}, fields...)
	}
	for n := min(maxDateEnd, len(fields)); n > 1; n-- {
		lead, said := fields[len(fields)-n], strings.Join(fields[len(fields)-n:], " ")
		if !isDateLead(lead) || strings.ContainsAny(said, "\"“”«»") {
			continue
		}
		f, ok := dateSaid(said, now, known)
		if !ok || !f.Since.Before(now) {
			continue
		}
		if both, ok := q.Filter.And(f); ok {
			q.Filter = both
			q.Text = strings.TrimRight(strings.Join(fields[:len(fields)-n], " "), ",;: ")
		}
		return
	}
}

func isDateLead(word string) bool {
	for _, lead := range dateLeads {
		if strings.EqualFold(word, lead) {
			return true
		}
	}
	return false
}

// dateSaid reads a date with the words that lead to it: "published on 11 February".
func dateSaid(said string, now time.Time, known Known) (Filter, bool) {
	words := strings.Fields(said)
	for len(words) > 1 && isDateLead(words[0]) {
		words = words[1:]
	}
	f, ok := bareDate(strings.Join(words, " "), now, known)
	return f, ok && !f.Since.IsZero()
}
