package retrieval

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"dateline/corpus"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// Admits tells whether an article passes a filter. A person whom the filter
// names may have any of the shipped aliases in the article.
func Admits(f query.Filter, v *corpus.Version) bool { return admits(f, v, nil) }

// Admits tells whether an article passes the question's filter, by the
// question's aliases.
func (q *Question) Admits(v *corpus.Version) bool { return admits(q.query.Filter, v, q.query.Aliases) }

// LeavesUndated tells whether an article passes all of a filter except its
// dates, because the article has none.
func LeavesUndated(f query.Filter, v *corpus.Version) bool { return leavesUndated(f, v, nil) }

// LeavesUndated tells whether an article passes all of the question's filter
// except its dates, because the article has none.
func (q *Question) LeavesUndated(v *corpus.Version) bool {
	return leavesUndated(q.query.Filter, v, q.query.Aliases)
}

func leavesUndated(f query.Filter, v *corpus.Version, aliases *query.Aliases) bool {
	if !v.Published.IsZero() || f.Since.IsZero() && f.Until.IsZero() {
		return false
	}
	f.Since, f.Until = time.Time{}, time.Time{}
	return admits(f, v, aliases)
}

func admits(f query.Filter, v *corpus.Version, aliases *query.Aliases) bool {
	published := corpus.WallClock(v.Published)
	switch {
	case v.Withdrawn,
		!f.AsOf.IsZero() && !v.Arrived.Before(f.AsOf),
		!f.Since.IsZero() && (published.IsZero() || published.Before(f.Since)),
		!f.Until.IsZero() && (published.IsZero() || !published.Before(f.Until)),
		slices.ContainsFunc(f.NotDates, func(d query.Period) bool { return d.Holds(published) }):
		return false
	}
	if _, ok := slices.BinarySearch(f.Arrivals, v.Arrival); f.Arrivals != nil && !ok {
		return false
	}
	return AdmitsHeader(f, v) && admitsSource(f.Sources, v.Source) && !leavesOutSource(f.Not.Sources, v.Source) &&
		admitsPeople(f, v, aliases) && !leavesOut(f, v, aliases)
}

// leavesOutSource tells whether an outlet is one of those that are left out.
func leavesOutSource(left []string, source string) bool {
	return len(left) > 0 && source != "" && admitsSource(left, source)
}

// leavesOut tells whether an article has a word, or names a person, that is left
// out.
func leavesOut(f query.Filter, v *corpus.Version, aliases *query.Aliases) bool {
	if len(f.Not.People)+len(f.Not.Words) == 0 {
		return false
	}
	x := readExclusion(query.Query{Filter: f, Aliases: aliases}, wordsOf(v.Title+"\n"+v.Text))
	return x.HeldBy(&v.Article)
}

// AdmitsHeader tells whether the headline, the author and the language of an
// article pass a filter.
func AdmitsHeader(f query.Filter, v *corpus.Version) bool {
	for _, words := range f.Headline {
		if !headlineHas(v.Title, words) {
			return false
		}
	}
	for _, words := range f.NotHeadline {
		if headlineHas(v.Title, words) {
			return false
		}
	}
	for _, name := range f.Authors {
		if said := text.FoldName(name); said == "" || !strings.Contains(" "+text.FoldName(v.Author)+" ", " "+said+" ") {
			return false
		}
	}
	language, _, _ := strings.Cut(strings.ToLower(v.Language), "-")
	return len(f.Languages) == 0 || slices.ContainsFunc(f.Languages, func(tag string) bool {
		return tag == language || language == "" && mayBeIn(tag, v.Title)
	})
}

// mayBeIn tells whether a headline may be in a language, by its letters.
func mayBeIn(tag, title string) bool {
	scripts := map[string][]*unicode.RangeTable{
		"ru": {unicode.Cyrillic}, "uk": {unicode.Cyrillic}, "ko": {unicode.Hangul}, "zh": {unicode.Han},
		"ja": {unicode.Hiragana, unicode.Katakana, unicode.Han}, "ar": {unicode.Arabic}, "he": {unicode.Hebrew},
	}[tag]
	if scripts == nil {
		scripts = []*unicode.RangeTable{unicode.Latin}
	}
	return strings.ContainsFunc(title, func(r rune) bool { return unicode.In(r, scripts...) })
}

// headlineHas tells whether a headline has some words: several as a phrase, one in
// any form.
func headlineHas(title, words string) bool {
	if p := text.NewPhrase(words); p.Len() != 1 {
		return stands(p, title)
	}
	held := heldWords{}
	for _, t := range text.Analyze(nil, title) {
		held[t.Term] = true
	}
	return !slices.ContainsFunc(text.Analyze(nil, words), func(t text.Token) bool { return !held[t.Term] })
}

// admitsSource tells whether one of the outlets asked for is in the name of
// this one: BBC matches BBC News.
func admitsSource(asked []string, source string) bool {
	if len(asked) == 0 {
		return true
	}
	outlet := " " + text.FoldName(source) + " "
	return slices.ContainsFunc(asked, func(s string) bool {
		name := text.FoldName(s)
		return name != "" && strings.Contains(outlet, " "+name+" ")
	})
}

// admitsPeople tells whether an article names all the people of a filter, in
// its text or its header.
func admitsPeople(f query.Filter, v *corpus.Version, aliases *query.Aliases) bool {
	if len(f.People) == 0 {
		return true
	}
	words := wordsOf(searchedText(v))
	for _, p := range readPeople(query.Query{Filter: f, Aliases: aliases}, words) {
		if !p.NamedIn(words.has) {
			return false
		}
	}
	return true
}

// heldWords is the vocabulary of a single article.
type heldWords map[string]bool

func wordsOf(body string) heldWords {
	words := heldWords{}
	for _, t := range text.Analyze(nil, body) {
		if !t.Stop {
			words[t.Term] = true
		}
	}
	return words
}

func (w heldWords) has(term string) bool { return w[term] }

func (w heldWords) Passages() int { return 1 }
func (w heldWords) Articles() int { return 1 }

func (w heldWords) Frequency(term string) int { return w.Spread(term) }

func (w heldWords) Spread(term string) int {
	if w[term] {
		return 1
	}
	return 0
}

func (w heldWords) Together(terms []string) bool {
	return !slices.ContainsFunc(terms, func(t string) bool { return !w[t] })
}

// Near returns nothing: where only one article is known, another spelling is no
// evidence of a typing error.
func (w heldWords) Near(string, int) []string { return nil }

// Between tells whether there are at least so many words from one up to another.
func (w heldWords) Between(from, to string, atLeast int) bool {
	n := 0
	for t := range w {
		if t >= from && t < to {
			n++
		}
	}
	return n >= atLeast
}

// Containing returns nothing: what is compared with a single article are names.
func (w heldWords) Containing(string, int) []string { return nil }
