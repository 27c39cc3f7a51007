package clean

// A rule names why a paragraph was left out.
type rule string

// Why a paragraph, or a part of one, is no part of the article.
const (
	repeated      rule = "stands twice"
	advertisement rule = "advertisement mark"
	teaser        rule = "teaser of another article"
	crossLink     rule = "link to another article in capitals"
)

// A leftover is what was left out of a text, and why.
type leftover struct {
	text string
	why  rule
}

// tidy returns the paragraphs that belong to the article, and what was left
// out.
func tidy(ps []paragraph) (kept []paragraph, left []leftover) {
	seen := make(map[string]bool, len(ps))
	for _, p := range ps {
		text, marks := unglue(p.text)
		left = append(left, marks...)
		if why := judge(text, seen); why != "" {
			left = append(left, leftover{text, why})
		} else if text != "" {
			kept = append(kept, paragraph{text, p.apart})
		}
	}
	kept, links := dropCrossLinks(kept)
	return kept, append(left, links...)
}

// judge tells why a paragraph does not belong, by itself.
func judge(text string, seen map[string]bool) rule {
	switch {
	case isAdvertisement(text):
		return advertisement
	case isTeaser(text):
		return teaser
	case repeats(seen, text):
		return repeated
	}
	return ""
}

// repeatBytes is how long a paragraph must be so that standing twice is a
// mistake: short ones, such as "Yes." in an interview or "• Birth rate: 17 per
// 1,000" in a list of countries, are meant.
const repeatBytes = 80

// repeats tells whether a paragraph of whole sentences stood in the text
// before.
func repeats(seen map[string]bool, text string) bool {
	if len(text) < repeatBytes || !endsSentence(text) {
		return false
	}
	before := seen[text]
	seen[text] = true
	return before
}
