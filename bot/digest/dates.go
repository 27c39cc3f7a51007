package digest

import "regexp"

const (
	dayPattern   = `(?:[12]?\d|3[01])(?:st|nd|rd|th)?`
	daysPattern  = dayPattern + `(?:(?:[-–]| and | to )` + dayPattern + `)?`
	monthEnglish = `(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)`
	monthRussian = `(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)`
	hourPattern  = `\d{1,2}(?:[.:]\d\d)?`
)

// datePattern finds days of a month and times of day as people write them in
// English, Russian and Korean: "16 November", "Nov. 16", "11월 16일", "10.30
// a.m.". Its groups are the numbers in them. What it requires after a group
// distinguishes May 12 from May 12,000, and 시 (o'clock) from 시간 (hours).
var datePattern = regexp.MustCompile(`\b(` + daysPattern + `)(?: of)? (?:` + monthEnglish + `\b|` + monthRussian + `)` +
	`|\b` + monthEnglish + `\.? (` + daysPattern + `)(?:[.,]?(?:[^\d.,\pL%]|$))` +
	`|(\d{1,2})(?:월|일|시)(?:[^간]|$)` +
	`|\b(` + hourPattern + `) ?(?:[aApP]\.?[mM]\b|o'clock|o’clock)`)

// blankDates replaces the numbers in dates and times of day by blanks, so that
// they are not taken for figures. The length of the text stays the same.
func blankDates(text string) string {
	out := []byte(text)
	for _, at := range datePattern.FindAllStringSubmatchIndex(text, -1) {
		for g := 2; g < len(at); g += 2 {
			for i := max(0, at[g]); i < at[g+1]; i++ {
				out[i] = ' '
			}
		}
	}
	return string(out)
}
