package query

import (
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// koreanParticlePairs follow nouns in pairs: after a consonant, and after a vowel.
var koreanParticlePairs = [][2]string{{"은", "는"}, {"이", "가"}, {"을", "를"}, {"과", "와"}}

// splitParticle cuts the particle off a Korean word. pair is its place among the
// particles, -1 if there is none.
func splitParticle(said string) (stem string, pair int) {
	for i, p := range koreanParticlePairs {
		for _, particle := range p {
			if stem, ok := strings.CutSuffix(said, particle); ok && utf8.RuneCountInString(stem) > 1 {
				return stem, i
			}
		}
	}
	return said, -1
}

func withoutParticle(said string) string {
	stem, _ := splitParticle(strings.TrimSuffix(said, "도"))
	return stem
}

// withParticle adds a particle to a stem, in the form that its sound needs.
func withParticle(stem string, pair int) string {
	const firstSyllable, finals = 0xAC00, 28
	last, _ := utf8.DecodeLastRuneInString(stem)
	if (last-firstSyllable)%finals != 0 {
		return stem + koreanParticlePairs[pair][0]
	}
	return stem + koreanParticlePairs[pair][1]
}

// inquiry is the words as a statement. Of Korean only the interrogative and what
// has content is left, as its other words would be searched: 언제 of 그건 언제였나요.
func (w words) inquiry() string {
	if !strings.ContainsFunc(w.text, isHangul) {
		return w.statement()
	}
	var kept []string
	for _, u := range w.units {
		switch {
		case startsWithAny(u.said, koreanAsks):
			for end := range u.said + " " {
				if koreanAsks[u.said[:end]] {
					kept = append(kept, u.said[:end])
					break
				}
			}
		case !isEmptyWord(u.said) && !personWords[u.said]:
			kept = append(kept, w.text[u.Start:u.wordEnd(w.text)])
		}
	}
	if len(kept) == 0 {
		return w.statement()
	}
	return strings.Join(kept, " ")
}

// replaceKorean puts a Korean fragment into a Korean question: one with 대해 in
// the place of another, a name in the place of a name of the same kind, and any
// other noun in the place of the object.
func (w words) replaceKorean(fragment words) (asked string, ok bool) {
	last := fragment.units[len(fragment.units)-1].said
	if !strings.ContainsFunc(last, isHangul) {
		return "", false
	}
	if strings.HasPrefix(last, "대해") || strings.HasPrefix(last, "관해") {
		topic := fragment.text[fragment.units[0].Start:fragment.units[len(fragment.units)-1].Start]
		return w.replaceKoreanTopic(strings.TrimSpace(topic))
	}
	stem := withoutParticle(last)
	if len(fragment.units) > 1 {
		stem = fragment.text[fragment.units[0].Start:fragment.units[len(fragment.units)-1].Start] + stem
	}
	named := fragment.knownLength(0) == len(fragment.units)
	person := !named && len(fragment.units) == 1 && koreanPersonName(stem) && w.namesKoreanPerson()
	for i, u := range w.units {
		old, pair := splitParticle(u.said)
		sameKind := named && w.knownLength(i) > 0 && isPlace(w.units[i:i+1]) == isPlace(fragment.units) ||
			person && koreanPersonName(old) && !text.KoreanQuestionWords[old]
		object := !named && !person && pair == 2
		if pair >= 0 && (sameKind || object) && old != stem {
			return w.splice(i, i+1, withParticle(stem, pair)), true
		}
	}
	return w.replaceKoreanPlace(stem)
}

// replaceKoreanPlace puts a noun in the place of the one where something happens:
// 부산에서 무슨 일이 있었나요?
func (w words) replaceKoreanPlace(stem string) (asked string, ok bool) {
	for i, u := range w.units {
		for _, ending := range []string{"에서는", "에서도", "에서", "에는", "에"} {
			old, ok := strings.CutSuffix(u.said, ending)
			if ok && utf8.RuneCountInString(old) > 1 && !startsWithAny(u.said, koreanPointing) {
				return w.splice(i, i+1, strings.TrimSuffix(strings.TrimSuffix(stem, "에서"), "에")+ending), true
			}
		}
	}
	return "", false
}

// namesKoreanPerson tells whether the topic or the doer of a question looks like the
// name of a person, so that another such word can take its place.
func (w words) namesKoreanPerson() bool {
	for _, u := range w.units {
		if stem, pair := splitParticle(u.said); (pair == 0 || pair == 1) && koreanPersonName(stem) {
			return true
		}
	}
	return false
}

// replaceKoreanTopic puts a noun in the place of that before 대해.
func (w words) replaceKoreanTopic(topic string) (asked string, ok bool) {
	for i := 1; i < len(w.units); i++ {
		if said := w.units[i].said; strings.HasPrefix(said, "대해") || strings.HasPrefix(said, "대한") || strings.HasPrefix(said, "관해") {
			return w.splice(i-1, i, topic), true
		}
	}
	return w.append(" " + topic + " 대해"), true
}

func isHangul(r rune) bool { return r >= 0xAC00 && r <= 0xD7A3 }
