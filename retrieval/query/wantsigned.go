package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// readAlone reads a whole message that asks for all articles, or for all outlets.
func readAlone(units []unit) (r wantReading, ok bool) {
	for heading, want := range map[string]Want{"alone list": List, "alone outlets": Outlets} {
		if wantPhrases()[heading].prefix(units) == len(units) {
			return wantReading{want: want, bare: true}, true
		}
	}
	return r, false
}

// saysWhose tells whether words begin with who wrote articles, or in what language:
// "by Ana Lund", "in Russian".
func saysWhose(units []unit) bool {
	for len(units) > 1 && (units[0].said == "written" || units[0].said == "published") {
		units = units[1:]
	}
	if len(units) < 2 {
		return false
	}
	return units[0].said == "by" && units[1].capital || languageSaid(units[0].said, units[1].said) != ""
}

// languageSaid is the tag of a language that is named after "in"; empty if none is.
func languageSaid(lead, name string) string {
	name = strings.ToLower(strings.Trim(name, ",;:.?!"))
	if utf8.RuneCountInString(name) < 4 {
		return "" // in it
	}
	switch lead {
	case "in":
		return languageTags()[name]
	case "на":
		for _, ending := range []string{"ом", "ой"} {
			if stem, ok := strings.CutSuffix(name, ending); ok {
				return languageTags()[stem+"ий"]
			}
		}
	}
	return ""
}

// takeLanguageEnd makes a filter of a language at the end of what is counted or
// listed: "Karvo in Russian".
func (q *Query) takeLanguageEnd() {
	fields := strings.Fields(q.Text)
	if n := len(fields); n > 2 && strings.HasPrefix(strings.ToLower(fields[n-1]), "язык") {
		fields = fields[:n-1]
	}
	n := len(fields)
	if n < 2 || len(q.Languages) > 0 {
		return
	}
	if tag := languageSaid(strings.ToLower(fields[n-2]), fields[n-1]); tag != "" {
		q.Languages = []string{tag}
		q.Text = strings.TrimRight(strings.Join(fields[:n-2], " "), ",;: ")
	}
}

// maxByline is how many words the name of an author has at most.
const maxByline = 4

// takeByline takes who is said to have written the articles out of a topic:
// "by Ana Lund" alone, or at the end of it, where readWant has put it.
func (q *Query) takeByline(r wantReading, known Known) {
	fields := strings.Fields(q.Text)
	at := -1
	switch {
	case r.only && len(fields) > 1 && slices.Contains([]string{"by", "from"}, strings.ToLower(fields[0])):
		at = 0
	case r.which > 0 && r.topic[r.which].said == "by":
		at = slices.Index(fields, "from")
	}
	if at < 0 || len(fields)-at-1 > maxByline || len(fields) == at+1 {
		return
	}
	for _, word := range fields[at+1:] {
		if first, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(first) {
			return
		}
	}
	by := strings.TrimRight(strings.Join(fields[at+1:], " "), "?!,;: ")
	if names, unknown := matchOutletList(by, known, matchWhole); unknown == "" && len(names) > 0 {
		q.Sources = append(q.Sources, names...)
	} else {
		q.Byline = by
	}
	q.Text = strings.Join(fields[:at], " ")
}

// Unsigned returns the query with its byline among the words that are searched.
func (q Query) Unsigned() Query {
	if q.Text != "" && q.Byline != "" {
		q.Text += ", "
	}
	q.Text, q.Byline = q.Text+q.Byline, ""
	return q
}

// withoutReprints are phrases at the end of what is counted or listed.
var withoutReprints = func() (phrases []string) {
	for _, lead := range []string{"excluding", "without", "except", "except for", "not counting", "but not", "but no", "no", "not", "minus", "ignoring", "leaving out"} {
		phrases = append(phrases, lead+" reprints", lead+" the reprints", lead+" copies")
	}
	for _, lead := range []string{"без", "кроме", "не считая", "исключая"} {
		phrases = append(phrases, lead+" перепечаток", lead+" перепечатки")
	}
	return append(phrases, "originals only", "only originals", "재게재 제외", "전재 제외", "재전재 제외", "중복 제외", "중복 기사 제외")
}()

// cutReprints takes off a text that reprints are not to be counted.
func cutReprints(typed string) (rest string, originals bool) {
	bare := strings.TrimRight(typed, "?!. ")
	if len(bare) > maxWantBytes {
		return typed, false
	}
	for _, phrase := range withoutReprints {
		if at := len(bare) - len(phrase); at > 0 && strings.EqualFold(bare[at:], phrase) && strings.ContainsAny(bare[at-1:at], " ,") {
			return strings.TrimRight(bare[:at], " ,;(") + typed[len(bare):], true
		}
	}
	return typed, false
}
