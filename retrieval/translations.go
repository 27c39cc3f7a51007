package retrieval

import (
	"math"
	"slices"

	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// minForeignTerms is how many different terms in the script of a language make
// a coverage hold that language. A foreign word that an article quotes does not.
const minForeignTerms = 8

// commonEnglish are words of which English articles have at least one. Latin
// letters prove nothing: articles in any language have foreign names.
var commonEnglish = []string{"year", "after", "one", "new", "two", "first", "peopl", "over", "more", "time", "day", "other", "up", "out"}

// holds tells which languages the coverage has articles in. What begins with і is
// Ukrainian, and what begins with э is not; other Cyrillic words are in either.
func holds(v Vocabulary) (held [query.Ukrainian + 1]bool) {
	for _, l := range []query.Language{query.Russian, query.Korean} {
		from, to := l.Letters()
		held[l] = v.Between(from, to, minForeignTerms)
	}
	if held[query.Ukrainian] = held[query.Russian] && v.Between("і", "ї", 1); held[query.Ukrainian] {
		held[query.Russian] = v.Between("э", "ю", 1)
	}
	held[query.English] = !held[query.Russian] && !held[query.Korean] && !held[query.Ukrainian] ||
		slices.ContainsFunc(commonEnglish, func(term string) bool { return v.Spread(term) > 0 })
	return held
}

// A translator adds the words by which a coverage in other languages says what
// the question asks.
type translator struct {
	*Question
	tokens []text.Token
	v      Vocabulary
	held   [query.Ukrainian + 1]bool
	dict   *query.Dictionary
	// ukrainian: the question is.
	ukrainian bool
}

// addTranslations adds what words of the question are called in the other
// languages of the coverage. Aliases go before the dictionary.
func (q *Question) addTranslations(tokens []text.Token, v Vocabulary) {
	t := translator{Question: q, tokens: tokens, v: v, held: holds(v)}
	t.ukrainian = q.query.IsUkrainian()
	cyrillic := t.held[query.Russian] || t.held[query.Ukrainian]
	foreign := false
	for i := range q.concepts {
		c := &q.concepts[i]
		l := t.languageOf(c.surface)
		// A word that Ukrainian and Russian share is at home in both.
		c.foreign = l != query.NoLanguage && !t.held[l] && (c.spread == 0 || !cyrillic || l != query.Ukrainian && l != query.Russian)
		c.lookedUp = c.named && l != query.Korean && (t.held[otherAlphabet(l)] || l == query.English && t.held[query.Ukrainian])
		foreign = foreign || c.foreign
	}
	if !foreign && !t.severalLanguages() {
		return // as nearly always: a question in the only language of the coverage
	}
	t.dict = query.ShippedDictionary()
	for at := 0; at < len(tokens); {
		at += t.translate(at)
	}
}

// languageOf is the language of a word of the question.
func (t *translator) languageOf(word string) query.Language {
	l := query.LanguageOf(word)
	if l == query.Russian && t.ukrainian {
		return query.Ukrainian
	}
	return l
}

// otherAlphabet is the language whose names letters alone bring over.
func otherAlphabet(l query.Language) query.Language {
	if l == query.Russian || l == query.Ukrainian {
		return query.English
	}
	return query.Russian
}

func (t *translator) severalLanguages() bool {
	n := 0
	for _, held := range t.held {
		if held {
			n++
		}
	}
	return n > 1
}

// translate adds the translations of the word or phrase that begins with a
// token, and returns how many tokens it takes, at least one.
func (t *translator) translate(at int) (taken int) {
	id := t.order[at]
	if t.tokens[at].Stop || id < 0 {
		return 1
	}
	if t.substituted(id) {
		t.concepts[id].lookedUp = true
		return 1 + t.inflect(at)
	}
	match := t.dict.Match
	if t.ukrainian {
		match = t.dict.MatchUkrainian
	}
	words, taken := match(t.query.Text, t.tokens, at)
	if taken == 0 {
		return 1
	}
	covers := t.covers(at, at+taken)
	asked := t.query.Text[t.tokens[at].Start:t.tokens[at+taken-1].End]
	for _, l := range query.Languages() {
		if t.held[l] && l != t.dict.Language(words[0]) {
			t.addSenses(words, l, asked, covers)
		}
	}
	return taken
}

// covers are the concepts of tokens from..to for which a translation stands. Of
// a word in a language of the coverage that is only those that the coverage
// holds: nobody else says its ending either.
func (t *translator) covers(from, to int) (all []int) {
	var held []int
	for i := from; i < to; i++ {
		id := t.order[i]
		if id < 0 || slices.Contains(all, id) {
			continue
		}
		c := &t.concepts[id]
		c.lookedUp = true
		all = append(all, id)
		if c.held {
			held = append(held, id)
		}
	}
	if len(held) > 0 && !t.concepts[held[0]].foreign {
		return held
	}
	return all
}

// substituted tells whether an alias in another language stands for a concept.
func (t *translator) substituted(id int) bool {
	own := query.LanguageOf(t.concepts[id].surface) // aliases tell no Ukrainian from Russian
	return slices.ContainsFunc(t.substitutes, func(s substitute) bool {
		return query.LanguageOf(s.name) != own && slices.Contains(s.covers, id)
	})
}

// inflect lets the aliases that end with a token stand for the particles that
// follow it within a Korean word, and returns how many tokens those are.
func (t *translator) inflect(at int) (taken int) {
	end := query.WordEnd(t.tokens, at)
	if end == at+1 || t.order[at+1] >= 0 && t.substituted(t.order[at+1]) {
		return 0
	}
	rest := t.query.Text[t.tokens[at].End:t.tokens[end-1].End]
	if !query.InflectsKorean(rest) {
		end = at + 2 // only what joins the name to the next word
	}
	id := t.order[at]
	for i := at + 1; i < end; i++ {
		more := t.order[i]
		if more < 0 || !t.concepts[more].foreign {
			continue
		}
		t.concepts[more].lookedUp = true
		for k := range t.substitutes {
			if s := &t.substitutes[k]; slices.Contains(s.covers, id) && !slices.Contains(s.covers, more) {
				s.covers = append(slices.Clone(s.covers), more)
				t.concepts[more].held = t.concepts[more].held || t.concepts[id].held
			}
		}
	}
	return end - at - 1
}

// addSenses adds the translations of a word in all of its senses. The first
// sense that the coverage has a word for counts in full, the others as loose.
func (t *translator) addSenses(words []int, into query.Language, asked string, covers []int) {
	loose := false
	for _, word := range words {
		before := len(t.substitutes)
		for _, other := range t.dict.Translations(word, into) {
			for _, form := range other.Forms {
				t.addSubstitute(substitute{terms: form, name: other.Text, asked: asked, covers: covers, loose: loose}, t.v)
			}
		}
		loose = loose || len(t.substitutes) > before
	}
}

// weighForeign weighs each word in a language that the coverage does not hold
// by what stands for it: a coverage in English knows nothing of how rare a
// Russian word is.
func (q *Question) weighForeign(v Vocabulary) {
	for i := range q.concepts {
		if c := &q.concepts[i]; c.foreign && v.Spread(c.term) == 0 {
			if weight := q.substitutesWeight(i, v); !math.IsInf(weight, 1) {
				c.idf = min(c.idf, weight)
			}
		}
	}
}

// substitutesWeight is the weight of the most frequent of a concept's
// substitutes, of those that are not loose if there are any.
func (q *Question) substitutesWeight(id int, v Vocabulary) float64 {
	firm, loose := math.Inf(1), math.Inf(1)
	for _, s := range q.substitutes {
		if !slices.Contains(s.covers, id) {
			continue
		}
		sum := 0.0
		for _, term := range s.terms {
			sum += rarity(term, v)
		}
		share := sum / float64(len(s.covers))
		if s.loose {
			loose = min(loose, share)
		} else {
			firm = min(firm, share)
		}
	}
	if math.IsInf(firm, 1) {
		return loose
	}
	return firm
}
