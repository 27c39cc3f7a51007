package chat

import "dateline/bot"

// Room is how a platform measures the text of a message.
type Room struct {
	// Limit is how much a message can hold.
	Limit int
	// Measure is how much of it a text takes.
	Measure func(string) int
	// Separator is what one line of a list takes beside its text, and LongestLine the
	// most that its text may take.
	Separator, LongestLine int
}

// Cut shortens a text to at most a share of the room.
func (r Room) Cut(text string, limit int) string { return Shorten(text, limit, r.Measure) }

// Lines gives the lines of a reply all the room that there is, or beside quotes
// a part of it. What finds no room is replaced by an ellipsis.
func (r Room) Lines(reply bot.Reply) []string {
	room := r.Limit / 2
	if len(reply.Quotes) > 0 {
		room = r.Limit / 8
	}
	var out []string
	for _, l := range reply.Lines {
		l = r.Cut(Line(l), r.LongestLine)
		if room -= r.Measure(l) + r.Separator; room < 0 {
			return append(out, "…")
		}
		if l != "" {
			out = append(out, l)
		}
	}
	return out
}
