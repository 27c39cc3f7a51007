package text

// A Token is one word of a text as the index knows it.
type Token struct {
	// Term is the word's indexed form: folded and stemmed.
	Term string
	// Form is the word itself, folded: lower case, without accents. It
	// determines the term.
	Form string
	// Span is where the word stands in the text.
	Span
	// Stop says that the word is too common to be indexed or searched.
	Stop bool
}
