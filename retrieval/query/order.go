package query

import (
	"cmp"
	"slices"
	"strings"
)

// An Order says what comes first in an answer, beside what answers best. The
// zero Order leaves that to the question: its words tell whether it is about
// the present.
type Order string

// The orders that people can ask for.
const (
	// BestFirst is the order in use where none is asked for.
	BestFirst Order = "best"
	// NewestFirst prefers what was published last.
	NewestFirst Order = "newest"
	// OldestFirst prefers what was published first.
	OldestFirst Order = "oldest"
	// AnyTime ignores when things were published.
	AnyTime Order = "any-time"
)

// Orders lists the orders by name.
func Orders() []string {
	return []string{string(BestFirst), string(NewestFirst), string(OldestFirst), string(AnyTime)}
}

// ByDate tells whether the order is by date of publication.
func (o Order) ByDate() bool { return o == NewestFirst || o == OldestFirst }

// ParseOrder reads the name of an order or a phrase for it, such as "newest
// first", in English, Russian or Korean.
func ParseOrder(text string) (o Order, ok bool) {
	said := strings.ReplaceAll(strings.ToLower(strings.TrimFunc(text, isMark)), "ё", "е")
	said = strings.Join(strings.Fields(strings.NewReplacer("-", " ", "_", " ").Replace(said)), " ")
	if o, ok = orderNames[said]; !ok {
		o, ok = orderPhrases[said]
	}
	return o, ok
}

// Words describes the order to a person; empty for the usual one.
func (o Order) Words() string {
	switch o {
	case NewestFirst:
		return "newest first"
	case OldestFirst:
		return "oldest first"
	case AnyTime:
		return "from any time"
	}
	return ""
}

// orderPhrases are filters even at either end of a question.
var orderPhrases = func() map[string]Order {
	return orderTable(map[Order][]string{
		BestFirst:   {"best first", "сначала лучшие", "정확도순"},
		NewestFirst: {"newest first", "latest first", "most recent first", "сначала новые", "сначала свежие", "новые сначала", "newest to oldest", "from newest to oldest", "newest ones first", "newer ones first", "newer first", "latest ones first", "most recent ones first", "recent first", "сначала последние", "сначала самые новые", "최신순", "최신순으로", "최신 순으로", "최근 순으로"},
		OldestFirst: {"oldest first", "older first", "oldest ones first", "older ones first", "earliest ones first", "earlier ones first", "oldest to newest", "from oldest to newest", "earliest first", "in chronological order", "chronologically", "сначала старые", "старые сначала", "сначала самые старые", "в хронологическом порядке", "오래된순", "오래된순으로", "오래된 순", "오래된 순으로", "과거순", "시간순", "시간순으로"},
		AnyTime:     {"from any time", "from all time", "за все время", "за любое время", "전체 기간", "모든 기간", "전체 기간에서"},
	})
}()

// orderNames are filters after order: and as a message of their own; in a
// question they may be what it is about.
var orderNames = func() map[string]Order {
	return orderTable(map[Order][]string{
		BestFirst:   {"best", "relevance"},
		NewestFirst: {"newest", "latest", "most recent", "новые", "новейшие", "самые новые", "свежие", "최신", "최신 기사"},
		OldestFirst: {"oldest", "earliest", "старые", "самые старые", "самые ранние", "chronological", "오래된 것부터", "오래된"},
		AnyTime:     {"any time", "anytime", "all time", "любое время", "все время", "기간 무관"},
	})
}()

// orderTable turns the phrases of each order into the order of each phrase.
func orderTable(phrases map[Order][]string) map[string]Order {
	table := map[string]Order{}
	for order, all := range phrases {
		for _, phrase := range all {
			table[phrase] = order
		}
	}
	return table
}

// datePhrases ask for some order by date: the newest first, if not said
// otherwise.
var datePhrases = []string{"sorted by date", "sort by date", "ordered by date", "order by date", "in order of date", "отсортируй по дате", "отсортировать по дате", "날짜순", "날짜순으로"}

// orderFilters takes the phrases of an order at either end of the question.
func (p *parser) orderFilters() {
	for range 2 { // the phrase at the very end may have another before it
		for i := range p.words {
			if p.mayHoldDate(i) {
				p.take(i, i+p.orderFilter(i))
			}
		}
	}
}

// orderFilter reads the phrase of an order at word i, and returns how many words
// it takes, 0 for none.
func (p *parser) orderFilter(i int) int {
	words := p.untaken(i)
	if !orderOpeners[orderForm(words[0])] {
		return 0
	}
	for n := min(maxOrderWords, len(words)); n > 0; n-- {
		said := orderForm(words[0])
		for _, w := range words[1:n] {
			said += " " + orderForm(w)
		}
		o, ok := orderPhrases[said]
		byDate := slices.Contains(datePhrases, said)
		if !ok && !byDate || !p.atEdge(i, i+n) {
			continue
		}
		if ok {
			p.filter.Order = o
		} else {
			p.filter.Order = cmp.Or(p.filter.Order, NewestFirst)
		}
		return n
	}
	return 0
}

// orderForm is a word as the phrases of an order spell it.
func orderForm(w word) string { return strings.ReplaceAll(w.folded(), "ё", "е") }

// orderOpeners are the first words of the phrases.
var orderOpeners = func() map[string]bool {
	openers := map[string]bool{}
	open := func(phrase string) {
		first, _, _ := strings.Cut(phrase, " ")
		openers[first] = true
	}
	for phrase := range orderPhrases {
		open(phrase)
	}
	for _, phrase := range datePhrases {
		open(phrase)
	}
	return openers
}()

// maxOrderWords is the most words that the phrase of an order has.
const maxOrderWords = 4
