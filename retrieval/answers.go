package retrieval

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// A candidateAnswer is some words of a text that may be what a question asks
// for.
type candidateAnswer struct {
	text.Span
	// fit, in 0..1, says how well they fit what is asked.
	fit float64
}

// answersIn finds the words of a sentence that may be what is asked for: a
// number, a time, a name that the question does not have, a reason. It knows of
// the question nothing but the type of its answer and its words.
func (a *asked) answersIn(body string) []candidateAnswer {
	if a.of == anything {
		return nil
	}
	a.room = appendWords(a.room[:0], body)
	words := a.room
	switch a.of {
	case aNumber:
		return a.numbersIn(body, words)
	case aTime:
		return a.timesIn(body, words)
	case aPerson, aPlace, aName:
		return a.namesIn(body, words)
	case aReason:
		return reasonsIn(body, words)
	}
	return nil
}

// maxAnswers is how many candidates are set off in one quote, and minFit how
// well each must fit.
const (
	maxAnswers = 2
	minFit     = .5
)

// answers picks the words of a quote that may be what is asked for: those that
// fit best, and of these the ones in the sentence that matches most.
func (q *Question) answers(body string, quote text.Span, marks []text.Span) (picked []text.Span) {
	if q.asked.of == anything || len(marks) == 0 {
		return nil
	}
	var all []candidateAnswer
	for _, s := range text.Sentences(body, quote) {
		matching := 0.0
		for _, m := range marks {
			if s.Contains(m) {
				matching++
			}
		}
		if matching == 0 {
			continue // what stands there is no answer
		}
		for _, a := range q.asked.answersIn(body[s.Start:s.End]) {
			if a.fit >= minFit {
				a.Start, a.End = a.Start+s.Start, a.End+s.Start
				a.fit *= matching / float64(1+len(marks))
				all = append(all, a)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidateAnswer) int { return cmp.Compare(b.fit, a.fit) })
	for _, a := range all {
		words := body[a.Start:a.End]
		said := slices.ContainsFunc(picked, func(s text.Span) bool { return strings.Contains(body[s.Start:s.End], words) })
		if len(picked) < maxAnswers && a.fit > 0 && a.fit >= all[0].fit/2 && !said {
			picked = append(picked, a.Span)
		}
	}
	slices.SortFunc(picked, func(a, b text.Span) int { return cmp.Compare(a.Start, b.Start) })
	return picked
}

var (
	numberWords = text.WordSet(`one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand
thousands million billion trillion dozen dozens half two-thirds third quarter
один два две три четыре пять шесть семь восемь девять десять сто тысяча тысячи тысяч миллион миллиона миллионов миллиард миллиарда миллиардов`)
	magnitudes = text.WordSet("hundred thousand million billion trillion m bn dozen percent тысяч тысячи тысяча миллион миллиона миллионов млн миллиард миллиарда миллиардов млрд процентов процента процент тыс")
	moneyUnits = text.WordSet("dollars dollar euros euro pounds pound yen won yuan rubles roubles crowns francs рублей рубля долларов доллара евро")
)

func isNumber(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	if unicode.Is(unicode.Sc, r) {
		r, _ = utf8.DecodeRuneInString(w[size:])
	}
	return unicode.IsDigit(r) || numberWords[strings.ToLower(w)]
}

// numbersIn finds numbers with their units.
func (a *asked) numbersIn(body string, words []word) (found []candidateAnswer) {
	for i := 0; i < len(words); i++ {
		w := words[i].of(body)
		if !isNumber(w) || a.words[stemOf(w)] {
			continue
		}
		last := i
		for last+1 < len(words) && (magnitudes[strings.ToLower(words[last+1].of(body))] || isNumber(words[last+1].of(body)) && isGap(body, words, last, " -")) {
			last++
		}
		c := candidateAnswer{Span: text.Span{Start: words[i].Start, End: words[last].End}, fit: .5}
		if strings.HasPrefix(body[c.End:], "%") {
			c.End++
		}
		a.fitNumber(&c, body, words, i, last)
		if c.fit > 0 {
			found = append(found, c)
		}
		i = last
	}
	return found
}

// fitNumber says how well a number fits, and takes in the noun that it counts.
func (a *asked) fitNumber(c *candidateAnswer, body string, words []word, first, last int) {
	number := body[c.Start:c.End]
	sum := strings.ContainsAny(number, "$€£₩¥") || last+1 < len(words) && moneyUnits[strings.ToLower(words[last+1].of(body))]
	percent := strings.HasSuffix(number, "%") || strings.HasSuffix(number, "percent") || strings.Contains(number, "процент")
	switch {
	case a.money:
		if sum {
			c.fit = 1
		}
		return
	case a.percent:
		if percent {
			c.fit = 1
		} else {
			c.fit = .2
		}
		return
	case isYear(number) || strings.Contains(number, ":"):
		c.fit = 0
		return
	case sum || percent:
		c.fit = .3
	}
	for k := last + 1; a.counted != "" && k < len(words) && k <= last+6; k++ {
		if stemOf(words[k].of(body)) == a.counted {
			c.fit = 1
			if k <= last+2 {
				c.End = words[k].End
			}
			break
		}
	}
}

func isYear(w string) bool {
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20" || w[:2] == "18") && w[2] >= '0' && w[2] <= '9' && w[3] >= '0' && w[3] <= '9'
}

// isGap tells whether only one of some signs stands between word i and the next.
func isGap(body string, words []word, i int, signs string) bool {
	return strings.Trim(body[words[i].End:words[i+1].Start], signs) == ""
}

var (
	months = text.WordSet(`january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
января февраля марта апреля мая июня июля августа сентября октября ноября декабря`)
	days = text.WordSet(`monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight
понедельник вторник среду четверг пятницу субботу воскресенье сегодня вчера завтра`)
)

// timesIn finds days, months and years.
func (a *asked) timesIn(body string, words []word) (found []candidateAnswer) {
	for i := 0; i < len(words); i++ {
		if !isTime(body, words, i) || a.words[stemOf(words[i].of(body))] {
			continue
		}
		last, fit := i, .6
		for last+1 < len(words) && isGap(body, words, last, " ,.") && (isTime(body, words, last+1) || isNumber(words[last+1].of(body)) && len(words[last+1].of(body)) <= 4) {
			last++
		}
		first := i
		if first > 0 && isNumber(words[first-1].of(body)) && months[strings.ToLower(words[i].of(body))] && isGap(body, words, first-1, " ") {
			first--
		}
		if last > i || months[strings.ToLower(words[i].of(body))] || isYear(words[i].of(body)) {
			fit = 1
		}
		if a.year && !isYear(words[last].of(body)) {
			fit = .3
		}
		found = append(found, candidateAnswer{text.Span{Start: words[first].Start, End: words[last].End}, fit})
		i = last
	}
	return found
}

// isTime tells whether word i names a day, a month or a year. May and march are
// other words too, unless a figure stands beside them.
func isTime(body string, words []word, i int) bool {
	w := words[i].of(body)
	lower := strings.ToLower(w)
	switch {
	case days[lower] || isYear(w):
		return true
	case !months[lower] || unicode.IsLower(rune(w[0])):
		return months[lower] && !text.IsASCII(w)
	}
	return lower != "may" && lower != "march" || i+1 < len(words) && isNumber(words[i+1].of(body)) || i > 0 && (isNumber(words[i-1].of(body)) || strings.EqualFold(words[i-1].of(body), "in"))
}

// joiners may stand inside a name.
var joiners = text.WordSet("of the de la von van al bin and for du da del")

// namesIn finds runs of capitalised words that the question does not have.
func (a *asked) namesIn(body string, words []word) (found []candidateAnswer) {
	for i := 0; i < len(words); i++ {
		if !a.beginsName(body, words, i) {
			continue
		}
		last := i
		for k := i + 1; k < len(words) && isGap(body, words, k-1, " .’'"); k++ {
			if w := words[k].of(body); isCapitalised(w) {
				last = k
			} else if !joiners[w] || k > last+2 {
				break
			}
		}
		if c := a.fitName(body, words, i, last); c.fit > 0 {
			found = append(found, c)
		}
		i = last
	}
	return found
}

func isCapitalised(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// beginsName tells whether a name may begin with word i. At the beginning of a
// sentence an ordinary word is capitalised too.
func (a *asked) beginsName(body string, words []word, i int) bool {
	w := words[i].of(body)
	if !isCapitalised(w) || i == 0 && len(w) > 4 && strings.ToUpper(w) == w { // the place in a dateline
		return false
	}
	lower := strings.ToLower(w)
	if text.EnglishStopWords[lower] || text.RussianStopWords[lower] || days[lower] || months[lower] {
		return false
	}
	if i > 0 && !beginsSentence(body[:words[i].Start]) {
		return true
	}
	if i+1 < len(words) && isCapitalised(words[i+1].of(body)) && isGap(body, words, i, " ") {
		return true
	}
	return text.EnglishListing(stemOf(w)) != text.ListedWord && len(w) >= text.MinListedLength && !titles[lower]
}

var titles = text.WordSet("president minister senator chairman governor mayor judge officials police")

// fitName says how well the name of words first to last fits. A name of which
// the question has a word is the asker's own.
func (a *asked) fitName(body string, words []word, first, last int) candidateAnswer {
	c := candidateAnswer{text.Span{Start: words[first].Start, End: words[last].End}, .6}
	for k := first; k <= last; k++ {
		if w := words[k].of(body); isCapitalised(w) && a.words[stemOf(w)] {
			return candidateAnswer{}
		}
	}
	switch {
	case a.of == aPerson && last > first:
		c.fit = 1
	case a.of == aPerson:
		c.fit = .7
	case a.of == aPlace && first > 0 && placeWords[strings.ToLower(words[first-1].of(body))]:
		c.fit = 1
	}
	return c
}

var placeWords = text.WordSet("in at from to near into across outside via toward towards around в во на из под около")

// reasonWords introduce a reason, the surer ones with a larger fit.
var reasonWords = map[string]float64{
	"because": 1, "due": .8, "citing": .9, "cited": .8, "blamed": .7, "amid": .7, "after": .5, "over": .5, "following": .5, "since": .3, "reason": .8, "reasons": .8, "caused": .8,
	"why": .3, "so": .2, "to": .2, "потому": 1, "поскольку": 1, "из-за": 1, "после": .5, "чтобы": .6, "причиной": .8,
}

// reasonsIn finds what follows a word that introduces a reason, as far as the
// next comma.
func reasonsIn(body string, words []word) (found []candidateAnswer) {
	for i := range words {
		fit := reasonWords[strings.ToLower(words[i].of(body))]
		if fit < .5 || i+1 >= len(words) {
			continue
		}
		last := i + 1
		for last+1 < len(words) && last < i+10 && isGap(body, words, last, " -'’") {
			last++
		}
		found = append(found, candidateAnswer{text.Span{Start: words[i].Start, End: words[last].End}, fit})
	}
	return found
}
