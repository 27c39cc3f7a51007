package retrieval

import "strings"

// leans tells whether a sentence begins with a word for something said before.
func leans(sentence string) bool {
	return leaning[strings.ToLower(nextWord(sentence))]
}

var leaning = words(`he she it they his her its their this that these
those such him them both and but`)
