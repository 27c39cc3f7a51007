package export

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"dateline/corpus"
)

const csvHead = "id,title,source,author,published,url,language,brief,inferred,tags,text\n"

func csvRow(b *bytes.Buffer, v *corpus.Version) error {
	row := []string{
		v.ID, v.Title, v.Source, v.Author, dateText(v.Published), v.URL, v.Language,
		strconv.FormatBool(v.Brief), strconv.FormatBool(v.Inferred), strings.Join(v.Tags, "; "), v.Text,
	}
	for i, s := range row {
		row[i] = inert(s)
	}
	w := csv.NewWriter(b)
	if err := w.Write(row); err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

// inert keeps a spreadsheet from taking a cell for a formula: an apostrophe
// before it makes it text (https://owasp.org/www-community/attacks/CSV_Injection).
func inert(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return "'" + s
	}
	for _, wide := range []string{"＝", "＋", "－", "＠"} { // full-width forms, which some take alike
		if strings.HasPrefix(s, wide) {
			return "'" + s
		}
	}
	return s
}
