package clean

// tidy leaves out the paragraphs that are clutter.
func tidy(ps []paragraph) []paragraph {
	out := ps[:0:0]
	seen := make(map[string]bool, len(ps))
	for _, p := range ps {
		if p.text == "" || repeats(seen, p.text) {
			continue
		}
		out = append(out, p)
	}
	return out
}

// repeatBytes is how long a paragraph must be so that standing twice is a
// mistake: short ones, such as "Yes." in an interview, may be meant.
const repeatBytes = 40

// repeats tells whether a paragraph stood in the text before.
func repeats(seen map[string]bool, text string) bool {
	if len(text) < repeatBytes {
		return false
	}
	before := seen[text]
	seen[text] = true
	return before
}
