package retrieval

import (
	"testing"

	"dateline/retrieval/text"
)

func TestMisspelledQuestionWordsAreTold(t *testing.T) {
	for _, form := range []string{
		"wat", "wich", "whne", "hwo", "waht", "hwich", "whcih", "wehre", "whree", "giv", "teh", "mnay", "muhc", "doess", "saidd",
		"wheer", "accordign", "becuase", "betwen",
	} {
		if !isQuestionSlip(form, text.Analyze(nil, form)[0].Term) {
			t.Errorf("%q is taken for a word", form)
		}
	}
	for _, form := range []string{
		"what", "which", "with", "wit", "witch", "cat", "hat", "them", "whale", "form", "sole", "gave", "mary", "macron", "toke",
		"tale", "call", "were", "where", "there", "three", "sheels", "done", "dome", "uss", "ours", "hour",
	} {
		if isQuestionSlip(form, text.Analyze(nil, form)[0].Term) {
			t.Errorf("%q is taken for a misspelled question word", form)
		}
	}
}
