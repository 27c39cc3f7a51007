package bot

import (
	"strings"

	"dateline/bot/words"
	"dateline/retrieval/query"
)

const (
	sayWelcome       = "You are welcome."
	sayAllRight      = "All right. Ask on whenever you like."
	sayGoodbye       = "Goodbye."
	sayChoiceGone    = "That is no longer open. Ask the question again."
	labelReapply     = "Apply again: "
	maxLabel         = 75
	nothingToAsk     = "Ask a question."
	sayMeanWhom      = "Whom do you mean: "
	sayNobodyMeant   = "Whom do you mean? Nobody whom the last answer names fits. Ask with the name."
	sayNothingBefore = "There is no answer here yet to go on from."
	sayMeanWhich     = "Which do you mean: "
	sayExampleLead   = "Ask a question, for example: "
)

// SayEmpty answers a message that asks nothing.
func SayEmpty(e Example) string {
	if e.Question == "" {
		return nothingToAsk
	}
	return sayExampleLead + e.Question
}

// sayOnlyPassages answers a number that no passage of an answer has.
func sayOnlyPassages(n int) string { return "That answer has " + words.Count(n, "passage") + "." }

// sayOnlyArticles answers a number that no article of a list has.
func sayOnlyArticles(n int) string { return "That list has " + words.Count(n, "article") + "." }

// sayExampleOn asks what there is on somebody.
func sayExampleOn(name string) string { return "What is said about " + name + "?" }

// saySmallTalk answers small talk that is no greeting.
func saySmallTalk(kind query.SmallTalk) string {
	switch kind {
	case query.Thanks:
		return sayWelcome
	case query.Farewell:
		return sayGoodbye
	default:
		return sayAllRight
	}
}

// sayWhichOne asks back what a message means.
func sayWhichOne(choices []choice) string {
	var names []string
	lead := sayMeanWhich
	for _, c := range choices {
		names = append(names, c.Name)
		if c.Person {
			lead = sayMeanWhom
		}
	}
	last := len(names) - 1
	return lead + strings.Join(names[:last], ", ") + " or " + names[last] + "?"
}

// sayAnew says which filters of the last question a new topic was asked without.
func sayAnew(dropped []string) string {
	var without, with []string
	for _, f := range dropped {
		if left, ok := strings.CutPrefix(f, "without "); ok {
			with = append(with, left)
		} else {
			without = append(without, f)
		}
	}
	said := "Asked anew"
	if len(without) > 0 {
		said += ", without " + strings.Join(without, ", ")
	}
	if len(with) > 0 {
		said += ", no longer leaving out " + strings.Join(with, ", ")
	}
	return said + "."
}

// labelApplyAgain labels the button that asks with those filters after all.
func labelApplyAgain(dropped []string) string {
	label := []rune(labelReapply + strings.Join(dropped, ", "))
	if len(label) > maxLabel {
		label = append(label[:maxLabel-1], '…')
	}
	return string(label)
}
