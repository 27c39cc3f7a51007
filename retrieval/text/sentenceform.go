package text

// A SentenceForm is what the form of a sentence says of it, whatever is asked.
type SentenceForm struct {
	// Letters is its length.
	Letters uint32
	// Kind is what it is on its page.
	Kind LineKind
	// NeedsContext: it needs the sentence before it. Punctuated: it ends like a
	// sentence.
	NeedsContext, Punctuated bool
}

// SentenceForms returns the forms of the sentences of a passage, in order.
// article must be the text that the words were read from. The forms are found
// when they are first asked for, and kept: each question that quotes from the
// passage needs them. They must not be changed.
func (w *Words) SentenceForms(article string) []SentenceForm {
	if known := w.forms.Load(); known != nil {
		return *known
	}
	forms := make([]SentenceForm, len(w.sentences))
	for i, s := range w.sentences {
		sentence := article[s.Start:s.End]
		forms[i] = SentenceForm{
			Letters: uint32(Letters(sentence)), Kind: KindAt(article, s),
			NeedsContext: NeedsContext(sentence), Punctuated: EndsPunctuated(sentence),
		}
	}
	w.forms.Store(&forms)
	return forms
}
