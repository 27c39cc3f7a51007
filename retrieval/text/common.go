package text

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// uncommon is the commonness of words that are not listed.
const uncommon = .0005

//go:embed common.txt
var commonWords string

// Commonness is the share of passages of general texts that hold a term.
func Commonness(term string) float64 {
	if share, ok := Common()[term]; ok {
		return share
	}
	return uncommon
}

// Common maps stems to their shares.
//
//nolint:gochecknoglobals // read once from an embedded file, then constant
var Common = sync.OnceValue(func() map[string]float64 {
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
