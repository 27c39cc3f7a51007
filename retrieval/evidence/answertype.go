package evidence

// An AnswerType is the type of answer that a question asks for.
type AnswerType uint8

// The types of answers. Other is for questions of no type that is recognised,
// such as "What did he say?".
const (
	Other AnswerType = iota
	HowMany
	HowMuch
	HowLong
	HowFar
	HowOld
	HowOften
	HowBig // how tall, how deep, how fast
	Percent
	When
	Where
	Who
	Which // a named country, company, film
	// OneOf asks for one of a closed class: a color, a planet.
	OneOf
	Why
	How
	YesNo
)

// Type is the type of answer that the question asks for.
func (d *Demands) Type() AnswerType { return d.asking.kind }

// An asking is how a question asks: by which words, for an answer of which
// type.
type asking struct {
	kind AnswerType
	// from and to are the words that ask: how many, in which year.
	from, to int
	// noun are the stems of what is counted or asked for by which.
	noun []string
	// attribute is the fact asked for without a question word of its own: the
	// price, the population.
	attribute *attribute
	// money: HowMuch asks for a sum.
	money bool
	// counts is the unit that HowMany counts: years, dollars.
	counts measure
}
