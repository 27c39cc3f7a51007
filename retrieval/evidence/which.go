package evidence

import "dateline/retrieval/text"

// which reads what is asked for by "which" or "what".
func (r *reading) which(a asking, to int) asking {
	i := a.from + 1
	for n := 0; i < to && n < 5; n++ {
		form := r.form(i)
		if askingAuxiliaries[form] || prepositions[form] && n > 0 || form == "the" && n > 0 {
			break
		}
		if kind, ok := askedNouns[form]; ok && (form != "time" || askingAuxiliaries[r.form(i+1)]) {
			a.kind, a.to = kind, i+1
			a.noun = []string{r.words[i].Term}
			if !r.nounGoesOn(i+1, to) {
				break
			}
		}
		i++
	}
	return a
}

// nounGoesOn tells whether word i belongs to the noun before it: "city council".
func (r *reading) nounGoesOn(i, to int) bool {
	_, ok := askedNouns[r.form(i)]
	return i < to && ok && r.joined(i)
}

// askedNouns say, after which or what, of which type the answer is.
var askedNouns = func() map[string]AnswerType {
	all := map[string]AnswerType{}
	for kind, list := range map[AnswerType]string{
		When: "time year years day days date dates century decade",
		Who: `actor actors actress president presidents singer singers player players artist athlete minister senator governor mayor
king queen prince princess pope coach director author writer scientist general leader leaders celebrity musician rapper comedian
politician politicians candidate candidates billionaire astronaut golfer quarterback driver judge philosopher emperor star icon official officials
figure winger striker pitcher swimmer runner skater chef designer guest host person
people man woman men women`,
		Which: `country countries nation nations city cities state states town county province region island river lake
capital airport company companies airline airlines team teams club university college school band newspaper magazine network
bank brand party parties museum hospital church organization agency movie movies film films league chain store retailer platform outlet hotel stadium restaurant website app show series song album book novel game`,
		Percent: "cent percent percentage percentages share proportion fraction",
		OneOf:   "color colour colors colours planet planets continent continents month months weekday sport sports",
	} {
		for w := range text.WordSet(list) {
			all[w] = kind
		}
	}
	return all
}()

// counted reads what is counted after "how many".
func (r *reading) counted(a asking, to int) asking {
	for i := a.to; i < to && i < a.to+5; i++ {
		form := r.form(i)
		if askingAuxiliaries[form] || prepositions[form] || form == "there" || i > a.to && r.words[i].Stop {
			break
		}
		if i > a.to && !r.joined(i) {
			break
		}
		if !r.words[i].capital {
			a.noun = append(a.noun, r.words[i].Term)
		}
		if m, ok := unitOf(form); ok {
			a.counts = m
		}
		a.counts = max(a.counts, count)
	}
	return a
}

// numberOf reads "the number of" in place of "how many".
func (r *reading) numberOf(from, to int) (a asking, ok bool) {
	for i := from; i+1 < to; i++ {
		if r.form(i) != "number" || r.form(i+1) != "of" {
			continue
		}
		asks := i <= from+3 && (r.form(from) == "what" || r.form(from) == "whats")
		return r.counted(asking{kind: HowMany, from: i, to: i + 2}, to), asks || r.isTopic(from, to)
	}
	return a, false
}
