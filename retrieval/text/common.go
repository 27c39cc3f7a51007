package text

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// unlistedCommonness is the commonness of a term that common.txt does not list.
const unlistedCommonness = .0005

//go:embed common.txt
var commonText string

// IsCommon tells whether a term is among the frequent words of general texts.
func IsCommon(term string) bool {
	_, ok := commonWords()[term]
	return ok
}

// Commonness is the share, in 0..1, of passages of general texts in which a
// term occurs.
func Commonness(term string) float64 {
	if share, ok := commonWords()[term]; ok {
		return share
	}
	return unlistedCommonness
}

// commonWords maps stems to the share of passages that hold them.
//
//nolint:gochecknoglobals // read once from an embedded file, then constant
var commonWords = sync.OnceValue(func() map[string]float64 {
	shares := map[string]float64{}
	share := 0.0
	for line := range strings.Lines(commonText) {
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
