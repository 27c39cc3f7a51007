package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func cut(text string, spans []Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, text[s.Start:s.End])
	}
	return out
}

func TestSentencesOfNews(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The U.S. sent aid. Gen. Smith agreed.", "The U.S. sent aid.|Gen. Smith agreed."},
		{"He left the U.S. The troops stayed.", "He left the U.S.|The troops stayed."},
		{"It rose 1.6 million on Jan. 5. No. 1 was Acme Inc. of Ohio.", "It rose 1.6 million on Jan. 5.|No. 1 was Acme Inc. of Ohio."},
		{"“We warn. We respect,” he said. Choe left.", "“We warn. We respect,” he said.|Choe left."},
		{"\"Is it true?\" he asked. \"No.\" She left.", "\"Is it true?\" he asked.|\"No.\"|She left."},
		{"DEC . 28 WAS COLD . THE U.S . WANTS MORE .", "DEC . 28 WAS COLD .|THE U.S . WANTS MORE ."},
		{"flow was measured .  results were good .", "flow was measured .|results were good ."},
		{"A headline\n\nJ. K. Rowling wrote it.", "A headline|J. K. Rowling wrote it."},
		{"東京で会談。北朝鮮は反発した。", "東京で会談。|北朝鮮は反発した。"},
		{"Войска ушли. Президент молчит.", "Войска ушли.|Президент молчит."},
		{"The panel, chaired by Adm. (ret.) Paul Strand, sat. It rose.", "The panel, chaired by Adm. (ret.) Paul Strand, sat.|It rose."},
		{"Warren (D-Mass.) Sharply criticised the Fed. It rose (est.) 5 points.", "Warren (D-Mass.) Sharply criticised the Fed.|It rose (est.) 5 points."},
		{"Brown (D., Ohio) and most (approx.) Of them left (Res.) Ships.", "Brown (D., Ohio) and most (approx.) Of them left (Res.) Ships."},
		{"It sank (off Ostrand.) The crew lived. (All of it.) Nobody drowned.", "It sank (off Ostrand.)|The crew lived.|(All of it.)|Nobody drowned."},
		{"He is back (ret.)\n\nPaul Strand sat.", "He is back (ret.)|Paul Strand sat."},
		{"МОСКВА, 11 июля. /ТАСС/. Глава МИД прибыл. Он молчит.", "МОСКВА, 11 июля. /ТАСС/.|Глава МИД прибыл.|Он молчит."},
		{"MOSCOW, July 11. /TASS/. The minister left.", "MOSCOW, July 11. /TASS/.|The minister left."},
		{"МОСКВА, 11 июля. /Корр. ТАСС Иван Орлов/. Глава МИД прибыл.", "МОСКВА, 11 июля. /Корр. ТАСС Иван Орлов/.|Глава МИД прибыл."},
		{"It ended. /s/ Paul Strand. The rest is lost.", "It ended.|/s/ Paul Strand.|The rest is lost."},
	} {
		got := strings.Join(cut(c.text, Sentences(c.text, Span{0, len(c.text)})), "|")
		if got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestPassagesAreOfTheWantedLength(t *testing.T) {
	text := strings.Repeat("One sentence of eight words is written here. ", 100)
	passages := cut(text, Split(text))
	for i, p := range passages[:len(passages)-1] {
		if n := len(strings.Fields(p)); n < minWords || n > maxWords+tailWords {
			t.Errorf("passage %d has %d words", i, n)
		}
	}
}

func TestNoPassageBeginsInMidQuote(t *testing.T) {
	text := strings.Repeat("He spoke of the harbour for a while and then of the sea. ", 8) +
		"“" + strings.Repeat("This is a long quotation of many words. ", 9) + "It ends.” " +
		strings.Repeat("They went home in the evening after that. ", 20)
	for _, p := range Split(text) {
		if before := text[:p.Start]; strings.Count(before, "“") != strings.Count(before, "”") {
			t.Errorf("a passage begins in mid-quote: %q", text[p.Start:p.Start+30])
		}
	}
}

// checkSpans fails unless spans are in order, disjoint, whole runes, and cover
// everything but white space.
func checkSpans(t *testing.T, text string, spans []Span) {
	t.Helper()
	at := 0
	for _, s := range append(spans, Span{len(text), len(text)}) {
		if s.Start < at || s.End < s.Start || s.End > len(text) {
			t.Fatalf("spans out of order: %v", spans)
		}
		for _, r := range text[at:s.Start] {
			if !unicode.IsSpace(r) {
				t.Fatalf("%q is lost between passages", text[at:s.Start])
			}
		}
		if utf8.ValidString(text) && !utf8.ValidString(text[s.Start:s.End]) {
			t.Fatalf("a passage is cut within a rune: %q", text[s.Start:s.End])
		}
		at = s.End
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", "A. B.", "“Open quote. Never closed.\n\nNext.", "a\n\n\nb", "U.S . X", "東京。", "\"\"\"..\"", strings.Repeat("x ", 3000), strings.Repeat("“", 100)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		spans := Split(text)
		checkSpans(t, text, spans)
		checkSpans(t, text, Sentences(text, Span{0, len(text)}))
		for _, s := range spans {
			if s.Start == s.End {
				t.Fatal("an empty passage")
			}
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat("Gen. Smith said on Jan. 5 that “the U.S. is ready. It will act,” and left.\n\nThe talks went on. ", 5000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Split(text)
	}
}

// Odd texts take time in proportion to their length. In quadratic time this
// test would not end.
func TestOddTextsAreCutInLinearTime(t *testing.T) {
	for _, odd := range []string{"\"", "“", "a. ", ". ", "“a. ", "‘", "…", "\n", "x", "U.S. ", "» ", "a\n\n"} {
		text := strings.Repeat(odd, 1<<18/len(odd))
		checkSpans(t, text, Split(text))
	}
}

// No end is forced inside a quotation, however long the sentence around it.
func TestNoEndIsForcedInsideAQuotation(t *testing.T) {
	for _, marks := range []string{"“ ”", "« »", `" "`} {
		open, shut, _ := strings.Cut(marks, " ")
		quotation := open + strings.Repeat("one more of its words ", 60) + "and the last" + shut
		text := "He said " + strings.Repeat("and said ", 200) + quotation + strings.Repeat(" and he went on", 200) + "."
		at := strings.Index(text, quotation)
		for _, s := range Sentences(text, Span{0, len(text)}) {
			if at < s.Start && s.Start < at+len(quotation) {
				t.Errorf("a sentence begins in mid-quote: %q", text[s.Start:s.Start+30])
			}
		}
		chain := strings.Repeat(open+"no end "+shut, 2000)
		for _, s := range Sentences(chain, Span{0, len(chain)}) {
			if s.End-s.Start > maxSentence+maxQuotation {
				t.Errorf("a sentence of %d bytes", s.End-s.Start)
			}
		}
	}
}
