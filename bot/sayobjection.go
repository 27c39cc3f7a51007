package bot

import (
	"fmt"

	"dateline/retrieval/evidence"
)

// maxObjections is how many objections are said: the first is the surest, and a
// list of faults helps nobody.
const maxObjections = 2

// sayObjections says what the question asks for that the first quote does not
// have. Each sentence is true even where the quote answers in other words.
func sayObjections(list []evidence.Objection) (out []string) {
	for _, o := range list[:min(maxObjections, len(list))] {
		out = append(out, sayObjection(o))
	}
	return out
}

func sayObjection(o evidence.Objection) string {
	asked := quoted([]string{o.Asked})[0]
	says := ""
	if o.Says != "" {
		says = quoted([]string{o.Says})[0]
	}
	switch o.Kind {
	case evidence.Year:
		if o.Says != "" {
			return fmt.Sprintf("It has %s, not %s.", o.Says, o.Asked)
		}
		return fmt.Sprintf("Asked about %s: the passage does not say %s.", o.Asked, o.Asked)
	case evidence.Window, evidence.Edition:
		return fmt.Sprintf("Asked about %s: the passage was published %s.", asked, o.Says)
	case evidence.Type:
		return fmt.Sprintf("The passage says nothing of: %s.", asked)
	case evidence.Part:
		return fmt.Sprintf("The passages shown say nothing of: %s.", asked)
	case evidence.Half:
		return fmt.Sprintf("One half is found, %s; the passages shown say nothing of: %s.", says, asked)
	case evidence.Modifier, evidence.Antonym:
		return fmt.Sprintf("Asked about %s: the passage has %s.", asked, says)
	case evidence.Negation:
		return fmt.Sprintf("The passage has the opposite: %s.", says)
	case evidence.Role:
		return fmt.Sprintf("The passage has it the other way round: %s.", says)
	case evidence.Predicate:
		return fmt.Sprintf("The passage does not say %s.", asked)
	case evidence.Speaker, evidence.Doer:
		if o.Says != "" {
			return fmt.Sprintf("The coverage says that it was %s, not %s.", o.Says, o.Asked)
		}
	case evidence.Number, evidence.Ordinal, evidence.Entity:
	}
	return fmt.Sprintf("The passage does not name %s.", asked)
}
