package evidence

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// askingForeign is the type of answer that a question in Russian or Korean asks
// for, by its question word. It is no demand: the rules read English.
func (r *reading) askingForeign() AnswerType {
	for i := range r.words {
		if kind, ok := foreignAsking[strings.ToLower(r.slice(i, i+1))]; ok {
			return kind
		}
	}
	return Other
}

// foreignAsking are question words; Korean ones are looked up without particles,
// by their first two syllables.
var foreignAsking = func() map[string]AnswerType {
	all := map[string]AnswerType{}
	for kind, list := range map[AnswerType]string{
		HowMany: "сколько 몇 얼마",
		When:    "когда 언제",
		Where:   "где куда откуда 어디",
		Who:     "кто кого кому кем 누가 누구",
		Why:     "почему зачем 왜",
		Which:   "какой какая какое какие какую каком какого 어느 어떤",
	} {
		for w := range text.WordSet(list) {
			all[w] = kind
		}
	}
	return all
}()

// foreignCandidates are what can be an answer of some type where the question or
// the text is not English.
func (d *Demands) foreignCandidates(r *reading, kind AnswerType) []text.Span {
	switch kind {
	case Other, How, YesNo, OneOf:
		return nil
	case When:
		return d.times(r)
	case Who, Where, Which:
		return d.foreignNames(r)
	}
	return d.figuresThat(r, func(f *figure) bool { return f.measure != calendar && f.measure != code })
}

// foreignNames are the runs of capitalised words in a text, other than the one
// that begins a sentence, that the question does not have.
func (d *Demands) foreignNames(r *reading) (spans []text.Span) {
	words := r.words
	for i := 0; i < len(words); i++ {
		if w := &words[i]; !w.capital || w.Stop || w.begins {
			continue
		}
		from := i
		for r.joined(i+1) && words[i+1].capital {
			i++
		}
		if s := (text.Span{Start: words[from].Start, End: words[i].End}); !slices.ContainsFunc(r.within(s), d.asksToken) {
			spans = append(spans, s)
		}
	}
	return spans
}
