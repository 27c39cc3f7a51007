package chat

import (
	"slices"
	"strings"

	"dateline/bot"
)

// Room is how a platform measures the text of a message.
type Room struct {
	// Limit is how much a message can hold.
	Limit int
	// Measure is how much of it a text takes.
	Measure func(string) int
	// Separator is what one line of a list takes beside its text, and
	// LongestLine the most that its text may take. Emphasis is what marked words
	// take beside theirs.
	Separator, LongestLine, Emphasis int
}

// Cut shortens a text to at most a share of the room.
func (r Room) Cut(text string, limit int) string { return Shorten(text, limit, r.Measure) }

// Fitted is what stands around the quotes of a reply, made to fit.
type Fitted struct {
	Question, Filters, Headline string
	// Rows are those of the table of what was counted, in words.
	Rows  []string
	Lines []string
	// Nearest says that the quotes are only the nearest that there are.
	Nearest bool
}

// Fit cleans what stands around the quotes of a reply and gives each part its
// share of the room, so that the quotes and their sources find enough.
func (r Room) Fit(reply bot.Reply) Fitted {
	return Fitted{
		Question: r.Cut(Line(reply.Question), r.Limit/16),
		Filters:  r.Cut(Line(strings.Join(reply.Filters, " · ")), r.Limit/16),
		Headline: r.Cut(Clean(reply.Headline), r.Limit/8),
		Rows:     r.rows(reply),
		Lines:    r.lines(reply),
		Nearest:  slices.ContainsFunc(reply.Quotes, func(q bot.Quote) bool { return q.Nearest }),
	}
}

// rows gives the table of what was counted, and what its chart shows, a quarter of
// the room. What finds none is replaced by an ellipsis.
func (r Room) rows(reply bot.Reply) []string {
	all := reply.Tally.TableLines()
	if reply.Tally != nil && reply.Chart != nil {
		all = append(all, reply.Chart.Summary)
	}
	return r.within(r.Limit/4, all)
}

// lines gives the lines of a reply all the room that there is, or beside quotes
// a part of it. What finds no room is replaced by an ellipsis.
func (r Room) lines(reply bot.Reply) []string {
	room := r.Limit / 2
	if len(reply.Quotes) > 0 {
		room = r.Limit / 8
	}
	return r.within(room, reply.Lines)
}

// within are the lines that find room, and an ellipsis for those that do not.
func (r Room) within(room int, lines []string) (out []string) {
	for _, l := range lines {
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
