package clean

// A rule names why a paragraph was removed.
type rule string

const (
	ruleRepeated  rule = "repeated paragraph"
	ruleAdMark    rule = "advertisement mark"
	ruleTeaser    rule = "teaser of another article"
	ruleCrossLink rule = "link to another article in capitals"
)

// A removal is a piece of text that was removed, and why.
type removal struct {
	text string
	rule rule
}

// removeClutter returns the paragraphs that belong to the article, and what it
// removed.
func removeClutter(ps []paragraph) (kept []paragraph, left []removal) {
	seen := make(map[string]bool, len(ps))
	for _, p := range ps {
		text, marks := cutGluedMarks(p.text)
		left = append(left, marks...)
		if why := clutterRule(text, seen); why != "" {
			left = append(left, removal{text, why})
		} else if text != "" {
			kept = append(kept, paragraph{text, p.blankAfter})
		}
	}
	kept, links := dropCrossLinks(kept)
	return kept, append(left, links...)
}

// clutterRule returns the rule by which a paragraph on its own is clutter,
// empty for none. It records the paragraph in seen.
func clutterRule(text string, seen map[string]bool) rule {
	switch {
	case isAdMark(text):
		return ruleAdMark
	case isTeaser(text):
		return ruleTeaser
	case isRepeat(seen, text):
		return ruleRepeated
	}
	return ""
}

// minRepeatBytes is how long a paragraph must be for its repetition to be a
// mistake. Short ones, such as "Yes." in an interview or "• Birth rate: 17 per
// 1,000" in a list of countries, are repeated on purpose.
const minRepeatBytes = 80

// isRepeat reports whether a paragraph of whole sentences has occurred before.
func isRepeat(seen map[string]bool, text string) bool {
	if len(text) < minRepeatBytes || !endsSentence(text) {
		return false
	}
	before := seen[text]
	seen[text] = true
	return before
}
