package retrieval

import (
	"slices"
	"strings"
)

// The costs of typing errors: the rarer one is, the more it costs.
const (
	swapCost    = .5 // two adjacent letters swapped
	doubleCost  = .5 // a letter doubled, or a double letter written once
	shiftCost   = .6 // the wrong letter doubled: sheels for shells
	nearKeyCost = .8 // a letter whose key is beside the right one, or another vowel
	dropCost    = .9 // a letter missing or too much
	replaceCost = 1.1
	firstCost   = .8 // the first letter wrong, besides
)

// slipCost is what it costs to have typed one word for another: the least sum
// of the costs of errors that lead to it.
func slipCost(typed, meant string) float64 {
	x, y := []rune(typed), []rune(meant)
	row := make([][]float64, len(x)+1)
	for i := range row {
		row[i] = make([]float64, len(y)+1)
		for j := range row[i] {
			row[i][j] = cheapest(row, x, y, i, j)
		}
	}
	cost := row[len(x)][len(y)]
	swapped := len(x) > 1 && len(y) > 1 && x[0] == y[1] && x[1] == y[0]
	if len(x) > 0 && len(y) > 0 && x[0] != y[0] && !swapped {
		cost += firstCost
	}
	return cost
}

// cheapest is the cost of typing the first i letters of x for the first j of y,
// given that of shorter beginnings.
func cheapest(row [][]float64, x, y []rune, i, j int) float64 {
	if i == 0 && j == 0 {
		return 0
	}
	best := float64(len(x) + len(y))
	if i > 0 {
		best = min(best, row[i-1][j]+extraCost(x, i-1))
	}
	if j > 0 {
		best = min(best, row[i][j-1]+extraCost(y, j-1))
	}
	if i > 0 && j > 0 {
		best = min(best, row[i-1][j-1]+replaced(x, y, i-1, j-1))
	}
	if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
		best = min(best, row[i-2][j-2]+swapCost)
	}
	return best
}

// extraCost is the cost of a letter that the other word does not have.
func extraCost(word []rune, at int) float64 {
	if at > 0 && word[at-1] == word[at] {
		return doubleCost
	}
	return dropCost
}

// replaced is the cost of a letter typed for another.
func replaced(x, y []rune, i, j int) float64 {
	switch {
	case x[i] == y[j]:
		return 0
	case doubles(x, i, -1) && doubles(y, j, 1), doubles(x, i, 1) && doubles(y, j, -1):
		return shiftCost
	case nearKeys(x[i], y[j]), strings.ContainsRune(vowels, x[i]) && strings.ContainsRune(vowels, y[j]):
		return nearKeyCost
	}
	return replaceCost
}

const vowels = "aeiouy"

// doubles tells whether a letter is the same as the one beside it.
func doubles(word []rune, at, step int) bool {
	next := at + step
	return next >= 0 && next < len(word) && word[next] == word[at]
}

// keyRows are the letters of an English keyboard.
var keyRows = [...]string{"qwertyuiop", "asdfghjkl", "zxcvbnm"}

// nearKeys tells whether the keys of two letters adjoin.
func nearKeys(a, b rune) bool {
	ra, ca := keyOf(a)
	rb, cb := keyOf(b)
	switch {
	case ra < 0 || rb < 0:
		return false
	case ra == rb:
		return ca-cb == 1 || cb-ca == 1
	case rb == ra+1:
		return cb == ca || cb == ca-1
	case ra == rb+1:
		return ca == cb || ca == cb-1
	}
	return false
}

// keyOf is the row and column of a letter's key, -1 if it has none.
func keyOf(letter rune) (row, column int) {
	for r, keys := range keyRows {
		if c := strings.IndexRune(keys, letter); c >= 0 {
			return r, c
		}
	}
	return -1, -1
}

// A slip is a form that a word may have been meant for, and the cost of the
// error.
type slip struct {
	form string
	cost float64
}

// slips are the forms from which a word differs by one letter too much, by two
// swapped ones, by a double letter written once, by a letter whose key is beside
// the right one, or by one that is missing. The first letter is right.
func slips(form string) (all []slip) {
	letters := []rune(form)
	if len(letters) > maxNamePart {
		return nil
	}
	with := func(cost float64, letters []rune) { all = append(all, slip{string(letters), cost}) }
	for i := 1; i < len(letters); i++ {
		with(extraCost(letters, i), slices.Delete(slices.Clone(letters), i, i+1))
		with(doubleCost, slices.Insert(slices.Clone(letters), i, letters[i]))
		if i+1 < len(letters) && letters[i] != letters[i+1] {
			other := slices.Clone(letters)
			other[i], other[i+1] = other[i+1], other[i]
			with(swapCost, other)
		}
	}
	for r := 'a'; r <= 'z'; r++ {
		for i := 1; i < len(letters); i++ {
			if nearKeys(r, letters[i]) {
				other := slices.Clone(letters)
				other[i] = r
				with(nearKeyCost, other)
			}
		}
		for i := 1; i <= len(letters); i++ {
			with(dropCost, slices.Insert(slices.Clone(letters), i, r))
		}
	}
	return all
}
