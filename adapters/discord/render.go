package discord

import (
	"slices"
	"strconv"
	"strings"

	"dateline/adapters/chat"
	"dateline/bot"
	"dateline/retrieval"
)

// A layout says what a reply needs around it in the place where it is shown.
type layout struct {
	// Restate shows the question, which does not stand above the answer.
	Restate bool
	// Asker is who asked the answer that is shown to everybody; empty where
	// that is plain to see.
	Asker string
	// Lead is a sentence above the answer: which permission is missing, or why
	// it comes by direct message.
	Lead string
	// Form are rows of menus below, for refining the answer.
	Form []component
}

// A message is a reply laid out in the three forms that Discord may take.
type message struct {
	rich  []component // Components V2
	text  string      // for an embed
	short string      // for plain content
	rows  []component
	color int
	// picture is a PNG to show below the words, nil for none, and alt what it
	// shows in words.
	picture []byte
	alt     string
}

// Colours of the verdicts, as Discord's own palette has them.
const (
	green  = 0x57F287
	yellow = 0xFEE75C
	grey   = 0x99AAB5
	blue   = 0x5865F2
)

// render lays a reply out. Words from outside stand only escaped.
func render(r bot.Reply, l layout) message {
	m := message{color: colour(r.Verdict), rows: append(buttons(r.Offers), l.Form...)}
	parts := within(r, l, maxText)
	inner := make([]component, 0, len(parts)+len(m.rows))
	for _, p := range parts {
		inner = append(inner, component{Type: textDisplay, Content: p})
	}
	m.rich = []component{{Type: container, Accent: m.color, Components: append(inner, m.rows...)}}
	m.text = strings.Join(parts, "\n")
	m.short = strings.Join(within(r, l, maxContent), "\n")
	return m
}

// within lays a reply out in at most limit characters. What a citation is never
// cut below can add up to more than its share, and then all else gives way.
func within(r bot.Reply, l layout, limit int) []string {
	for room := limit - 100; ; room = room * 4 / 5 {
		parts := fit(r, l, room).parts()
		if chat.Length(strings.Join(parts, "\n")) <= limit || room < limit/10 {
			return parts
		}
	}
}

func colour(v retrieval.Verdict) int {
	switch v {
	case retrieval.Found:
		return green
	case retrieval.Partly:
		return yellow
	case retrieval.None:
		return grey
	}
	return blue
}

// parts are the message from top to bottom; there is always one.
func (f fitted) parts() []string {
	var out []string
	add := func(part string) {
		if part != "" {
			out = append(out, part)
		}
	}
	add(f.heading())
	var quotes, sources []string
	for _, q := range f.quotes {
		quotes = append(quotes, q.text())
	}
	for _, s := range f.sources {
		sources = append(sources, s.text())
	}
	add(strings.Join(quotes, "\n\n"))
	add(strings.Join(sources, "\n"))
	add(f.table())
	add(f.reading)
	add(f.rows())
	if f.foot != "" {
		add(small(escape(f.foot)))
	}
	if len(out) == 0 {
		return []string{"…"}
	}
	return out
}

// heading is who asked what, under which filters, and the verdict line.
func (f fitted) heading() string {
	var lines []string
	add := func(words, markdown string) {
		if words != "" {
			lines = append(lines, markdown)
		}
	}
	add(f.lead, italic(escape(f.lead)))
	question := "**" + escape(f.Question) + "**"
	if f.asker != "" {
		question += " · " + chat.SayAskedBy("<@"+f.asker+">")
	}
	add(f.Question, question)
	add(f.Filters, italic(escape(f.Filters)))
	add(f.Headline, escape(f.Headline))
	if f.Nearest {
		lines = append(lines, italic(escape(bot.NearestHeading)))
	}
	return strings.Join(lines, "\n")
}

// table is what was counted, a list.
func (f fitted) table() string {
	out := make([]string, len(f.Rows))
	for i, l := range f.Rows {
		out[i] = "- " + escape(l)
	}
	return strings.Join(out, "\n")
}

// rows are the further lines: small under quotes, a list elsewhere.
func (f fitted) rows() string {
	var out []string
	for _, l := range f.Lines {
		switch l = escape(l); {
		case len(f.quotes) > 0 || f.counted:
			l = small(l)
		case len(f.Lines) > 1:
			l = "- " + l
		}
		out = append(out, l)
	}
	return strings.Join(out, "\n")
}

// buttons are what can be done next, in as many rows as they need. Where one is
// too short for all, feedback has the last one to itself.
func buttons(offers []bot.Offer) []component {
	var actions, feedback []component
	seen := map[string]bool{}
	for _, o := range offers {
		id, words := idOf(o), chat.Shorten(chat.Line(o.Label), maxLabel, chat.Length)
		if words == "" || len(id) > maxCustomID || seen[id] {
			continue
		}
		seen[id] = true
		b := component{Type: button, Style: secondary, Label: words, CustomID: id}
		if o.Action == bot.Praise || o.Action == bot.Object {
			feedback = append(feedback, b)
		} else {
			actions = append(actions, b)
		}
	}
	if len(actions)+len(feedback) <= maxButtons {
		return inRows(append(actions, feedback...))
	}
	return append(inRows(actions), inRows(feedback)...)
}

func inRows(all []component) []component {
	var rows []component
	for part := range slices.Chunk(all, maxButtons) {
		rows = append(rows, component{Type: actionRow, Components: part})
	}
	return rows
}

// version is the first part of every custom id. What stands behind it on old
// messages must never change its meaning; a new form takes a new version.
const version = "1"

// idOf names a button: its action, a number, and the receipt.
func idOf(o bot.Offer) string {
	return customID(string(o.Action), o.Number, o.Receipt, "")
}

// customID is what a component says of itself: origin is the message that a
// form changes, beside its own.
func customID(name string, number int, receipt, origin string) string {
	return strings.TrimRight(strings.Join([]string{version, name, strconv.Itoa(number), receipt, origin}, "."), ".")
}

// A mark is a custom id, read.
type mark struct {
	name            string
	number          int
	receipt, origin string
}

// markOf reads a custom id; ok is false for one that is none of ours.
func markOf(id string) (m mark, ok bool) {
	parts := append(strings.SplitN(id, ".", 5), "", "", "", "")
	if parts[0] != version || parts[1] == "" {
		return m, false
	}
	n, err := strconv.Atoi(parts[2])
	if err != nil || n < 0 {
		n = 0
	}
	return mark{parts[1], n, parts[3], parts[4]}, true
}
