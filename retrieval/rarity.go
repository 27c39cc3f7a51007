package retrieval

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
)

// rarity is the weight of a term: the idf of articles, not of passages, so
// that a word that one article says over and over counts as the rare word that
// it is. General texts count as priorArticles more articles: in a coverage of
// five articles "get" is no rare word, though none of them holds it.
func rarity(term string, v Vocabulary) float64 {
	n := float64(v.Articles() + priorArticles)
	df := float64(v.Spread(term)) + priorArticles*commonness(term)
	return math.Log(1 + max(0, n-df+.5)/(df+.5))
}

// priorArticles is how many articles general texts count as.
const priorArticles = 100

// uncommon is the commonness of words that are not listed.
const uncommon = .0005

//go:embed common.txt
var commonWords string

// commonness is the share of passages of general texts that hold a term.
func commonness(term string) float64 {
	if share, ok := common()[term]; ok {
		return share
	}
	return uncommon
}

// common maps stems to their shares.
//
//nolint:gochecknoglobals // read once from an embedded file, then constant
var common = sync.OnceValue(func() map[string]float64 {
	shares := map[string]float64{}
	share := 0.0
	for line := range strings.Lines(commonWords) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if number, err := strconv.ParseFloat(strings.TrimSpace(line), 64); err == nil {
			share = number
			continue
		}
		for _, stem := range strings.Fields(line) {
			shares[stem] = share
		}
	}
	return shares
})
