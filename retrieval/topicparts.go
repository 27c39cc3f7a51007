package retrieval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// atoms are the parts of the question that are mentioned as a whole, in order:
// phrases, names of several words, numbers with their units, and the other words.
func (q *Question) atoms() (atoms []atom) {
	tokens := q.query.Tokens()
	if len(tokens) != len(q.order) {
		return nil
	}
	phrases := q.verbatim()
	for i := 0; i < len(tokens); {
		if len(phrases) > 0 && tokens[i].Start >= phrases[0].Start {
			a := q.phraseAtom(phrases[0])
			phrases = phrases[1:]
			for i < len(tokens) && tokens[i].Start < a.End {
				i++
			}
			atoms = append(atoms, a)
			continue
		}
		a, n := q.nameAt(tokens, i)
		if n == 0 {
			a, n = q.measureAt(tokens, i)
		}
		if n == 0 {
			a, n = q.wordAt(tokens, i)
		}
		if a.words != nil {
			r, _ := utf8.DecodeRuneInString(q.query.Text[a.Start:])
			a.capital = unicode.IsUpper(r)
			atoms = append(atoms, a)
		}
		i += n
	}
	for _, s := range phrases { // of stop words alone
		atoms = append(atoms, q.phraseAtom(s))
	}
	return atoms
}

// verbatim are what must stand as it was typed: the quotations, and names whose
// signs are no words, such as AT&T and C++.
func (q *Question) verbatim() (spans []text.Span) {
	body := q.query.Text
	quoted := q.query.PhraseSpans()
	at := 0
	for _, word := range strings.Fields(body) {
		at += strings.Index(body[at:], word)
		s := text.Span{Start: at, End: at + len(strings.TrimRight(word, ".,;:!?()"))}
		at += len(word)
		for len(quoted) > 0 && quoted[0].Start <= s.Start {
			spans = append(spans, quoted[0])
			quoted = quoted[1:]
		}
		covered := len(spans) > 0 && s.Start < spans[len(spans)-1].End
		if !covered && hasSigns(body[s.Start:s.End]) && !(len(quoted) > 0 && quoted[0].Start < s.End) {
			spans = append(spans, s)
		}
	}
	return append(spans, quoted...)
}

// hasSigns tells whether a word is written with signs that make it another: AT&T,
// C++.
func hasSigns(word string) bool {
	if name, ok := strings.CutSuffix(word, "++"); ok {
		return name != "" && !strings.ContainsAny(name, "+&")
	}
	before, after, ok := strings.Cut(word, "&")
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return ok && unicode.IsLetter(last) && unicode.IsLetter(first)
}

func (q *Question) phraseAtom(s text.Span) atom {
	said := q.query.Text[s.Start:s.End]
	a := atom{Span: s, kind: phraseAtom, phrase: text.NewPhrase(said)}
	w := atomWord{said: said}
	if terms, sure := a.phrase.Terms(); sure {
		w.ways = [][][]string{{terms}}
	}
	a.words = []atomWord{w}
	return a
}

// wordAt is the word that begins with token i, and how many tokens it has; without
// words if it need not be mentioned.
func (q *Question) wordAt(tokens []text.Token, i int) (a atom, n int) {
	end := query.WordEnd(tokens, i)
	a.Span = text.Span{Start: tokens[i].Start, End: tokens[end-1].End}
	w := atomWord{said: q.query.Text[a.Start:a.End]}
	for k := i; k < end; k++ {
		if id := q.order[k]; id >= 0 {
			w.ways = append(w.ways, q.waysOf(id))
		}
	}
	if low := strings.ToLower(w.said); len(w.ways) > 0 && !questionWords[low] && !choiceWords[low] {
		a.words = []atomWord{w}
	}
	return a, end - i
}

// nameAt is the name of several words that begins with token i.
func (q *Question) nameAt(tokens []text.Token, i int) (a atom, n int) {
	for _, ids := range q.names {
		if len(ids) <= n || i+len(ids) > len(tokens) {
			continue
		}
		same := true
		for k, id := range ids {
			same = same && q.order[i+k] == id && capitalised(q.query.Text, tokens[i+k])
		}
		if same {
			a, n = q.severalAt(tokens, i, len(ids)), len(ids)
			a.kind = nameAtom
		}
	}
	return a, n
}

// severalAt is an atom of the n words from token i on.
func (q *Question) severalAt(tokens []text.Token, i, n int) atom {
	a := atom{Span: text.Span{Start: tokens[i].Start, End: tokens[i+n-1].End}}
	for k := i; k < i+n; k++ {
		said := q.query.Text[tokens[k].Start:tokens[k].End]
		a.words = append(a.words, atomWord{said: said, ways: [][][]string{q.waysOf(q.order[k])}})
	}
	for s := range q.substitutes {
		if sub := &q.substitutes[s]; sub.strict() && sub.coversAll(q.order[i:i+n]) {
			a.others = append(a.others, sub.terms)
		}
	}
	return a
}

// coversAll tells whether a substitute stands for all of some concepts.
func (s *substitute) coversAll(ids []int) bool {
	covered := map[int]bool{}
	for _, id := range s.covers {
		covered[id] = true
	}
	for _, id := range ids {
		if !covered[id] {
			return false
		}
	}
	return true
}

// measureAt is the number with its unit that begins with token i.
func (q *Question) measureAt(tokens []text.Token, i int) (a atom, n int) {
	if i+1 >= len(tokens) || q.order[i] < 0 || q.order[i+1] < 0 || !text.IsNumber(strings.Trim(tokens[i].Term, ".,")) {
		return a, 0
	}
	between := q.query.Text[tokens[i].End:max(tokens[i].End, tokens[i+1].Start)]
	unit := q.query.Text[tokens[i+1].Start:tokens[i+1].End]
	if strings.Trim(between, " -\u00a0") != "" || tokens[i+1].Start < tokens[i].End || !isUnit(tokens[i+1].Term, unit) {
		return a, 0
	}
	a = q.severalAt(tokens, i, 2)
	a.kind = measureAtom
	a.words[1].signs = unitSigns[strings.TrimSuffix(strings.ToLower(unit), "s")]
	return a, 2
}

// isUnit tells whether a word after a number is its unit or its magnitude.
func isUnit(term, word string) bool {
	return countedMarks()[term] || otherUnits(word) != nil || magnitudes[strings.ToLower(word)] || unitSigns[strings.TrimSuffix(strings.ToLower(word), "s")] != ""
}

var magnitudes = text.WordSet(`hundred thousand million millions billion billions trillion тысяч тысячи тысяча миллион миллиона
миллионов миллиард миллиарда миллиардов`)

// unitSigns are the signs for some units.
var unitSigns = map[string]string{
	"percent": "%", "процент": "%", "процента": "%", "процентов": "%", "dollar": "$", "доллар": "$", "доллара": "$", "долларов": "$",
	"euro": "€", "евро": "€", "pound": "£", "yen": "¥", "ruble": "₽", "рубль": "₽", "рублей": "₽", "рубля": "₽", "won": "₩",
}
