package evidence

import (
	"slices"
	"sync"
	"time"

	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// A Kind is the kind of demand that evidence does not meet.
type Kind string

// The kinds of objections, in the order in which they are raised.
const (
	// Year: the question names a year that the evidence does not.
	Year Kind = "year"
	// Window: the question asks about a time such as last week, and the article
	// was published long before.
	Window Kind = "window"
	// Edition: the question asks about the present edition of something that
	// comes back, and the article tells of an earlier one.
	Edition Kind = "edition"
	// Type: the question asks for a number, a time, a person or a place, and
	// the evidence has none.
	Type Kind = "type"
	// Number: the question names a number that the evidence does not.
	Number Kind = "number"
	// Ordinal: the same with an ordinal.
	Ordinal Kind = "ordinal"
	// Doer: the evidence does not name who is said to have done it.
	Doer Kind = "doer"
	// Entity: the evidence is about another person, country or body.
	Entity Kind = "entity"
	// Modifier: the evidence has the thing asked about only with another
	// nationality or direction.
	Modifier Kind = "modifier"
	// Antonym: the evidence has the opposite of what is asked about.
	Antonym Kind = "antonym"
	// Predicate: the evidence never says that what is asked about was done.
	Predicate Kind = "predicate"
	// Negation: the question denies what the evidence affirms, or the other way
	// round.
	Negation Kind = "negation"
	// Role: the evidence has it the other way round: who did it to whom.
	Role Kind = "role"
	// Speaker: somebody else is said to have said it.
	Speaker Kind = "speaker"
	// Part: no quote shown says anything of a side of a comparison, or of one of
	// several things asked for.
	Part Kind = "part"
	// Half: the quotes say who or what the question describes, in Says, and
	// nothing of what it asks about them.
	Half Kind = "half"
	// Furniture: what is asked about stands only in a teaser, a caption or the
	// like. It is raised by those who know the page around the evidence.
	Furniture Kind = "furniture"
)

// An Objection is a reason why evidence cannot be the whole answer.
type Objection struct {
	Kind Kind
	// Asked is what the question demands, as it was typed: 2015, how many,
	// China.
	Asked string
	// Says is what the evidence has in its place, word for word; empty if that
	// is not known.
	Says string `json:",omitempty"`
}

// An Evidence is what is held against a question: the words quoted, and what
// stands beside them.
type Evidence struct {
	// Quote are the words quoted, Headline the title of their article.
	Quote, Headline string
	// Passage is the text around the quote; empty if unknown.
	Passage string
	// Published is when the article was published, in the zone of its outlet;
	// zero if unknown.
	Published time.Time

	quote, headline *reading
	// frames are where the quote tells of what the question says is done.
	frames []frame
	// askedNames are the words of the names in the question.
	askedNames map[string]bool
}

// isName tells whether a word that begins a sentence is part of a name in the
// question: there its capital does not tell.
func (e *Evidence) isName(w *word) bool { return w.capital && e.askedNames[w.Term] }

// read reads the evidence for what a question demands.
func (e *Evidence) read(d *Demands) {
	e.askedNames = d.question.nameTerms()
	e.quote, e.headline = read(e.Quote, e.isName), read(e.Headline, e.isName)
	if a, ok := d.asked(); ok {
		e.frames = slices.DeleteFunc(e.quote.frames(a.predicate), func(f frame) bool { return a.returns(&f) })
	}
}

// Demands are what one question demands of its evidence.
type Demands struct {
	query query.Query
	// sample is some text of the coverage, by which a word that the asker typed
	// without a capital is recognised as a name.
	sample   []string
	question *reading
	tokens   []text.Token // of the question
	figures  []figure     // in the question
	demanded []figure     // those that evidence must have
	when     asksWhen
	asking   asking
	// whole is what it asks of several quotes together.
	whole   whole
	foreign AnswerType // that a question in another language asks for
	// asked is what the question says is done, read once.
	asked func() (action, bool)
	// lastCut is the text that was cut last.
	lastCut *reading
	// cases counts the words of the sample by their capitals; nil until needed.
	cases map[string]caseCount
}

// Read finds out what a question demands of its evidence. The sample is some
// text of the coverage in which names are written as they should be.
func Read(q query.Query, sample []string) *Demands {
	if q.Aliases == nil {
		q.Aliases = query.ShippedAliases()
	}
	tokens := q.Tokens()
	question := &reading{text: q.Text, words: readWords(q.Text, tokens), typed: true}
	d := &Demands{query: q, sample: sample, question: question, tokens: tokens}
	d.figures = figures(question)
	d.when = readWhen(question)
	d.asking = readAsking(question)
	d.whole = readWhole(question)
	d.foreign = question.askingForeign()
	if d.asksOneFact() {
		d.demanded = demandedFigures(question, d.figures, question.lastSentence())
		d.when.dates = monthDays(question)
	} else if dates := monthDays(question); len(dates) == 1 && dates[0].year > 0 && len(question.words) <= maxOneFact { // a topic and its time
		d.when.dates = dates
	}
	isName := d.isName
	if usesCapitals(question) {
		isName = func(*word) bool { return false }
	}
	question.findNames(isName)
	d.asked = sync.OnceValues(d.question.action)
	return d
}

// A rule raises an objection, if its demand is made and not met.
type rule func(*Demands, *Evidence) (Objection, bool)

// rules are asked in this order: the surest first, since the first objection is
// the one that is said.
func rules() []rule {
	return []rule{
		objectYear, objectWindow, objectEdition, objectType, objectCurrency, objectNumber, objectOrdinal,
		reversedRole, otherDoer, absentDoer, otherNationality, absentParty, otherSpeaker, otherPolarity, oppositeWord, unsaidVerb, absentHolder,
	}
}

// Objections are the demands that the evidence does not meet, the surest first.
func (d *Demands) Objections(e Evidence) (list []Objection) {
	e.read(d)
	for _, object := range rules() {
		if o, ok := object(d, &e); ok {
			list = append(list, o)
		}
	}
	return list
}
