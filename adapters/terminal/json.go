package terminal

import (
	"cmp"
	"encoding/json"
	"io"
	"path/filepath"

	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/evidence"
)

// answerJSON is the JSON form of an answer. Offsets are in bytes: start and end into
// the article's cleaned text, highlights into quote.
type answerJSON struct {
	Question string   `json:"question"`
	Filters  []string `json:"filters,omitempty"`
	Unread   []string `json:"unread,omitempty"`
	// WhyUnread has a sentence for each of Unread, in the same order.
	WhyUnread  []string          `json:"why_unread,omitempty"`
	Verdict    retrieval.Verdict `json:"verdict"`
	Confidence float64           `json:"confidence"`
	Passages   []passageJSON     `json:"passages"`
	Nearest    *passageJSON      `json:"nearest,omitempty"`
	Also       []alsoJSON        `json:"also,omitempty"`
	// Objections are what the question demands and the first quote does not meet.
	Objections []objectionJSON `json:"objections,omitempty"`
	Missing    []string        `json:"missing,omitempty"`
	// Untranslated are the words that were searched only as written.
	Untranslated []string `json:"untranslated,omitempty"`
	Outside      []string `json:"outside,omitempty"`
	// Unheld are the phrases that the first quote does not hold.
	Unheld   []unheldJSON `json:"unheld,omitempty"`
	Searched searchedJSON `json:"searched"`
	// Counted is what was counted, for a question that asks for that.
	Counted *countedJSON `json:"counted,omitempty"`
}

type passageJSON struct {
	Rank       int          `json:"rank"`
	Quote      string       `json:"quote"`
	Highlights [][2]int     `json:"highlights"`
	Article    articleJSON  `json:"article"`
	Start      int          `json:"start"`
	End        int          `json:"end"`
	Score      float64      `json:"score"`
	Signals    []signalJSON `json:"signals,omitempty"`
}

type articleJSON struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Source    string `json:"source"`
	Published string `json:"published"`
	URL       string `json:"url"`
	File      string `json:"file"`
	Brief     bool   `json:"brief,omitempty"`
}

type alsoJSON struct {
	Word string `json:"word"`
	For  string `json:"for"`
}

type objectionJSON struct {
	Kind  evidence.Kind `json:"kind"`
	Asked string        `json:"asked"`
	Says  string        `json:"says,omitempty"`
}

type unheldJSON struct {
	Phrase string          `json:"phrase"`
	Where  retrieval.Where `json:"where"`
}

type signalJSON struct {
	Name   string  `json:"name"`
	Value  float64 `json:"value"`
	Weight float64 `json:"weight"`
}

type searchedJSON struct {
	Articles int `json:"articles"`
	Passages int `json:"passages"`
	Undated  int `json:"undated,omitempty"`
}

// A noticeJSON is the JSON form of a reply without an answer. It has what programs
// read of every answer, so that they need not tell the two apart.
type noticeJSON struct {
	Notice     string            `json:"notice"`
	Verdict    retrieval.Verdict `json:"verdict"`
	Confidence float64           `json:"confidence"`
	Passages   []passageJSON     `json:"passages"`
}

// PrintJSON writes an answer as one JSON object. If explain is true, it includes the
// signals of each score. A reply without an answer has a notice, the verdict none and
// no passages.
func PrintJSON(w io.Writer, r bot.Reply, explain bool) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if r.Result == nil {
		return enc.Encode(noticeJSON{Notice: r.Headline, Verdict: retrieval.None, Passages: []passageJSON{}})
	}
	out := answerJSON{
		Question: r.Question, Filters: r.Filters, Unread: r.Unread, Verdict: cmp.Or(r.Verdict, retrieval.None),
		Confidence: r.Result.Confidence, Missing: r.Result.Missing, Untranslated: r.Result.Untranslated, Outside: r.Result.Outside,
		Passages: []passageJSON{},
		Searched: searchedJSON{r.Result.Searched.Articles, r.Result.Searched.Passages, r.Result.Searched.Undated},
	}
	out.Counted = newCountedJSON(r)
	for _, said := range r.Unread {
		out.WhyUnread = append(out.WhyUnread, bot.SayUnread(said))
	}
	for _, a := range r.Result.Also {
		out.Also = append(out.Also, alsoJSON(a))
	}
	for _, u := range r.Result.Unheld {
		out.Unheld = append(out.Unheld, unheldJSON(u))
	}
	for _, o := range r.Result.Objections {
		out.Objections = append(out.Objections, objectionJSON(o))
	}
	for i, q := range r.Quotes {
		p := newPassageJSON(i+1, q, explain)
		if q.Nearest {
			out.Nearest = &p
			continue
		}
		out.Passages = append(out.Passages, p)
	}
	return enc.Encode(out)
}

func newPassageJSON(rank int, q bot.Quote, explain bool) passageJSON {
	p := passageJSON{
		Rank: rank, Quote: q.Text, Highlights: [][2]int{}, Article: newArticleJSON(q.Passage.Article),
		Start: q.Passage.Quote.Start, End: q.Passage.Quote.End, Score: q.Passage.Score,
	}
	for _, m := range q.Marks {
		p.Highlights = append(p.Highlights, [2]int{m.Start, m.End})
	}
	if explain {
		for _, s := range q.Passage.Signals {
			p.Signals = append(p.Signals, signalJSON(s))
		}
	}
	return p
}

func newArticleJSON(v *corpus.Version) articleJSON {
	a := articleJSON{ID: v.ID, Title: v.Title, Source: v.Source, URL: v.URL, Brief: v.Brief}
	if !v.Published.IsZero() {
		a.Published = calendar.Stamp(v.Published)
	}
	if v.File != "" {
		a.File = filepath.ToSlash(v.File)
	}
	return a
}
