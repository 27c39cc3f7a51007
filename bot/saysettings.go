package bot

import "dateline/retrieval/query"

const (
	sayOff         = "Questions are switched off in this place. Settings: mode mention switches them on."
	sayScopes      = "Nothing can be asked here: this place and the form beside the question see different sources."
	saySettings    = "How this place is set:"
	saySet         = "Noted. This place is now set so:"
	saySettingsHow = "To change it: private, public, as asked; mode mention, question, thread or off; only yonhap, reuters; not yonhap, opinion; with opinion; everything; best first, newest first, any time; reset."
)

// sayChannelSettings returns a line on each setting.
func sayChannelSettings(s ChannelSettings) []string {
	sources := "all of the coverage"
	wanted := s.Scope
	wanted.Not = query.Exclusions{}
	if !wanted.Empty() {
		sources = "only what is " + Narrowed(wanted)
	}
	if !s.Scope.Not.IsZero() {
		sources += " " + Narrowed(query.Filter{Not: s.Scope.Not})
	}
	if order := s.Scope.Order.Words(); order != "" {
		sources += ", " + order
	}
	return []string{
		"Answers: " + sayVisibility(s.Visibility) + ".",
		"Questions: " + sayMode(s.Mode) + ".",
		"Searches: " + sources + ".",
	}
}

func sayVisibility(v visibility) string {
	switch v {
	case answersPrivate:
		return "for the asker alone"
	case answersPublic:
		return "for everybody"
	default:
		return "commands are answered in private, mentions for everybody"
	}
}

func sayMode(m Mode) string {
	switch m {
	case byQuestion:
		return "commands, mentions, and every message that reads like a question"
	case InThread:
		return "commands and mentions, each answered in a thread of its own"
	case Off:
		return "none"
	default:
		return "commands, mentions, and replies to an answer"
	}
}

func sayNoSuchSetting(text string) string {
	return "There is no setting “" + text + "”. " + saySettingsHow
}

func sayNoSuchOutlet(name string) string {
	return "The coverage has no outlet “" + name + "”. The list is under sources."
}
