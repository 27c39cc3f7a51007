package retrieval_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// Words that have no other name or spelling, to ask for and to fill texts with.
var (
	askedWords = strings.Fields("zorvik quellam brastony drimpel")
	fillers    = strings.Fields("gantry meadow copper lantern turbine orchard")
)

// signalsOf are the signals of the only passage of an article, by name; nil if
// it is not found.
func signalsOf(r retrieval.Result, id string) map[string]float64 {
	values := map[string]float64{}
	for _, p := range r.Passages {
		for _, s := range p.Signals {
			if p.Article.ID == id {
				values[s.Name] = s.Value
			}
		}
	}
	return values
}

// Of two articles that differ in one word, the one that has a word of the
// question in its place has no signal that is lower, and higher ones where
// words count.
func TestOneMoreWordLowersNoSignal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(append(askedWords, fillers...)), 6, 40).Draw(t, "words")
		at := rapid.IntRange(0, len(words)-1).Draw(t, "at")
		lay := "News\n%s."
		if rapid.Bool().Draw(t, "in the headline") {
			lay = "%s\nThe drimpel was seen."
		}
		words[at] = "gantry"
		worse := fmt.Sprintf(lay, strings.Join(words, " "))
		words[at] = rapid.SampledFrom(askedWords).Draw(t, "one more")
		better := fmt.Sprintf(lay, strings.Join(words, " "))
		coverage := articles(worse, better, "all\n"+strings.Join(askedWords, " "), "none\n"+strings.Join(fillers, " "))
		coverage[0].ID, coverage[1].ID = "worse", "better"
		question := strings.Join(askedWords, " ") + " drimpel?"
		r, err := exhaustive.New(coverage).Search(t.Context(), query.Query{Text: question, Top: 30})
		if err != nil {
			t.Fatal(err)
		}
		high := signalsOf(r, "better")
		low := signalsOf(r, "worse")
		for name, value := range low {
			if value > high[name]+1e-9 {
				t.Fatalf("%s falls from %v to %v by a word of the question", name, value, high[name])
			}
		}
		if high["the question's words"] <= low["the question's words"] {
			t.Fatal("a word of the question adds nothing")
		}
	})
}

// Numbers, times and texts that no sound coverage has.
var (
	hostileNumbers = []float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, -1, math.SmallestNonzeroFloat64, math.MaxFloat64, .12, 3}
	hostileTimes   = []time.Time{
		{}, time.Date(-9999, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC),
		time.Unix(1<<50, 0), time.Unix(0, 0), time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC),
	}
	hostileTexts = []string{
		"", " \n\t\n\n ", "\xff\xfe\x80", "dam \xc3", "\x00dam\x00", "the of and", "?", "“", "dam", "Dam cracks in North Korea, says DPRK.",
		strings.Repeat("dam ", 400), strings.Repeat("x", 3000), "東京で会談。", "since:0000-00-00 dam", "1.6 million ten thousand 10,000", "Zelensky Zelenskyy", "e\u0301\u0301\u0301 \u202e dam",
	}
)

func hostileText(t *rapid.T, name string) string {
	return rapid.OneOf(
		rapid.SampledFrom(hostileTexts), rapid.String(),
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
	).Draw(t, name)
}

// hostileCoverage is a coverage of hostile texts, with an impossible
// calibration.
func hostileCoverage(t *rapid.T) *exhaustive.Searcher {
	var coverage []corpus.Version
	for i := range rapid.IntRange(0, 12).Draw(t, "articles") {
		coverage = append(coverage, corpus.Version{Arrival: corpus.Arrival(i + 1), Article: corpus.Article{
			ID: string(rune('a' + i)), Title: hostileText(t, "title"), Source: hostileText(t, "source"),
			Text: hostileText(t, "text"), Published: rapid.SampledFrom(hostileTimes).Draw(t, "published"),
		}})
	}
	s := exhaustive.New(coverage)
	number := rapid.SampledFrom(hostileNumbers)
	s.Calibration = retrieval.Calibration{
		Noise: number.Draw(t, "noise"), Current: number.Draw(t, "current"),
		LongNoise: number.Draw(t, "long"), LongCurrent: number.Draw(t, "long current"),
	}
	return s
}

// Whatever the coverage, the question, the times, the calibration and the
// scores of the first stage are, every number of a result is a number within
// its bounds.
func TestNothingIsEverNoNumber(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := hostileCoverage(r)
		q := query.Query{
			Text: hostileText(r, "question"), Asked: rapid.SampledFrom(hostileTimes).Draw(r, "asked"),
			Top: rapid.SampledFrom([]int{-1, 0, 1, 3, 50}).Draw(r, "top"), PerArticle: rapid.IntRange(-1, 2).Draw(r, "per article"),
		}
		question := retrieval.Read(q, s)
		question.Calibration = s.Calibration
		candidates := s.Find(question, nil)
		for i := range candidates {
			if rapid.Bool().Draw(r, "hostile scores") {
				candidates[i].BM25 = rapid.SampledFrom(hostileNumbers).Draw(r, "BM25")
				candidates[i].Article = rapid.SampledFrom(hostileNumbers).Draw(r, "article")
			}
		}
		result := question.Rank(candidates, retrieval.Searched{})
		checkResult(t, result)
		undated, dated := question.Strengths(candidates)
		for _, x := range []float64{undated, dated, result.Strength} {
			if !(x >= 0 && x <= 1) {
				r.Fatalf("a strength of %v", x)
			}
		}
		if !(result.Even >= 0) || math.IsInf(result.Even, 0) {
			r.Fatalf("an even chance at %v", result.Even)
		}
		if t.Failed() {
			r.FailNow()
		}
	})
}
