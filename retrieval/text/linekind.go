package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A LineKind says what a line of an article is: its prose, or what a page sets
// around and between it.
type LineKind uint8

// The kinds of lines.
const (
	// Prose is a sentence or several.
	Prose LineKind = iota
	// Item is an entry of a list or a table.
	Item
	// Heading is a headline, a label or another line that is no sentence.
	Heading
	// Query is a line that asks, as headings and quizzes do.
	Query
	// Caption is the text or the credit of a picture.
	Caption
	// Byline names who wrote or contributed.
	Byline
	// Stamp says when the page was made.
	Stamp
	// Teaser points to another article.
	Teaser
	// Promotion asks the reader to subscribe, share, follow and the like.
	Promotion
	// Notice is about the article or the page itself.
	Notice
)

// IsFurniture tells whether a line says nothing that could be quoted.
func (k LineKind) IsFurniture() bool { return k > Item }

// KindOf tells what a line is: a paragraph, or a sentence of one. It looks at
// the form of the line first (how it ends, its length, capitals, times and
// credits), and then at the words by which pages speak of themselves, in
// English, Russian and Korean.
func KindOf(line string) LineKind {
	line = strings.TrimSpace(line)
	line = strings.TrimSpace(withoutNoteLabel(line))
	words := strings.Fields(line)
	switch {
	case len(words) == 0:
		return Heading
	case isStamp(words):
		return Stamp
	case isCaption(line):
		return Caption
	case isByline(line, words):
		return Byline
	case isNotice(line):
		return Notice
	case isPromotion(line, words):
		return Promotion
	case isTeaserLine(line, words):
		return Teaser
	case isItem(line, words):
		return Item
	}
	return kindByEnd(line, words)
}

// KindAt tells what a sentence of a text is: what its whole line is, if the
// line is short enough to be furniture as a whole, or else what it is by itself.
// A question within a paragraph is prose; one that stands alone is not.
func KindAt(body string, sentence Span) LineKind {
	from := strings.LastIndexByte(body[:sentence.Start], '\n') + 1
	to := len(body)
	if end := strings.IndexByte(body[sentence.End:], '\n'); end >= 0 {
		to = sentence.End + end
	}
	if to-from <= maxFurniture {
		if k := KindOf(body[from:to]); k.IsFurniture() && k != Query {
			return k
		}
	}
	k := KindOf(body[sentence.Start:sentence.End])
	if k == Query && strings.Trim(body[from:to], "0123456789.) ") != strings.Trim(body[sentence.Start:sentence.End], "0123456789.) ") {
		return Prose
	}
	return k
}

// maxFurniture is how many bytes a line of several sentences may have that is
// furniture as a whole, as a caption with its credit is.
const maxFurniture = 400

const (
	// minSentence is how many letters a line without the end of a sentence but
	// with a colon must have to introduce what follows.
	minSentence = 40
	// minUnpunctuated is how many words a line without any mark at its end must
	// have to be prose: no heading is that long.
	minUnpunctuated = 24
)

// kindByEnd tells prose, which ends like a sentence, from headings.
func kindByEnd(line string, words []string) LineKind {
	bare := strings.TrimRight(line, closingMarks)
	last, _ := utf8.DecodeLastRuneInString(bare)
	switch {
	case strings.ContainsRune("?？", last):
		if bare != line && len(words) > 1 { // somebody is quoted as asking
			return Prose
		}
		return Query
	case strings.ContainsRune(".!…。！", last):
		return Prose
	case strings.ContainsRune(":;,：", last) && Letters(line) >= minSentence:
		return Prose
	case isKoreanEnd(last) && Letters(line) >= minSentence/2:
		return Prose
	case len(words) >= minUnpunctuated && mostlySmall(words):
		return Prose
	}
	return Heading
}

// closingMarks may stand behind the mark that ends a sentence.
const closingMarks = "\"'”’“»«」』）)] "

// isKoreanEnd tells whether a rune ends Korean sentences, whose full stop is
// often left out.
func isKoreanEnd(r rune) bool { return r == '다' || r == '요' || r == '죠' }

// mostlySmall tells whether most words begin with a small letter, as they do in
// sentences.
func mostlySmall(words []string) bool {
	small := 0
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			small++
		}
	}
	return 2*small > len(words)
}

// Letters is the length of a text in letters and other characters, those of
// scripts that write a syllable or word with one counting twice: a limit in
// letters means about as many words in each language.
func Letters(text string) (n int) {
	for _, r := range text {
		n++
		if UsesBigrams(r) {
			n++
		}
	}
	return n
}

// isItem tells whether a line is an entry of a list or a table: it begins with
// a bullet or a number, has columns, or gives a figure behind a sign.
func isItem(line string, words []string) bool {
	if strings.Contains(line, " | ") && strings.ContainsAny(line, "0123456789") {
		return true
	}
	if len(words) < 2 {
		return false
	}
	if r, size := utf8.DecodeRuneInString(words[0]); size == len(words[0]) && strings.ContainsRune("•▪●■◦*·‣", r) {
		return len(words) > 3 || strings.ContainsAny(line, "0123456789")
	}
	last := words[len(words)-1]
	at := strings.IndexAny(line, ":–—")
	return at > 0 && len(words) <= 12 && strings.ContainsAny(line[at:], "0123456789") &&
		!strings.ContainsAny(last[len(last)-1:], ".!?") && !isLabel(strings.ToLower(line[:at])) && startsWithFigure(line[at:])
}

// startsWithFigure tells whether a figure follows the sign that a text begins
// with.
func startsWithFigure(s string) bool {
	_, size := utf8.DecodeRuneInString(s)
	s = strings.TrimLeft(s[size:], " $€£₩¥+-~")
	return s != "" && kinds[s[0]] == digit
}
