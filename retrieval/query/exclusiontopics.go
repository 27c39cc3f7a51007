package query

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// Among the words of a search, "no" and "without" may leave out a topic, as in
// "recalls, no cheese", or describe what is looked for, as in "quake, no tsunami"
// and "countries without power". What is reported to be lacking describes, and so
// does "without" behind anything but an event or a named site: "Selby tunnel without
// the landslide" is no tunnel of a certain kind.

var (
	// lackable are what events and people are reported to lack.
	lackable = func() map[string]bool {
		return indexedTerms(`
injury injured casualty death fatality victim survivor damage tsunami aftershock evacuation disruption incident accident
arrest charge suspect motive evidence proof trace sign clue explanation apology comment answer response reply reaction
deal agreement accord breakthrough progress result winner decision consensus compromise concession solution settlement
talk ceasefire truce peace end change refund compensation opposition plan policy limit restriction condition penalty fine fee cost pay payment wage
warning notice alarm debate vote ballot trial bail parole verdict confidence trust hope fear mercy justice
fan spectator crowd audience goal play score
power electricity light water heat heating gas fuel food internet network signal shelter roof home car road help aid money
cash job work insurance permit permission licence license ticket visa passport mask helmet belt label contract
doctor nurse staff teacher leader government president parliament border weapon arms nuke actor
tax increase rise cut delay fix cure excuse surprise regret exit entry access way choice smoke fire escape
пострадавший пострадавших погибший погибших жертва жертв травма травм ущерб ущерба разрушение разрушений цунами задержка задержек
арест арестов обвинение обвинений подозреваемый подозреваемых доказательство доказательств след следа следов причина причин
комментарий комментариев ответ ответа соглашение соглашения сделка сделки прогресс прогресса результат результата результатов
решение решения победитель победителя перемирие мир мира конец конца предупреждение предупреждения суд суда следствие следствия
доверие доверия надежда надежды зритель зрителей болельщик болельщиков
свет света электричество электричества вода воды тепло тепла отопление отопления газ газа топливо топлива связь связи интернет интернета
еда еды дом дома жилье жилья работа работы зарплата зарплаты деньги денег помощь помощи лекарство лекарств
разрешение разрешения билет билета виза визы паспорт паспорта права прав документ документов
врач врачей учитель учителей президент президента правительство правительства оружие оружия граница границ актер актеров
налог налогов изменение изменений ограничение ограничений
постраждалий постраждалих загиблий загиблих жертв травм збиток збитків руйнувань арештів доказів коментарів відповіді угоди угод
результату перемир'я миру кінця попередження суду довіри надії світла електрики води тепла опалення газу палива зв'язку інтернету
їжі дому житла роботи зарплати грошей допомоги ліків дозволу квитка візи документів лікарів зброї кордонів змін обмежень
verletzte verletzten tote toten opfer schaden schäden tsunami festnahme beweis beweise einigung ergebnis ende fortschritt strom licht
waffe waffen wasser heizung gas arbeit geld hilfe vertrauen hoffnung`)
	}()

	// happenings are events that are seldom told apart by what they are without.
	happenings = func() map[string]bool {
		return indexedTerms(`
recall strike walkout protest rally flood flooding storm blizzard hurricane earthquake quake wildfire fire landslide outbreak
layoff headline update
отзыв забастовка протест митинг акция паводок наводнение потоп шторм ураган землетрясение пожар оползень вспышка сокращение
новость страйк забастовка протест повінь шторм пожежа землетрус зсув спалах новина відкликання
streik rückruf protest flut hochwasser sturm erdbeben brand`)
	}()

	// sites are places of which there is one of a name.
	sites = func() map[string]bool {
		return indexedTerms(`
tunnel bridge harbour harbor port airport station railway line dam reactor plant mine quarry factory stadium museum theatre
theater library park motorway highway canal
тоннель туннель мост порт гавань аэропорт вокзал станция плотина шахта карьер завод стадион музей театр библиотека парк шоссе канал
тунель міст порт аеропорт вокзал станція гребля шахта кар'єр завод стадіон музей театр бібліотека парк шосе канал
brücke hafen flughafen bahnhof`)
	}()
)

// areLackable tells whether all that would be left out are things that events and
// people are reported to lack.
func (x items) areLackable() bool {
	return !slices.ContainsFunc(slices.Concat(x.Words, x.People), func(w string) bool { return !isOneOf(lackable, w) })
}

// isOneOf tells whether any of some words, in any form, is among some terms.
func isOneOf(terms map[string]bool, said string) bool {
	return slices.ContainsFunc(text.Analyze(nil, said), func(t text.Token) bool { return !t.Stop && terms[t.Term] })
}

// rulesOut tells whether a bare lead at word i rules a topic out, behind the words of
// a search: "recalls, no cheese", "recalls (not cheese)", "strike, not the trams".
func (p *parser) rulesOut(i, to int, lead exclusionLead, x items, apart bool) bool {
	if p.firstLeft(i) {
		return false
	}
	last := lead.words[len(lead.words)-1]
	no := last == "no" || strings.HasPrefix(last, "kein")
	bracketed := strings.HasPrefix(p.words[i].text, "(") && strings.HasSuffix(p.words[to-1].text, ")")
	linked := apart || linkWords[p.words[i-1].folded()]
	event := no && isOneOf(happenings, p.words[i-1].folded())
	only := lead.words[0] == "just" || lead.words[0] == "only" || x.determined
	return (bracketed || event || no && (linked || len(lead.words) > 1) || apart && only) &&
		p.areKeywords(i, to) && !p.quantified(i) && !x.stative() && !x.areLackable()
}

// headLeavesOut tells whether what stands before "without" at word i is an event or a
// named site, so that a topic behind it is left out.
func (p *parser) headLeavesOut(i int, x items) bool {
	if x.areLackable() || p.quantified(i) {
		return false
	}
	named := false
	for at := i - 1; at >= 0 && !p.words[at].taken; at-- {
		w := p.words[at]
		preposition := prepositions[w.folded()] != 0
		switch {
		case isOneOf(happenings, w.folded()), isOneOf(sites, w.folded()) && (named || at > 0 && capital(p.words[at-1].text)):
			return true
		case !preposition && !capital(w.text) && (at == 0 || prepositions[p.words[at-1].folded()] == 0):
			return false
		}
		named = named || capital(w.text)
	}
	return false
}

// contrasted is what is left out where an exclusion repeats a word before it, or says
// "one" for it, without that word: "tram" in "any strike other than the tram strike".
// end is where it ends; ok tells whether a word is repeated.
func (p *parser) contrasted(i, from, to int) (end int, ok bool) {
	if to-from < 2 || to-from > maxExcludedWords+2 || p.quotedEnd(from) > 0 {
		return to, false
	}
	last := p.words[to-1].folded()
	if oneWords[last] && i > 0 {
		return to - 1, true
	}
	head := indexedTerms(strings.Join(foldedWords(p.words[max(0, i-maxKeywords):i]), " "))
	if !isOneOf(head, last) {
		return to, false
	}
	return to - 1, true
}

var oneWords = text.WordSet("one ones")
