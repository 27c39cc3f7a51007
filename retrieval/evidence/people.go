package evidence

import (
	"dateline/retrieval/text"
)

// namesIn are the names in a text that the question does not name itself.
func (d *Demands) namesIn(r *reading) (spans []text.Span) {
	for i := 0; i < len(r.words); {
		if !r.beginsName(i) {
			i++
			continue
		}
		from, news := i, false
		for ; i < len(r.words) && (i == from || r.joined(i)) && r.words[i].capital; i++ {
			news = news || !d.asksTerm(r.words[i].Term)
		}
		if news {
			spans = append(spans, text.Span{Start: r.words[from].Start, End: r.words[i-1].End})
		}
	}
	return spans
}

// beginsName tells whether word i begins a name: it has a capital, which is not
// only that of a sentence.
func (r *reading) beginsName(i int) bool {
	if !r.words[i].capital || r.words[i].Stop || months[r.form(i)] > 0 || weekdays[r.form(i)] {
		return false
	}
	if i > 0 && (r.joined(i) || r.before(i) == ", ") {
		return true
	}
	term := r.words[i].Term
	return i+1 < len(r.words) && r.joined(i+1) && r.words[i+1].capital ||
		len(term) >= text.MinListedLength && text.EnglishListing(term) != text.ListedWord || len(term) < text.MinListedLength && r.form(i) != "i"
}

// people are the persons in a text that it does not name: the president, police.
func (d *Demands) people(r *reading) (spans []text.Span) {
	for i := range r.words {
		if personNouns[r.words[i].Term] && !d.asksTerm(r.words[i].Term) {
			spans = append(spans, r.words[i].Span)
		}
	}
	return spans
}

// places are the places in a text that it does not name: in a hotel.
func (d *Demands) places(r *reading) (spans []text.Span) {
	for i := 1; i < len(r.words); i++ {
		if !placeLeads[r.form(i-1)] || r.words[i].Stop && !placeLeads[r.form(i)] && r.form(i) != "the" && r.form(i) != "a" && r.form(i) != "an" {
			continue
		}
		spans = append(spans, r.words[i].Span)
	}
	return spans
}

// placeLeads stand before a place.
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
