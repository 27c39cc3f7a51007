package bot

import (
	"testing"

	"dateline/corpus"
	"dateline/corpus/story"
	"dateline/retrieval"
	"dateline/retrieval/text"
)

// TestAReprintCutOtherwiseRepeatsNoSentence checks a reprint that lacks a
// paragraph: its passages begin and end elsewhere, and its quote shares only the
// sentence that answers with the first one.
func TestAReprintCutOtherwiseRepeatsNoSentence(t *testing.T) {
	const answer = "The pumps of the Albatross had failed twice in March, said the mate Oda Lind, who had written to the line about it."
	before := "The harbour was closed for the whole of the day while divers looked for the wreck in the dark water. " +
		"Families waited in the hall of the ferry terminal until late in the evening. "
	after := " A judge in Ostrand will hear the owners of the shipping line behind closed doors next week. " +
		"The state has promised the families of all who drowned money for their funerals."
	passage := func(n corpus.Arrival, body string, at int) retrieval.Passage {
		return retrieval.Passage{
			Article: &corpus.Version{Article: corpus.Article{Text: body}, Arrival: n},
			Span:    text.Span{End: len(body)}, Quote: text.Span{End: len(body)},
			Marks: []text.Span{{Start: at + len("The "), End: at + len("The pumps")}},
		}
	}
	first, again := passage(1, before+answer, len(before)), passage(2, answer+after, 0)
	other := passage(3, after+answer, 1)
	reprints := memberships{1: story.Membership{Origin: 1}, 2: story.Membership{Origin: 1}, 3: story.Membership{Origin: 1}}
	if got := reprints.withoutRepeats([]retrieval.Passage{first, again, other}); len(got) != 2 || got[1].Article.Arrival != 3 {
		t.Errorf("%d quotes of one text, two of which tell something else", len(got))
	}
	own := memberships(nil)
	if got := own.withoutRepeats([]retrieval.Passage{first, again}); len(got) != 2 {
		t.Errorf("%d quotes of two texts", len(got))
	}
	if got := diversify([]retrieval.Passage{first, again, other}, own, 2); got[1].Article.Arrival != 3 {
		t.Errorf("the same sentence comes again before others")
	}
}
