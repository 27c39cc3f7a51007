package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Chinese and Japanese put no space after a quotation, so that its closing mark
// ends a sentence by what stands around it: 他说：“好。”她走了。

// afterHanQuote returns where the sentence ends if a quotation whose last mark
// ends a sentence is closed before at, and a character of Chinese or Japanese
// follows; else -1.
func (c *segmenter) afterHanQuote(at int) int {
	r, _ := utf8.DecodeRuneInString(c.text[at:])
	switch {
	case continuesJapanese(c.text[at:]):
		return -1
	case !isHanOrKana(r) && !strings.ContainsRune("“「『《（", r):
		return -1
	case c.quoteStart < c.start:
		return -1
	}
	before := strings.TrimRight(c.text[c.start:c.quoteStart], " ")
	if strings.HasSuffix(before, "：") || strings.HasSuffix(before, ":") {
		return at
	}
	if before == "" && !opensWithSpeaker(c.text[at:]) {
		return at
	}
	return c.endOfSplitQuote(before, at)
}

// continuesJapanese tells whether the sentence goes on after a quotation, with a
// particle (「…。」と述べた), or with quotations before one.
func continuesJapanese(text string) bool {
	text = text[:min(len(text), maxSpeaker)]
	for strings.HasPrefix(text, "「") {
		end := strings.Index(text, "」")
		if end < 0 {
			return false
		}
		text = text[end+len("」"):]
	}
	begins := func(with string) bool { return strings.HasPrefix(text, with) }
	return slices.ContainsFunc(afterJapaneseQuote, begins) && !slices.ContainsFunc(japaneseStarters, begins)
}

var (
	afterJapaneseQuote = []string{"と", "って", "など", "は", "が", "を", "も", "に", "や", "の", "へ", "で", "だ", "です", "か"}
	// japaneseStarters begin like particles, and begin a sentence.
	japaneseStarters = []string{"とても", "とにかく", "ところ", "ときに", "ともに", "はい", "はじめ", "はたして", "がん", "もう", "もっと", "もし", "もちろん", "もともと", "にわか", "やがて", "やはり", "やっと", "やや", "のち", "では", "でも", "だが", "だから", "だけど", "だれ", "だんだん", "かつ", "かなり", "かわり", "から"}
)

// unlessComma returns at unless a comma follows, with which the sentence goes on.
func (c *segmenter) unlessComma(at int) int {
	if r, _ := utf8.DecodeRuneInString(c.text[at:]); strings.ContainsRune("，、；：", r) {
		return -1
	}
	return at
}

// endOfSplitQuote returns at if what stands before the last part of a quotation, as in
// “…，”他说，“…。”, ends in a comma after its speaker.
func (c *segmenter) endOfSplitQuote(before string, at int) int {
	if body, ok := strings.CutSuffix(before, "，"); ok && endsInSaying(body) {
		return at
	}
	return -1
}

// maxSpeaker is how far, in bytes, the speaker after a quotation reaches.
const maxSpeaker = 90

// opensWithSpeaker tells whether a text begins with somebody who said what was
// quoted before, or with a word for it. Who says something before a colon says
// what follows.
func opensWithSpeaker(text string) bool {
	text = text[:min(len(text), maxSpeaker)]
	if strings.HasPrefix(text, "这") || strings.HasPrefix(text, "這") {
		return true
	}
	end := strings.IndexAny(text, "，。！？：；,:\n「“")
	return end > 0 && !strings.HasPrefix(text[end:], "：") && endsInSaying(text[:end])
}

// endsInSaying tells whether a clause ends in a verb of saying.
func endsInSaying(clause string) bool {
	for _, asked := range []string{"自己", "记者", "記者", "大家"} {
		clause = strings.TrimSuffix(clause, asked)
	}
	for range 4 {
		if _, size := utf8.DecodeLastRuneInString(clause); clause == "" {
			return false
		} else if r, _ := utf8.DecodeLastRuneInString(clause); strings.ContainsRune(sayingHan, r) {
			return true
		} else if strings.ContainsRune(afterSayingHan, r) {
			clause = clause[:len(clause)-size]
		} else {
			return false
		}
	}
	return false
}

const (
	// sayingHan end verbs of saying in Chinese and in the short style of
	// Japanese.
	sayingHan = "说說问問答喊叫称稱曰写寫嚷骂罵劝勸忆憶怨叹嘆吼述语語示充呼诉訴评評调調释釋应應论論认認"
	// afterSayingHan follow such a verb.
	afterSayingHan = "道过過起来來出他她我们們了着著"
)

func isHanOrKana(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r == 'ー'
}
