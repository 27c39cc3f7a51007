package query

import "strings"

// listQuotes are quotation marks within which a comma parts nothing, each with the
// one that ends it.
const listQuotes = "\"\"“”„“«»"

// SplitList reads the entries of a field that commas, semicolons and line ends part,
// except within quotation marks. The marks stay.
func SplitList(field string) (list []string) {
	field = strings.ToValidUTF8(field, "�")
	var closing rune
	from := 0
	add := func(to int) {
		if s := strings.TrimSpace(field[from:to]); s != "" {
			list = append(list, s)
		}
	}
	for i, r := range field {
		switch {
		case closing != 0:
			if r == closing {
				closing = 0
			}
		case strings.ContainsRune(",;，、；\n", r):
			add(i)
			from = i + len(string(r))
		case strings.TrimSpace(field[from:i]) == "" || field[i-1] == ':':
			closing = closingMark(r, field[i+len(string(r)):])
		}
	}
	add(len(field))
	return list
}

// closingMark is the quotation mark that ends what r begins; 0 if r is none, or none
// follows that ends it.
func closingMark(r rune, following string) rune {
	marks := []rune(listQuotes)
	for i := 0; i < len(marks); i += 2 {
		if marks[i] == r && strings.ContainsRune(following, marks[i+1]) {
			return marks[i+1]
		}
	}
	return 0
}

// JoinList writes entries into one field, so that SplitList reads the same ones.
func JoinList(list []string) string {
	quoted := make([]string, len(list))
	for i, s := range list {
		if quoted[i] = s; strings.ContainsAny(s, ",;，、；\n") {
			quoted[i] = `"` + strings.ReplaceAll(s, `"`, "") + `"`
		}
	}
	return strings.Join(quoted, ", ")
}
