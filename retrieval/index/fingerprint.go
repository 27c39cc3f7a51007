package index

import (
	"encoding/binary"
	"hash/fnv"
	"strings"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/text"
)

// sampleArticle returns a text with much that analysers treat differently.
func sampleArticle() *corpus.Article {
	const text = `“We don't know,” Gen. O'Neill said on Jan. 5, 2024; the U.S. envoys' cars weren't there. ` +
		`Organisers criticised the naïve plan — worth $1.5 billion, or 12,000 tonnes of re-used steel a year, running happily.` +
		"\n\n" + `В Москве министры и Лавров обсуждали поставки, сказали Лаврову. The stolen files. 러시아와 북한의 협력. У Харкові п’ять підстанцій, що їх ґрунтовно вивчають. 東京で会談した。 他说：“好。”她走了。 La Sra. Ruiz habló. ʼokina, co-operation, COVID-19, 5 GHz by 6 p.m., an A-320. 海門港罷工，مفاوضات الميناء צה״ל.`
	runOn := strings.Repeat("and so on ", 190) + "“" + strings.Repeat("and on ", 100) + "” it went on."
	return &corpus.Article{
		Title: "Ministers' talks: what's next?", Source: "Tallow Times",
		Published: time.Date(2024, 1, 5, 0, 0, 0, 0, time.UTC), Text: text + "\n\n" + text + "\n\n" + text + "\n\n" + runOn,
	}
}

// fingerprint returns a hash of how this program splits and analyses the sample.
// An index is used only if its fingerprint is the same: otherwise its words and
// spans would not fit those of questions and texts.
func fingerprint() uint64 {
	h := fnv.New64a()
	number := func(n int) {
		var b [8]byte
		binary.LittleEndian.PutUint64(b[:], uint64(n))
		_, _ = h.Write(b[:]) // a hash never fails to write
	}
	a := sampleArticle()
	for _, s := range text.Split(a.Text) {
		number(s.Start)
		number(s.End)
	}
	for _, t := range text.Analyze(nil, retrieval.Header(a)+"\n"+a.Text) {
		_, _ = h.Write([]byte(t.Term))
		number(t.Start)
		if t.Stop {
			number(1)
		}
	}
	return h.Sum64()
}
