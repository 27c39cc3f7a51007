package query

import (
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// A pointerKind says what a pointer stands for.
type pointerKind int

const (
	toPerson pointerKind = iota
	toPlace
	toBody
	toOutlet
	// toAnswer: it or they, for the company or the like that the answer is.
	toAnswer
)

// A pointer is a word or two that stand for a name: she, his, there, that company.
type pointer struct {
	kind pointerKind
	// from and to are its units.
	from, to int
	gender   Gender
	// owns: it is a possessive, as "his" in "his deputy".
	owns bool
	// many: it stands for several, or for a body.
	many bool
	// name is what it stands for.
	name string
}

// maxPointerWords is how many words a message may have in which pointers are read.
const maxPointerWords = 30

// findPointers returns the pointers of a message, unless it is so long that they
// are likely to stand for something in the message itself.
func findPointers(f followUp) (out []pointer) {
	if f.content > maxOfPerson || len(f.words.units) > maxPointerWords {
		return nil
	}
	content := 0
	for i := 0; i < len(f.words.units); i++ {
		if p, ok := f.words.pointerAt(i, content); ok {
			out = append(out, p)
			i = p.to - 1
			if p.to-p.from > 1 {
				content++
			}
			continue
		}
		u := f.words.units[i]
		if !isQuestionWord(u.said) && !isEmptyWord(u.said) {
			content++
			if u.capital && i > 0 && len(out) == 0 {
				return f.words.objectAtEnd(i + 1) // who is named here may be meant
			}
		}
	}
	return out
}

// objectAtEnd is the pronoun that ends a message after a name, as in "What did
// Lavrov tell her?": it stands for somebody else, unless a clause begins before it.
func (w words) objectAtEnd(from int) []pointer {
	last := len(w.units) - 1
	for i := from; i <= last; i++ {
		u := w.units[i]
		switch {
		case isQuestionWord(u.said) || u.said == "that" || u.said == "if" || nominative[u.said] || u.said == "что":
			return nil
		case i == last && objectWords[u.said]:
			return []pointer{{from: i, to: i + 1, gender: pronounGenders[u.said]}}
		}
	}
	return nil
}

// pointerAt reads the pointer at unit i of a message that has so many words of
// content before it.
func (w words) pointerAt(i, content int) (p pointer, ok bool) {
	u := w.units[i]
	p = pointer{from: i, to: i + 1, gender: pronounGenders[u.said]}
	switch {
	case personWords[u.said]:
		p.owns = w.isPossessive(i)
		// "Why did the minister say he would go?" speaks of the minister.
		return p, content == 0 || !nominative[u.said] && w.saysNothing(i+1)
	case hereWords[u.said] || startsWithAny(u.said, koreanThere):
		p.kind = toPlace
		return p, startsWithAny(u.said, koreanThere) || w.pointsBack(i) || u.said == "here"
	case i+1 < len(w.units) && demonstratives[u.said]:
		kind, gender, known := pointedNoun(bareName(w.units[i+1].said))
		p.kind, p.gender, p.to = kind, gender, i+2
		p.owns = possessive(w.units[i+1].said)
		return p, known
	case answerWords[u.said] && content == 0:
		p.kind, p.owns = toAnswer, u.said == "its" || u.said == "their"
		p.many = strings.HasPrefix(u.said, "the")
		return p, w.pointsBack(i)
	}
	return p, false
}

// saysNothing tells whether no word from a place on says what is asked about.
func (w words) saysNothing(from int) bool {
	for _, u := range w.units[from:] {
		if !isEmptyWord(u.said) && !hereWords[u.said] {
			return false
		}
	}
	return true
}

// isPossessive tells whether the pronoun at a place belongs to a noun after it.
func (w words) isPossessive(i int) bool {
	said := w.units[i].said
	switch {
	case said == "his" || strings.HasSuffix(said, "의"):
		return true
	case said != "her" && said != "его" && said != "её" && said != "ее" && said != "ihr" && said != "його" && said != "її":
		return false
	case i+1 == len(w.units) || w.units[i].ends:
		return false
	}
	next := w.units[i+1].said
	if text.IsASCII(next) {
		return !isEmptyWord(next) && !auxiliaries[next] && prepositions[next] == 0 && !isQuestionWord(next) && !IsCalendarWord(next)
	}
	for _, ending := range []string{"л", "ла", "ли", "лся", "лась", "ет", "ит", "ют", "ят", "ть"} {
		if strings.HasSuffix(next, ending) {
			return false
		}
	}
	return true
}

// resolve is the message, without the marks before and after it, with the names of
// the pointers in their place.
func (w words) resolve(pointers []pointer) string {
	if len(w.units) == 0 {
		return w.text
	}
	var b strings.Builder
	at := w.units[0].Start
	for _, p := range pointers {
		first, last := w.units[p.from], w.units[p.to-1]
		b.WriteString(w.text[at:first.Start])
		at = last.wordEnd(w.text)
		switch named := w.inPlaceOf(p); {
		case p.owns && !text.IsASCII(first.said) && !strings.ContainsFunc(first.said, isHangul) && p.to < len(w.units):
			// «его заместитель» is «заместитель Ёлкин»
			next := w.units[p.to]
			b.WriteString(w.text[next.Start:next.wordEnd(w.text)] + " " + named)
			at = next.wordEnd(w.text)
		default:
			b.WriteString(named)
		}
	}
	b.WriteString(w.text[at:])
	return strings.TrimSpace(b.String())
}

// inPlaceOf is what stands in the place of a pointer.
func (w words) inPlaceOf(p pointer) string {
	said := w.units[p.from].said
	switch {
	case strings.ContainsFunc(said, isHangul):
		return koreanInPlace(said, p.name)
	case p.owns:
		if text.IsASCII(said) {
			return p.name + "'s"
		}
		return p.name
	case p.kind == toPlace && (said == "there" || said == "here"):
		if p.from > 0 && prepositions[w.units[p.from-1].said] != 0 {
			return p.name
		}
		return "in " + p.name
	}
	return p.name
}

// koreanInPlace is a name with the ending of the pronoun in whose place it stands.
func koreanInPlace(said, name string) string {
	for _, pronoun := range []string{"그녀", "그분", "거기", "그곳", "그"} {
		ending, ok := strings.CutPrefix(said, pronoun)
		if !ok {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(name)
		for pair, forms := range koreanParticlePairs {
			if (ending == forms[0] || ending == forms[1]) && isHangul(last) {
				return withParticle(name, pair)
			}
		}
		if pronoun == "거기" && ending == "서" {
			ending = "에서"
		}
		return name + ending
	}
	return name
}

// pointedNoun is what "that" and a noun stand for, as in "that company".
func pointedNoun(said string) (kind pointerKind, gender Gender, ok bool) {
	switch {
	case outletNouns[said]:
		return toOutlet, 0, true
	case companyNouns[said]:
		return toBody, 0, true
	case townNouns[said]:
		return toPlace, 0, true
	case womanNouns[said]:
		return toPerson, Female, true
	case manNouns[said]:
		return toPerson, Male, true
	case personNouns[said]:
		return toPerson, 0, true
	}
	return 0, 0, false
}

var (
	objectWords    = text.WordSet("him her ему ей нему ней него неё нее ним")
	nominative     = text.WordSet("he she он она er він вона")
	demonstratives = text.WordSet("that this эта этот это эту этой этого этом той той того том 그 이")
	answerWords    = text.WordSet("it its they them their")
	hereWords      = text.WordSet("there там туда оттуда dort")
	koreanThere    = text.WordSet("거기 그곳")
	whoWords       = text.WordSet("who whom whose who's кто кого кому кем чей wer wen wem хто 누가 누구 누구예요 누구인가요 누구입니까")

	outletNouns  = text.WordSet("paper newspaper outlet magazine газета газеты газете издание издания 신문 신문은 매체 매체는")
	companyNouns = text.WordSet("company firm shipyard business corporation компания компании компанию фирма 회사 회사는 회사가 기업 기업은")
	townNouns    = text.WordSet("town city port place country village город города городе порт порту месте 도시 도시에서 항구")
	womanNouns   = text.WordSet("woman lady женщина")
	manNouns     = text.WordSet("man gentleman мужчина")
	personNouns  = text.WordSet("person politician official человек политик чиновник 사람 사람은 인물")
)
