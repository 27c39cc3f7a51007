package bot

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/bot/calendar"
	"dateline/retrieval"
	"dateline/retrieval/evidence"
)

// maxObjections is how many objections are said: the first is the surest, and a
// list of faults helps nobody.
const maxObjections = 2

// sayObjections says what the question asks for that the first quote does not
// have. Each sentence is true even where the quote answers in other words.
func sayObjections(res retrieval.Result) (out []string) {
	var published time.Time
	if len(res.Passages) > 0 {
		published = res.Passages[0].Article.Published
	}
	said := append([]string(nil), res.Missing...)
	for _, o := range res.Objections {
		if len(out) == maxObjections {
			break
		}
		if o.Kind == evidence.Predicate && containsFold(said, o.Asked) {
			continue // the coverage lacks it, or the passage has the opposite
		}
		said = append(said, o.Asked)
		if sentence := sayObjection(o, published); !slices.Contains(out, sentence) {
			out = append(out, sentence)
		}
	}
	return out
}

// containsFold tells whether a list has a word, in any case.
func containsFold(list []string, word string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return strings.EqualFold(s, word) })
}

func sayObjection(o evidence.Objection, published time.Time) string {
	asked := quoted([]string{o.Asked})[0]
	says := quoted([]string{o.Says})[0]
	switch o.Kind {
	case evidence.Window, evidence.Edition:
		return fmt.Sprintf("Asked about %s: %s.", asked, sayTime(o, published))
	case evidence.Type:
		return sayType(o.Asked)
	case evidence.Part:
		return fmt.Sprintf("The passages shown do not mention %s.", asked)
	case evidence.Half:
		return fmt.Sprintf("The passages shown mention %s, but not %s.", says, asked)
	case evidence.Negation:
		return fmt.Sprintf("The first passage says the opposite: %s.", says)
	case evidence.Role:
		return fmt.Sprintf("The first passage has it the other way round: %s.", says)
	case evidence.Predicate:
		return fmt.Sprintf("The first passage does not mention %s.", asked)
	case evidence.Speaker, evidence.Doer, evidence.Entity:
		return sayParty(o)
	case evidence.Furniture:
		return fmt.Sprintf("Only a caption, a teaser or the like has: %s.", asked)
	case evidence.Year, evidence.Number, evidence.Ordinal, evidence.Modifier, evidence.Antonym:
	}
	if o.Says == "" {
		return fmt.Sprintf("The first passage does not say %s.", asked)
	}
	return fmt.Sprintf("The first passage has %s, not %s.", says, asked)
}

// sayTime says of which other time the passage is.
func sayTime(o evidence.Objection, published time.Time) string {
	switch {
	case o.Says != "":
		return "the headline of the first passage has " + o.Says
	case published.IsZero():
		return "the first passage is of another time"
	}
	return "the first passage was published on " + calendar.Date(published)
}

// sayType says which type of answer the passage lacks: how many, or a price.
func sayType(asked string) string {
	first, rest, _ := strings.Cut(asked, " ")
	switch first = strings.ToLower(first); first {
	case "number":
		return "The first passage does not say how many."
	case "how", "when", "where", "who", "whom", "whose", "which", "what", "why":
		return fmt.Sprintf("The first passage does not say %s.", strings.TrimSpace(first+" "+rest))
	}
	return fmt.Sprintf("The first passage does not mention %s.", quoted([]string{asked})[0])
}

// sayParty says who is named in place of whom. Says is who the passage has do or
// say it; it may name the other one as well.
func sayParty(o evidence.Objection) string {
	switch {
	case o.Says == "":
		return fmt.Sprintf("The first passage does not name %s.", quoted([]string{o.Asked})[0])
	case o.Kind == evidence.Speaker:
		return fmt.Sprintf("In the first passage it is %s who speaks, not %s.", o.Says, o.Asked)
	}
	return fmt.Sprintf("In the first passage it is %s, not %s.", o.Says, o.Asked)
}
