package query

import (
	"strings"
	"unicode"

	"dateline/retrieval/text"
)

// A date after until, before or after may bound what is asked for rather than
// when it was published: "Is the bridge closed until June?" It does if it may
// be one to come, or if the question is about what is or will be.

// eventBounds are the words before a date that may belong to an event. Those of
// a beginning, such as since, hardly ever do.
var eventBounds = text.WordSet("until till before after")

// belongsToEvent tells whether a date after a bound at word i belongs to what is
// asked. dated tells whether it has its year.
func (p *parser) belongsToEvent(i int, key string, when Period, dated bool) bool {
	switch {
	case !eventBounds[key]:
		return false
	case !dated && when.Start.Year() < p.today().Year():
		return true // they mean the one to come
	}
	return i > 0 && p.asksWhatIs() && !p.asksForCoverage()
}

// belongsToEastern tells the same of a Korean, Japanese or Chinese date, which
// takes the first n bytes of a text, with its bound behind it.
func (p *parser) belongsToEastern(said string, n int, key string, when Period, relative bool) bool {
	dated := relative || strings.ContainsAny(said[:n], "년年")
	if eventBounds[key] && !dated && when.Start.Year() < p.today().Year() {
		return true
	}
	follows := key == "since" && strings.Contains(said[n:min(len(said), n+len(" 이후"))], "이후")
	return (eventBounds[key] || follows) && p.asksWhatIsInKorean() && !p.asksForCoverage()
}

// asksForCoverage tells whether the question is about what was published.
func (p *parser) asksForCoverage() bool {
	for _, w := range p.words[:min(len(p.words), maxAsking)] {
		if publishingWords[w.folded()] {
			return true
		}
	}
	return false
}

var publishingWords = text.WordSet(`article articles coverage report reports reported story stories news published written printed posted known said say says
новости новостей статьи статей пишут писали публикации сообщения сообщений известно новини статті повідомлення
뉴스 기사 기사가 기사는 보도 보도가 소식 소식이 nachrichten artikel berichte meldungen bekannt`)

// asksWhatIs tells whether the question is a whole one in the present or the
// future: by its auxiliary, which stands first or after the question word, or by
// one that says the future wherever it stands.
func (p *parser) asksWhatIs() bool {
	if !p.asks() {
		return false
	}
	words := p.words[:min(len(p.words), maxAsking)]
	for i, w := range words {
		said := w.folded()
		if futureWords[said] || saysReflexivePresent(said) || said == "ли" && i > 0 && !endsInRussianPast(words[i-1].folded()) {
			return true
		}
	}
	return presentOpens(words)
}

// presentOpens tells whether a question opens with an auxiliary of the present:
// "Does", "When is", "How many ships are".
func presentOpens(words []word) bool {
	for i, w := range words[:min(len(words), 5)] {
		said := w.folded()
		switch {
		case presentWords[said]:
			return i+1 == len(words) || words[i+1].folded() != "new" // what is new
		case pastWords[said]:
			return false
		case i == 0 && !isQuestionWord(said):
			return false
		}
	}
	return false
}

var (
	presentWords = text.WordSet("is are am do does can should must isn't aren't don't doesn't can't shouldn't who's what's")
	pastWords    = text.WordSet("was were did has have had been")
	futureWords  = text.WordSet(`will won't shall would going
будет будут буду станет станут сможет смогут начнёт начнет начнут
буде будуть стане стануть зможе зможуть почне почнуть
wird werden soll sollen kann können bleibt bleiben droht drohen`)
)

// saysReflexivePresent tells whether a Russian or Ukrainian word is a reflexive
// verb of the present or the future: откроется, состоятся, відбудеться.
func saysReflexivePresent(said string) bool {
	for _, ending := range []string{"ется", "утся", "ются", "ится", "атся", "ятся", "еться", "ється", "уться", "ються", "иться", "аться", "яться"} {
		if strings.HasSuffix(said, ending) && len(said) > len(ending)+4 {
			return true
		}
	}
	return false
}

// endsInRussianPast tells whether a Russian word may be a verb of the past.
func endsInRussianPast(said string) bool {
	said = strings.TrimSuffix(strings.TrimSuffix(said, "ся"), "сь")
	for _, ending := range []string{"л", "ла", "ло", "ли"} {
		if strings.HasSuffix(said, ending) {
			return true
		}
	}
	return false
}

// asksWhatIsInKorean tells whether the question ends with a verb that asks, and
// that is not of the past.
func (p *parser) asksWhatIsInKorean() bool {
	if len(p.words) == 0 || !p.asks() {
		return false
	}
	last := p.words[len(p.words)-1].folded()
	for _, ending := range []string{"나", "나요", "까", "까요", "는가", "는가요", "니", "는지"} {
		if strings.HasSuffix(last, ending) {
			return !koreanPast(last)
		}
	}
	return false
}

// koreanPast tells whether a Korean verb has the sign of the past: a syllable
// that ends in ㅆ, apart from those of 있다 and 겠.
func koreanPast(verb string) bool {
	const ssang = 20 // the place of ㅆ among the 28 finals of a syllable
	for _, r := range verb {
		if unicode.Is(unicode.Hangul, r) && r >= '가' && r <= '힣' && (r-'가')%28 == ssang && r != '있' && r != '겠' {
			return true
		}
	}
	return false
}
