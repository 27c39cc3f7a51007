package export

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"dateline/corpus"
)

const csvHeader = "id,title,source,author,published,url,language,brief,inferred,tags,text\n"

func writeCSV(b *bytes.Buffer, v *corpus.Version) error {
	row := []string{
		v.ID, v.Title, v.Source, v.Author, dateText(v.Published), v.URL, v.Language,
		strconv.FormatBool(v.Brief), strconv.FormatBool(v.Inferred), strings.Join(v.Tags, "; "), v.Text,
	}
	for i, s := range row {
		row[i] = escapeFormula(s)
	}
	w := csv.NewWriter(b)
	if err := w.Write(row); err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

// escapeFormula puts an apostrophe before a cell that a spreadsheet would take
// for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
func escapeFormula(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return "'" + s
	}
	for _, wide := range []string{"＝", "＋", "－", "＠"} { // some spreadsheets accept full-width forms
		if strings.HasPrefix(s, wide) {
			return "'" + s
		}
	}
	return s
}
