package retrieval

import (
	_ "embed"
	"math"

	"dateline/retrieval/text"
)

// rarity is the weight of a term: the idf of articles, not of passages, so
// that a word that one article says over and over counts as the rare word that
// it is. General texts count as priorArticles more articles: in a coverage of
// five articles "get" is no rare word, though none of them holds it.
func rarity(term string, v Vocabulary) float64 {
	n := float64(v.Articles() + priorArticles)
	df := float64(v.Spread(term)) + priorArticles*text.Commonness(term)
	return math.Log(1 + max(0, n-df+.5)/(df+.5))
}

// priorArticles is how many articles general texts count as.
const priorArticles = 100
