package retrieval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// maxParaphrases is how many paraphrases of one phrase are searched.
const maxParaphrases = 4

// addParaphrases adds what the thesaurus has for the words of the question.
// Names have no paraphrase: Bush is no shrub.
func (q *Question) addParaphrases(tokens []text.Token, v Vocabulary) {
	thesaurus := query.ShippedThesaurus()
	number := map[string]int{}
	for i, c := range q.concepts {
		number[c.term] = i
	}
	for at := 0; at < min(len(tokens), maxExpanded); at++ {
		if tokens[at].Stop || q.seemsName(tokens[at]) {
			continue
		}
		near, taken := thesaurus.Near(tokens[at:])
		if taken == 0 || taken == 1 && questionWords[tokens[at].Form] {
			continue
		}
		q.addNear(near, tokens[at:at+taken], number, v)
		at += taken - 1
	}
}

// addNear adds the paraphrases of some tokens that the coverage holds.
func (q *Question) addNear(near [][]string, tokens []text.Token, number map[string]int, v Vocabulary) {
	s := substitute{
		asked: q.query.Text[tokens[0].Start:tokens[len(tokens)-1].End], covers: concepts(tokens, number),
		loose: true, paraphrase: true,
	}
	s.share = paraphraseShare(q.usage(s.covers, v))
	if s.share < minParaphraseShare {
		return
	}
	before := len(q.substitutes)
	for _, s.terms = range near {
		q.addSubstitute(s, v)
		if len(q.substitutes) == before+maxParaphrases {
			return
		}
	}
}

// usage is in how many articles the rarest of some concepts stands.
func (q *Question) usage(ids []int, v Vocabulary) int {
	least := v.Articles()
	for _, c := range ids {
		least = min(least, v.Spread(q.concepts[c].term))
	}
	return least
}

const (
	// paraphraseWeight is what a passage gains from a paraphrase of words that
	// the coverage does not have, as a share of what those words would have
	// given. It is halved where rareUsage articles use the words themselves.
	paraphraseWeight = .8
	rareUsage        = 20
	// minParaphraseShare is the least share for which a paraphrase is searched.
	minParaphraseShare = .3
)

// paraphraseShare is what a passage gains from a paraphrase, as a share of what
// the very words would have given: the more articles use those words, the less
// need is there for others.
func paraphraseShare(usage int) float64 {
	return paraphraseWeight * rareUsage / float64(rareUsage+usage)
}

// seemsName tells whether a word is capitalised where no sentence begins.
func (q *Question) seemsName(t text.Token) bool {
	r, _ := utf8.DecodeRuneInString(q.query.Text[t.Start:])
	return unicode.IsUpper(r) && !beginsSentence(q.query.Text[:t.Start]) && strings.ToUpper(q.query.Text) != q.query.Text
}
