package query

import (
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// words are the words of a question.
type words struct {
	text  string
	units []unit
}

func readWords(question string) words {
	w := words{text: question}
	for _, u := range readMessage(question).units {
		if u.said != "" {
			w.units = append(w.units, u)
		}
	}
	return w
}

// wordEnd is where a word ends without the marks after it.
func (u unit) wordEnd(body string) int {
	return u.Start + len(strings.TrimRight(body[u.Start:u.End], courtesyMarks))
}

// statement is the words without a mark at the end.
func (w words) statement() string {
	if len(w.units) == 0 {
		return ""
	}
	return w.text[w.units[0].Start:w.units[len(w.units)-1].wordEnd(w.text)]
}

// only is the one word that says what is asked about.
func (w words) only() words {
	for i, u := range w.units {
		if !isQuestionWord(u.said) && !isEmptyWord(u.said) && !personWords[u.said] {
			return words{w.text, w.units[i : i+1]}
		}
	}
	return words{text: w.text}
}

// trimLead removes the words that make a follow-up of a message, before it and,
// in Korean, after it, and tells whether there were any.
func (w *words) trimLead() (led bool) {
	for n := 1; n > 0; {
		n = followUpLeads.prefix(w.units)
		w.units = w.units[n:]
		led = led || n > 0
	}
	if n := len(w.units); n > 0 && (koreanHowAbout[w.units[n-1].said] && n > 1) {
		w.units, led = w.units[:n-1], true
	}
	if n := len(w.units); n > 0 {
		last := w.units[n-1].said
		for _, ending := range []string{"는요", "은요", "도요"} {
			if strings.HasSuffix(last, ending) && len(last) > len(ending) && !isQuestionWord(last) {
				w.units = append([]unit(nil), w.units...)
				w.units[n-1].said, led = strings.TrimSuffix(last, "요"), true
				w.units[n-1].End = w.units[n-1].Start + len(w.units[n-1].said)
			}
		}
	}
	return led
}

// isKoreanTopic tells whether the words are a Korean noun that is only brought up:
// 서지안은?
func (w words) isKoreanTopic() bool {
	n := len(w.units)
	if n == 0 || n > 2 || !w.units[n-1].asks {
		return false
	}
	said := w.units[n-1].said
	stem, pair := splitParticle(strings.TrimSuffix(said, "도"))
	return strings.ContainsFunc(said, isHangul) && (pair == 0 || pair < 0 && stem != said) && !isQuestionWord(said) && !personWords[said] && !startsWithAny(said, koreanPointing)
}

// followUpLeads are the openings that make a follow-up of what comes after them.
var followUpLeads = func() phrases {
	ps := phrases{}
	for lead := range strings.SplitSeq(`and|but|also|so|ok|okay|well|und|та|і|й|и|а|ну|그럼|그러면|그리고|그런데|근데
what|how about
what of
а|и|ну [а] что|как насчёт|насчет|же
что|как насчёт|насчет
а|та як|що щодо|про
was ist mit
wie steht|sieht es mit|bei|aus`, "\n") {
		ps.add(lead)
	}
	return ps
}()

var koreanHowAbout = text.WordSet("어때요 어떤가요 어떻습니까 어때 어떨까요 어떠한가요")

// isQuestionWord tells whether a word asks. In Korean its ending does not matter.
func isQuestionWord(said string) bool {
	return asksWith[said] && !notQuestionWords[said] || startsWithAny(said, koreanAsks)
}

// notQuestionWords may begin a question, and ask nothing by themselves.
var notQuestionWords = text.WordSet("if whether about can could do does о об про верно правда ob чи")

// isEmptyWord tells whether a word says nothing of what is asked about.
func isEmptyWord(said string) bool {
	said = strings.TrimSuffix(strings.TrimSuffix(said, "'s"), "’s")
	return text.EnglishStopWords[said] || text.RussianStopWords[said] || emptyWords[said] ||
		startsWithAny(said, koreanPointing) || startsWithAny(said, koreanEmpty)
}

var emptyWords = text.WordSet(`
many much long often far old soon late happen happened happens happening mean means exactly really else again come kind
don't didn't isn't wasn't doesn't later first last time date reason only just too either one ones
когда почему зачем где кто что как было была были был случилось произошло именно сказал сказала сказали говорит
говорят заявил заявила много точно причина потом тогда откуда
wann warum war waren hat haben hatte gesagt sagte ist sind wurde viele viel das es er sie da dort
коли чому було була був хто де сталося сказав сказала це він вона вони там тоді`)

// personWords stand for a person, subjectWords those that a name can stand for
// as it is.
var (
	personWords = text.WordSet(`he she him his her hers himself herself
он она его ему ей её ее им ним неё нее него ней
er ihn ihm ihr він йому її його
그는 그가 그를 그의 그녀는 그녀가 그녀의 그녀 그분은 그분이 그분`)
	subjectWords = text.WordSet("he she him он она er він вона 그는 그가 그녀는 그녀가 그분은 그분이")
)

// pointsBack tells whether a word stands for something said before: "it", but
// not "this week" or "there are".
func (w words) pointsBack(i int) bool {
	said := w.units[i].said
	if startsWithAny(said, koreanPointing) {
		return true
	}
	switch {
	case !pointingWords[said]:
		return false
	case i+1 < len(w.units) && (timeWords[bareName(w.units[i+1].said)] || said == "there" && auxiliaries[w.units[i+1].said]):
		return false
	case said == "that" && w.isRelative(i):
		return false
	}
	return said != "there" || i == 0 || !auxiliaries[w.units[i-1].said]
}

// isRelative tells whether "that" at a place begins a clause on the noun before it,
// as in "ferries that sailed".
func (w words) isRelative(i int) bool {
	if i == 0 || i+1 == len(w.units) || w.units[i].ends {
		return false
	}
	before, next := w.units[i-1].said, w.units[i+1].said
	return !isEmptyWord(before) && !auxiliaries[before] && !isQuestionWord(before) && prepositions[before] == 0 &&
		prepositions[next] == 0 && !timeWords[next]
}

var pointingWords = text.WordSet(`it its it's that that's this these those they them their there so then next afterwards
это этого этому этим этот эта эти они их там тогда так туда
das dies es sie dort da dann це цього вони їх тоді`)

var timeWords = text.WordSet("week month year morning evening night weekend summer winter spring autumn day afternoon")

// auxiliaries help another word.
var auxiliaries = text.WordSet("do does did is are was were has have had been be will would")

// koreanAsks, koreanPointing and koreanEmpty are beginnings of Korean words that
// ask, that stand for something said before, and that say nothing by themselves.
var (
	koreanAsks     = text.WordSet("언제 왜 누가 누구 누굴 어디 얼마 무엇 무슨 뭐 뭘 뭔 어떻게 어떤 어느 몇")
	koreanPointing = text.WordSet("그건 그것 그게 그거 그들 그때 그곳 거기 그렇게 이건 이것 이게 저건 저것")
	koreanEmpty    = text.WordSet("했나 했어 했습 했는 했지 말했 일어났 있었 이었 였나 였어 인가 되었 됐나 이유 그랬 그렇 그러 발이나 명이나 개나 대나 명인 명이었")
)

func startsWithAny(word string, beginnings map[string]bool) bool {
	if first, _ := utf8.DecodeRuneInString(word); !isHangul(first) {
		return false
	}
	for end := range word {
		if beginnings[word[:end]] {
			return true
		}
	}
	return beginnings[word]
}
