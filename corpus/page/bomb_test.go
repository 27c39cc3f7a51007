package page

import (
	"strings"
	"testing"
)

// TestBombs reads markup that is expensive to parse. If it hangs, one of the
// parsers' limits does not hold.
func TestBombs(t *testing.T) {
	const size = 512 << 10
	for name, piece := range map[string]string{
		"unclosed paragraphs": "<p>", "misnested": "<b><i><u><p></b></i></u>", "reopened": "<b><p>x</b>", "links": "<a href=x>y</a> ",
		"tables": "<table><tr><td>", "deep": strings.Repeat("<div>", 400) + "x" + strings.Repeat("</div>", 400),
		"scripts": "<script>x</script>", "options": "<select><option>", "hidden": "<p style='display:none'>x", "breaks": "<br><br>",
		"paragraphs": "<div><p>Some words, and more words here, in a row, for the score.</p></div>", "drawings": "<svg><g>", "one word": "x",
	} {
		p := Read(strings.Repeat(piece, size/len(piece)), nil)
		if strings.Contains(p.Text, "<") {
			t.Errorf("%s: markup in the text: %.60q", name, p.Text)
		}
	}
}
