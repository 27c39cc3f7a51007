package evidence

import "dateline/retrieval/text"

// readProperty finds the word that says by what a question compares: lifts, in
// "Which tower has more lifts?"; earns, in "Which sister earns more?"; older.
// Where the sides are not named, the word behind "more" may tell of a change, and
// is not taken.
func (r *reading) readProperty(from int, sides bool) int {
	at := r.comparative(from)
	if at < 0 {
		return -1
	}
	if form := r.form(at); form != "more" && form != "less" && form != "fewer" {
		if kin[r.words[at].Form] != nil {
			return at
		}
		return -1
	}
	next := at + 1
	if next < len(r.words) && r.joined(next) && r.form(next) != "than" && (r.form(next) == "often" || sides && len(r.telling(phrase{next, next + 1})) > 0) {
		return next
	}
	if at > from && (next == len(r.words) || r.form(next) == "than" || !r.joined(next)) && len(r.telling(phrase{at - 1, at})) > 0 {
		return at - 1
	}
	return -1
}

// lackingProperty objects where no quote speaks of what is compared.
func (d *Demands) lackingProperty(shown []Evidence) (o Objection, ok bool) {
	i := d.whole.property
	if i < 0 || d.anySays(shown, i) {
		return o, false
	}
	words := kin[d.question.form(i)]
	measured := measures[d.question.form(i)]
	for k := range shown {
		quote, headline := shown[k].quote, shown[k].headline
		for _, r := range []*reading{quote, headline} {
			if len(d.listed(r, words)) > 0 {
				return o, false
			}
			if measured != nil && len(d.figuresThat(r, func(f *figure) bool { return measured[f.measure] })) > 0 {
				return o, false
			}
		}
	}
	return Objection{Kind: Part, Asked: d.typed(phrase{i, i + 1})}, true
}

// kin are the words with which a text speaks of what a comparative compares.
var kin = func() map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for comparatives, others := range map[string]string{
		"older younger elder":         "old young eldest oldest youngest age aged born birthday since ancient",
		"heavier lighter":             "heavy light weigh weighs weighed weight heaviest lightest tons tonnes",
		"taller":                      "tall high height tallest higher highest",
		"faster slower quicker":       "fast fastest quick quickest slow slowest speed record time pace",
		"colder warmer hotter cooler": "cold warm hot cool temperature temperatures heat frost coldest warmest hottest degrees minus",
		"money":                       "sum dollar dollars euros pounds yen yuan won crowns francs roubles rupees",
		"often":                       "once twice times frequently rarely never every always seldom weekly daily yearly",
	} {
		words := text.WordSet(comparatives + " " + others)
		for w := range text.WordSet(comparatives) {
			all[w] = words
		}
	}
	return all
}()

// measures are the sorts of figures that answer by themselves.
var measures = map[string]map[measure]bool{
	"money": {money: true}, "older": {age: true}, "younger": {age: true}, "elder": {age: true},
	"taller": {length: true}, "faster": {duration: true}, "slower": {duration: true}, "quicker": {duration: true},
}

// lackingSides names the sides that no quote has, and what they are compared by
// if none speaks of it.
func (d *Demands) lackingSides(shown []Evidence) (list []Objection) {
	for _, side := range d.whole.sides {
		if !d.anyIn(side, shown) {
			list = append(list, Objection{Kind: Part, Asked: d.typed(side)})
		}
	}
	if o, ok := d.lackingProperty(shown); ok {
		list = append(list, o)
	}
	return list
}
