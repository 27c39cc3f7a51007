package evidence

import (
	"dateline/retrieval/text"
)

// namesIn are the names in a text that the question does not name itself.
func (d *Demands) namesIn(b *body) (spans []text.Span) {
	for i := 0; i < len(b.words); {
		if !b.isName(i) {
			i++
			continue
		}
		from, news := i, false
		for ; i < len(b.words) && (i == from || b.joined(i)) && b.capital(i); i++ {
			news = news || !d.asksTerm(b.words[i].Term)
		}
		if news {
			spans = append(spans, text.Span{Start: b.words[from].Start, End: b.words[i-1].End})
		}
	}
	return spans
}

// isName tells whether word i begins a name: it has a capital, which is not
// only that of a sentence.
func (b *body) isName(i int) bool {
	if !b.capital(i) || b.words[i].Stop || months[b.form(i)] > 0 || weekdays[b.form(i)] {
		return false
	}
	if i > 0 && (b.joined(i) || b.before(i) == ", ") {
		return true
	}
	term := b.words[i].Term
	return i+1 < len(b.words) && b.joined(i+1) && b.capital(i+1) ||
		len(term) >= text.MinListedLength && text.EnglishListing(term) != text.ListedWord || len(term) < text.MinListedLength && b.form(i) != "i"
}

// people are the persons in a text that it does not name: the president, police.
func (d *Demands) people(b *body) (spans []text.Span) {
	for i := range b.words {
		if personNouns[b.words[i].Term] && !d.asksTerm(b.words[i].Term) {
			spans = append(spans, b.words[i].Span)
		}
	}
	return spans
}

// places are the places in a text that it does not name: in a hotel.
func (d *Demands) places(b *body) (spans []text.Span) {
	for i := 1; i < len(b.words); i++ {
		if !placeLeads[b.form(i-1)] || b.words[i].Stop && !placeLeads[b.form(i)] && b.form(i) != "the" && b.form(i) != "a" && b.form(i) != "an" {
			continue
		}
		spans = append(spans, b.words[i].Span)
	}
	return spans
}

var placeLeads = text.WordSet("in at on near outside inside across into throughout from through between along under behind beside above below around off to")

// personNouns are the stems of nouns for persons.
var personNouns = func() map[string]bool {
	all := map[string]bool{}
	for _, t := range text.Analyze(nil, `person people individual man men woman women child children kid boy girl student teacher soldier
troop officer official worker employee resident civilian citizen passenger victim survivor migrant refugee prisoner hostage
inmate protester demonstrator fan member player athlete president minister secretary governor mayor senator lawmaker king queen
prince princess pope bishop priest judge lawyer attorney prosecutor police army military troops government parliament congress
council court committee board family couple father mother son daughter brother sister wife husband friend neighbor doctor nurse
scientist researcher engineer astronaut author writer poet artist singer actor actress director producer musician composer
rapper comedian coach manager owner founder chief executive chairman chairwoman leader commander general captain driver pilot
farmer miner fisherman customer voter candidate politician activist journalist reporter historian philosopher explorer
astronomer physicist chemist monk emperor duke earl lord lady company firm team group crew gunman suspect attacker spokesman
spokeswoman spokesperson ambassador diplomat agent guard fighter rebel militant veteran firefighter dead death fatality casualty
patient infant baby adult teenager immigrant settler colonist native merchant slave guest host visitor tourist`) {
		all[t.Term] = true
	}
	return all
}()

var (
	deathWords    = text.WordSet("killed dead died injured wounded arrested evacuated displaced missing hurt hospitalized detained lives")
	colorWords    = text.WordSet(`red orange yellow green blue purple violet pink brown black white gray grey gold golden silver teal cyan magenta maroon navy beige turquoise crimson scarlet indigo`)
	frequencies   = text.WordSet("every daily weekly monthly yearly annually once twice times often rarely never always regularly each per hourly nightly annual biennial frequently usually sometimes seldom")
	durationWords = text.WordSet(`second seconds minute minutes hour hours day days week weeks month months year years decade decades century
centuries overnight life lifetime forever permanently indefinitely temporarily until since millennia`)
	freeWords     = text.WordSet("free nothing gratis")
	distanceWords = text.WordSet("mile miles kilometers kilometres meters metres feet yards blocks km halfway inches away")
	shareWords    = text.WordSet("half halves third thirds quarter quarters fifth fifths majority all none most every tenth everyone minority")
)
