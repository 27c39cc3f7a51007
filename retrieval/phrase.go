package retrieval

import (
	"slices"
	"strings"
	"unicode"

	"dateline/retrieval/text"
)

// A phrase is words of the question that must stand in an answer as they are.
type phrase struct {
	text.Phrase
	typed string
	// held: some candidate holds it.
	held bool
}

// An Unheld is a phrase of the question that the first quote and its headline do
// not hold.
type Unheld struct {
	Phrase string
	Where  Where
}

// Where says where else a phrase stands.
type Where string

// The places of phrases that the first quote does not hold. Filtered means
// nowhere that passes the filter, Unchecked that nobody knows: not all passages
// that may hold it were looked through.
const (
	Nowhere   Where = "nowhere"
	Filtered  Where = "filtered"
	Elsewhere Where = "elsewhere"
	Unchecked Where = "unchecked"
)

// readPhrases reads the phrases of the query, and whether they are all of it.
func (q *Question) readPhrases() {
	body, at, rest := q.query.Text, 0, ""
	for _, s := range q.query.PhraseSpans() {
		rest += body[at:s.Start]
		at = s.End
		if p := text.NewPhrase(body[s.Start:s.End]); !p.Empty() {
			q.phrases = append(q.phrases, phrase{Phrase: p, typed: body[s.Start:s.End]})
		}
	}
	words := strings.FieldsFunc(strings.ToLower(rest+body[at:]), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	q.onlyPhrases = len(q.phrases) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !joiners[w] && !choices[w] })
	q.anyPhrase = q.onlyPhrases && slices.ContainsFunc(words, func(w string) bool { return choices[w] })
}

// joiners may stand between phrases without asking anything of them; after
// choices, one of the phrases is enough.
var (
	joiners = text.WordSet("and и 와 과 및")
	choices = text.WordSet("or или 또는")
)

// Phrases are the phrases that the candidates should hold, if there are such.
func (q *Question) Phrases() []text.Phrase {
	var out []text.Phrase
	for i := range q.phrases {
		out = append(out, q.phrases[i].Phrase)
	}
	return out
}

// FindPhrases finds the phrases of the question in a passage of a version, and
// returns where each begins there; an empty span for one that does not. ok tells
// whether the passage or the headline holds any.
func (q *Question) FindPhrases(title, body string, passage text.Span) (spans []text.Span, ok bool) {
	spans = make([]text.Span, len(q.phrases))
	for i := range q.phrases {
		p := &q.phrases[i]
		found := false
		if spans[i], found = p.Find(body, passage.Start, passage.End); !found {
			_, found = p.Find(title, 0, len(title))
		}
		ok = ok || found
	}
	return spans, ok
}

// Worth of a phrase in the order of candidates: in the passage, and in the
// headline alone. Any two come before one.
const (
	phraseInText  = 3
	phraseInTitle = 2
)

// findPhrases notes which candidates hold phrases, and how many.
func (q *Question) findPhrases(all []scored) {
	for i := range q.phrases {
		q.phrases[i].held = false
	}
	for i := range all {
		c := &all[i]
		if c.Phrases == nil {
			continue
		}
		for k := range q.phrases {
			switch p := &q.phrases[k]; {
			case !c.Phrases[k].Empty():
				c.phrases += phraseInText
				p.held = true
			case stands(p.Phrase, c.Version.Title):
				c.phrases += phraseInTitle
				p.held = true
			}
		}
	}
}

// onlyHolding returns, of candidates in order, those that hold a phrase, if the
// question is nothing else and there are such.
func (q *Question) onlyHolding(ordered []*scored) []*scored {
	if n := slices.IndexFunc(ordered, func(r *scored) bool { return r.phrases == 0 }); n > 0 && q.onlyPhrases {
		return ordered[:n]
	}
	return ordered
}

// stands tells whether a text holds a phrase.
func stands(p text.Phrase, body string) bool {
	_, ok := p.Find(body, 0, len(body))
	return ok
}

// quotedPhrases are the phrases of the first quote's choice: where they stand
// in the candidate, as one span if one quote can hold it, or else the first.
func quotedPhrases(c *Candidate) (s text.Span) {
	for _, p := range c.Phrases {
		switch {
		case p.Empty():
		case s.Empty():
			s = p
		case max(s.End, p.End)-min(s.Start, p.Start) <= maxQuote:
			s = text.Span{Start: min(s.Start, p.Start), End: max(s.End, p.End)}
		}
	}
	return s
}

// addPhrases sets off the phrases in a quote beside the words that may be the
// answer.
func (q *Question) addPhrases(p *Passage) {
	if len(p.Answer) == 0 {
		return
	}
	var spans []text.Span
	for i := range q.phrases {
		if s, ok := q.phrases[i].Find(p.Article.Text, p.Quote.Start, p.Quote.End); ok {
			spans = append(spans, s)
		}
	}
	if len(spans) > 0 {
		p.Answer = q.withPhrases(p.Answer, p, spans)
	}
}

// holdPhrases makes the quote of a passage end with the sentence with which its
// phrases do, even where the next passage begins, and sets them off as wholes.
func (q *Question) holdPhrases(p *Passage, c *Candidate) {
	must := quotedPhrases(c)
	if must.Empty() {
		return
	}
	if must.End > p.Quote.End {
		text.EachSentence(c.Version.Text, text.Span{Start: c.End, End: len(c.Version.Text)}, func(s text.Sentence) {
			if s.Start < must.End {
				p.Quote.End, p.End = s.End, s.End
			}
		})
	}
	p.Marks = q.withPhrases(p.Marks, p, c.Phrases)
}

// withPhrases returns words to set off in a passage, with the phrases in its
// quote as wholes among them.
func (q *Question) withPhrases(words []text.Span, p *Passage, phrases []text.Span) []text.Span {
	var marks []text.Span
	for _, s := range phrases {
		if !s.Empty() && p.Quote.Contains(s) {
			marks = append(marks, s)
		}
	}
	for _, m := range words {
		if len(marks) < maxSetOff && !q.onlyPhrases && !slices.ContainsFunc(marks, m.Overlaps) {
			marks = append(marks, m)
		}
	}
	slices.SortFunc(marks, text.Span.Compare)
	return joined(marks)
}

// joined joins spans in order that overlap.
func joined(spans []text.Span) (out []text.Span) {
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// unheld are the phrases that a passage and its headline do not show.
func (q *Question) unheld(p *Passage) (out []Unheld) {
	for i := range q.phrases {
		f := &q.phrases[i]
		if p != nil && (stands(f.Phrase, p.QuoteText()) || stands(f.Phrase, p.Article.Title)) {
			continue
		}
		where := Nowhere
		switch {
		case f.held:
			where = Elsewhere
		case q.PhrasesCut:
			where = Unchecked
		case !q.query.Filter.Empty():
			where = Filtered
		}
		out = append(out, Unheld{f.typed, where})
	}
	return out
}

// phraseChance is the chance that a quote answers which holds the phrase that is
// all of the question.
const phraseChance = .99

// judgePhrases settles the verdict on a question with phrases: found takes all of
// them, and if nothing else is asked they are enough.
func (q *Question) judgePhrases(result *Result) {
	if len(q.phrases) == 0 {
		return
	}
	if len(result.Passages) == 0 {
		result.Unheld = q.unheld(nil)
		return
	}
	first := &result.Passages[0]
	result.Unheld = q.unheld(first)
	held := len(q.phrases) - len(result.Unheld)
	if q.anyPhrase && held > 0 {
		result.Unheld = nil
	}
	if len(result.Unheld) > 0 {
		result.Confidence = min(result.Confidence, maxUnsaidConfidence)
	}
	switch {
	case q.onlyPhrases && len(result.Unheld) == 0:
		first.Chance, first.Grounds.Objections = phraseChance, nil
		result.Verdict, result.Confidence, result.Objections, result.Unsaid = Found, phraseChance, nil, false
		result.Also = nil
	case q.onlyPhrases && !slices.ContainsFunc(result.Unheld, func(u Unheld) bool { return u.Where != Nowhere && u.Where != Filtered }):
		result.Verdict = None
	case result.Verdict == None && (held > 0 || q.PhrasesCut), result.Verdict == Found && len(result.Unheld) > 0:
		result.Verdict = Partly
	}
}
