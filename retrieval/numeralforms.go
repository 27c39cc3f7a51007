package retrieval

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// addNumeral searches a number of the question in other ways to write it. Without
// one that the coverage holds in no form, nothing has the whole answer.
func (e *expander) addNumeral(i int, n numeral) {
	if n.dated {
		return
	}
	if id, ok := e.conceptByTerm[e.tokens[i].Term]; ok && n.value > 1 && !e.concepts[id].held {
		e.concepts[id].named = true
	}
	for _, form := range e.numberForms(i, n) {
		e.addNumber(i, i+n.taken, form)
	}
}

// numberForms are the ways to write a number of the question.
func (e *expander) numberForms(i int, n numeral) (forms []string) {
	held := e.tokens[i].Stop || e.v.Spread(e.tokens[i].Term) > 0
	switch {
	case n.value == 1:
		if !held && n.taken == 1 {
			return []string{"one"}
		}
		return nil
	case n.value < 1000:
		return e.smallForms(i, n, held)
	}
	return e.largeForms(n.value)
}

// smallForms are those of a number below a thousand. Digits that are joined to
// letters or digits are part of a name or a range, and never written in words.
func (e *expander) smallForms(i int, n numeral, held bool) (forms []string) {
	whole := n.value == math.Trunc(n.value)
	digits := strconv.FormatFloat(n.value, 'f', -1, 64)
	if e.text(i, i+n.taken) != digits {
		forms = append(forms, digits)
	}
	if !whole {
		if e.languages[query.Russian] || e.german {
			forms = append(forms, strings.Replace(digits, ".", ",", 1))
		}
		return forms
	}
	if i > 0 && e.query.Text[e.tokens[i].Start-1] == '-' && text.IsNumber(e.text(i, i+1)) {
		return forms
	}
	forms = append(forms, spellings(int(n.value))...)
	forms = append(forms, e.foreignSpellings(int(n.value))...)
	if !held && n.value == 12 {
		forms = append(forms, "dozen")
	}
	if n.value == 24 || n.value == 36 {
		forms = append(forms, text.SpellOut(int(n.value)/12)+" dozen")
	}
	if n.value == 7 && e.languages[query.Russian] && i+n.taken < len(e.tokens) && !e.tokens[i+n.taken].Stop {
		// The stem of семь is also that of a family.
		forms = append(forms, "семь "+e.text(i+n.taken, i+n.taken+1))
	}
	return forms
}

// spellings are the ways to write a number below a thousand in English words.
func spellings(n int) []string {
	if n < 100 {
		return []string{text.SpellOut(n)}
	}
	hundreds := text.SpellOut(n/100) + " hundred"
	if n%100 == 0 {
		if n == 100 {
			return []string{hundreds, "a hundred"}
		}
		return []string{hundreds}
	}
	return []string{hundreds + " " + text.SpellOut(n%100), hundreds + " and " + text.SpellOut(n%100)}
}

// foreignSpellings are the words for a number below a thousand in the languages
// of the coverage other than English.
func (e *expander) foreignSpellings(n int) (forms []string) {
	if e.languages[query.Russian] {
		if n != 7 {
			forms = append(forms, text.SpellIn("ru", n)...)
		}
		forms = append(forms, text.SpellIn("uk", n)...)
	}
	if e.german {
		forms = append(forms, text.SpellIn("de", n)...)
	}
	if e.languages[query.Korean] {
		if korean := text.SpellKorean(n); korean != "" {
			forms = append(forms, korean)
		}
	}
	return forms
}

// largeForms are the ways to write a number from a thousand on: in digits, with
// grouped digits, in digits with a scale word, in words.
func (e *expander) largeForms(value float64) (forms []string) {
	if value == math.Trunc(value) {
		digits := strconv.FormatFloat(value, 'f', -1, 64)
		forms = append(forms, digits, grouped(digits, " "), grouped(digits, "."))
	}
	for _, scale := range []string{"trillion", "billion", "million", "thousand"} {
		factor, _ := text.Scale(scale)
		n := value / factor
		if n < 1 {
			continue
		}
		short := strconv.FormatFloat(n, 'f', -1, 64)
		if len(short) > 5 {
			break // nobody says 12.3456 thousand
		}
		forms = append(forms, short+" "+scale)
		switch scale {
		case "million", "thousand":
			forms = append(forms, short+map[string]string{"million": "m", "thousand": "k"}[scale])
		case "billion":
			forms = append(forms, short+"b")
		}
		if n == math.Trunc(n) && n < 1000 {
			for _, words := range spellings(int(n)) {
				forms = append(forms, words+" "+scale)
			}
			if n == 1 {
				forms = append(forms, "a "+scale)
			}
		}
		forms = append(forms, e.foreignScaled(n, short, scale)...)
		break
	}
	return append(forms, e.wordyForms(value)...)
}

// wordyForms are those of a number in thousands and hundreds, as in three
// thousand five hundred, and in Korean scales.
func (e *expander) wordyForms(value float64) (forms []string) {
	if value < 1e5 && math.Mod(value, 100) == 0 && math.Mod(value, 1000) != 0 {
		thousands, hundreds := int(value)/1000, int(value)%1000/100
		forms = append(forms, text.SpellOut(thousands)+" thousand "+text.SpellOut(hundreds)+" hundred")
		if value < 1e4 {
			forms = append(forms, text.SpellOut(int(value)/100)+" hundred")
		}
	}
	if !e.languages[query.Korean] {
		return forms
	}
	if korean := text.InKoreanScales(value); korean != "" {
		forms = append(forms, korean)
		for _, counter := range []string{"명", "원", "달", "톤", "발", "개", "여"} {
			forms = append(forms, korean+counter)
		}
	}
	return forms
}

// foreignScaled are the ways to write a number of thousands, millions or more in
// the languages of the coverage other than English.
func (e *expander) foreignScaled(n float64, short, scale string) (forms []string) {
	numbers := []string{short}
	if comma := strings.Replace(short, ".", ",", 1); comma != short {
		numbers = append(numbers, comma)
	}
	if e.languages[query.Russian] {
		words := numbers
		if n == math.Trunc(n) && n < 1000 {
			words = append(append(words[:len(words):len(words)], text.SpellIn("ru", int(n))...), text.SpellIn("uk", int(n))...)
		}
		for _, number := range words {
			for _, word := range cyrillicScales[scale] {
				forms = append(forms, number+" "+word)
			}
		}
		if n == 1 {
			forms = append(forms, cyrillicScales[scale]...)
		}
	}
	if e.german {
		if n == math.Trunc(n) {
			numbers = append(numbers, text.SpellIn("de", int(n))...)
		}
		for _, number := range numbers {
			for _, word := range germanScales[scale] {
				forms = append(forms, number+" "+word, number+word)
			}
		}
	}
	return forms
}

var (
	cyrillicScales = map[string][]string{
		"thousand": {"тысяч", "тысячи", "тыс", "тисяч", "тисячі", "тис"}, "million": {"миллион", "млн", "мільйон"},
		"billion": {"миллиард", "млрд", "мільярд"}, "trillion": {"триллион", "трлн"},
	}
	germanScales = map[string][]string{
		"thousand": {"tausend"}, "million": {"Millionen", "Mio"}, "billion": {"Milliarden", "Mrd"},
	}
)

// grouped separates thousands.
func grouped(digits, separator string) string {
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + separator + digits[at:]
	}
	return digits
}

// ordinal searches an ordinal in digits for one in words, and the other way
// round, and returns how many tokens it takes. The word second is more often one
// of time.
func (e *expander) ordinal(i int) (taken int) {
	form := e.tokens[i].Form
	taken = 1
	n := text.OrdinalWord(form)
	if tens := text.TensNumber(form); tens > 0 && e.adjoinsNext(i) {
		if unit := text.OrdinalWord(e.tokens[i+1].Form); unit > 0 && unit < 10 {
			n, taken = tens+unit, 2
		}
	}
	if n > 0 && !(n == 2 && e.afterNumber(i)) {
		e.addNumber(i, i+taken, strconv.Itoa(n)+text.OrdinalEnding(n))
		return taken
	}
	if n = text.OrdinalDigits(form); n > 0 {
		if n < 10 || n > 19 {
			e.addNumber(i, i+1, text.SpellOrdinal(n))
		} else { // which is part of no other: one-tenth
			e.addForm(i, i+1, text.SpellOrdinal(n))
		}
		return 1
	}
	return 0
}

// afterNumber tells whether a token follows a number or an article.
func (e *expander) afterNumber(i int) bool {
	return i > 0 && (e.tokens[i-1].Form == "a" || e.tokens[i-1].Form == "per" || text.SmallNumber(e.tokens[i-1].Form) > 0 || text.IsNumber(e.tokens[i-1].Form))
}

// addNumber searches another way to write a number. Nothing may stand before or
// after it that makes another number of it. Where the coverage holds the words
// as they are asked, articles that write it differently count for less, or the
// order of all that is asked with a number would change.
func (e *expander) addNumber(from, to int, form string) {
	s := substitute{asked: e.text(from, to), covers: concepts(e.tokens[from:to], e.conceptByTerm), tight: true, number: true}
	for _, t := range e.analyze(form) {
		if t.Stop {
			s.tight = false
			continue
		}
		s.terms = append(s.terms, t.Term)
	}
	s.loose = text.IsASCII(form) && text.IsASCII(s.asked) && e.allHeld(s.covers)
	if len(s.terms) > 0 {
		e.addSubstitute(s, e.v)
	}
}

// allHeld tells whether the coverage holds concepts as they are asked.
func (e *expander) allHeld(ids []int) bool {
	return !slices.ContainsFunc(ids, func(id int) bool { return e.v.Spread(e.concepts[id].term) == 0 })
}
