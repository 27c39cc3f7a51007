package retrieval

import (
	"math"

	"dateline/retrieval/text"
)

// rarity is the weight of a term: its idf over articles rather than passages,
// so that a rare word which one article repeats still counts as rare. General
// texts count as priorArticles more articles: in a coverage of five articles
// "get" is not rare, though none may hold it.
func rarity(term string, v Vocabulary) float64 {
	return rarityAmong(v.Articles(), v.Spread(term), text.Commonness(term))
}

// rarityAmong is the rarity of a term that is in spread of some articles, and in
// that share of general texts.
func rarityAmong(articles, spread int, commonness float64) float64 {
	n := float64(articles + priorArticles)
	df := float64(spread) + priorArticles*commonness
	return math.Log(1 + max(0, n-df+.5)/(df+.5))
}

// priorArticles is how many articles general texts count as.
const priorArticles = 100
