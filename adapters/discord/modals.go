package discord

import (
	"context"
	"slices"
	"strings"
	"time"

	"dateline/adapters/chat"
	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/retrieval/query"
)

// The fields of the refine form, and of the form for objections.
const (
	fieldOutlets = "outlets"
	fieldPeriod  = "period"
	fieldDates   = "dates"
	fieldOrder   = "order"
	fieldReason  = "reason"
	fieldWords   = "words"
)

func isField(name string) bool {
	return name == fieldOutlets || name == fieldPeriod || name == fieldDates
}

// form are the menus that refine an answer.
func (a *Adapter) form(ctx context.Context, receipt, origin string, f query.Filter) []component {
	known, err := bot.KnownOutlets(ctx, a.bot.Coverage, a.bot.Stories)
	if err != nil {
		a.log.ErrorContext(ctx, "outlets cannot be listed", "err", err)
	}
	var rows []component
	row := func(c component) { rows = append(rows, component{Type: actionRow, Components: []component{c}}) }
	if menu, ok := outletMenu(f.Sources, known.Sources); ok {
		menu.CustomID = customID(fieldOutlets, 0, receipt, origin)
		row(menu)
	}
	row(component{
		Type: stringSelect, CustomID: customID(fieldPeriod, 0, receipt, origin),
		Placeholder: chat.Shorten(published(f), maxPlaceholder, chat.Length), Options: periods(),
	})
	row(component{
		Type: button, Style: secondary, Label: labelDates, CustomID: customID(fieldDates, 0, receipt, origin),
	})
	return rows
}

// outletMenu offers the outlets, with those chosen that were filtered by; ok is
// false where there is no choice.
func outletMenu(chosen, outlets []string) (menu component, ok bool) {
	none := 0
	menu = component{Type: stringSelect, Placeholder: "All outlets", MinValues: &none}
	for _, name := range outlets {
		words := chat.Line(name)
		if words == "" || chat.Length(name) > maxOptionText || len(menu.Options) == maxOptions {
			continue
		}
		isChosen := slices.ContainsFunc(chosen, func(c string) bool { return strings.EqualFold(c, name) })
		menu.Options = append(menu.Options, option{words, name, isChosen})
	}
	menu.MaxValues = len(menu.Options)
	return menu, len(menu.Options) > 1
}

// The periods to choose from.
const (
	anyTime   = "any"
	lastWeek  = "week"
	lastMonth = "month"
	quarter   = "quarter"
	lastYear  = "year"
)

func periods() []option {
	return []option{
		{labelAnyTime, anyTime, false}, {labelWeek, lastWeek, false},
		{labelMonth, lastMonth, false}, {labelQuarter, quarter, false},
		{labelYear, lastYear, false},
	}
}

// since is when a period begins.
func since(period string, now time.Time) time.Time {
	day := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	switch period {
	case lastWeek:
		return day.AddDate(0, 0, -7)
	case lastMonth:
		return day.AddDate(0, -1, 0)
	case quarter:
		return day.AddDate(0, -3, 0)
	case lastYear:
		return day.AddDate(-1, 0, 0)
	}
	return time.Time{}
}

// published says the dates of a filter.
func published(f query.Filter) string {
	words := query.Filter{Since: f.Since, Until: f.Until}.Words()
	if len(words) == 0 {
		return labelAnyTime
	}
	return sayPublished(words)
}

// A modal is a form that Discord opens over the conversation.
type modal struct {
	CustomID   string      `json:"custom_id"`
	Title      string      `json:"title"`
	Components []component `json:"components"`
}

func field(words string, c component) component {
	optional := false
	c.Required = &optional
	return component{Type: labelled, Label: chat.Shorten(words, maxInputLabel, chat.Length), Component: &c}
}

func input(name, value, placeholder string) component {
	const oneLine = 1
	return component{
		Type: textInput, Style: oneLine, CustomID: name, Value: chat.Shorten(chat.Line(value), 200, chat.Length),
		Placeholder: placeholder, MaxLength: 200,
	}
}

// datesModal asks for what menus cannot offer, and begins with what the answer
// had.
func (a *Adapter) datesModal(ctx context.Context, t task) modal {
	r, err := a.engine.Ledger.Receipt(ctx, t.Request.Receipt)
	if err != nil {
		a.log.WarnContext(ctx, "form begins empty", "err", err) // submitting it says why
	}
	day := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.In(a.cfg.Zone).Format(time.DateOnly)
	}
	last := r.Filter.Until
	if !last.IsZero() {
		last = last.Add(-time.Nanosecond)
	}
	return modal{customID(fieldDates, 0, t.Request.Receipt, t.Origin), chat.LabelRefine, []component{
		field(chat.LabelSince, input(optSince, day(r.Filter.Since), exampleSince)),
		field(chat.LabelUntil, input(optUntil, day(last), exampleUntil)),
		field(chat.LabelNames, input(optPerson, strings.Join(r.Filter.People, ", "), chat.ExampleNames)),
		field(chat.LabelLeaveOut, input(optWithout, query.JoinList(r.Filter.Not.List()), chat.ExampleLeaveOut)),
		field(bot.LabelOrder, orderMenu(r.Filter.Order)),
	}}
}

// orderMenu offers the orders, with the present one chosen.
func orderMenu(present query.Order) component {
	menu := component{Type: stringSelect, CustomID: fieldOrder}
	for _, c := range bot.OrderChoices() {
		menu.Options = append(menu.Options, option{c.Label, string(c.Order), c.Order == present})
	}
	return menu
}

// objectModal asks what was wrong.
func objectModal(t task) modal {
	menu := component{Type: stringSelect, CustomID: fieldReason}
	for _, reason := range bot.Reasons() {
		reason = chat.Shorten(reason, maxOptionText, chat.Length)
		menu.Options = append(menu.Options, option{Label: reason, Value: reason})
	}
	const paragraph = 2
	words := component{Type: textInput, Style: paragraph, CustomID: fieldWords, MaxLength: 1000}
	return modal{customID(string(bot.Object), 0, t.Request.Receipt, ""), chat.LabelFeedback, []component{
		field(chat.SayWhatWasWrong, menu), field(chat.LabelOwnWords, words),
	}}
}

func objection(fields map[string]string) string {
	var parts []string
	for _, name := range []string{fieldReason, fieldWords} {
		if fields[name] != "" {
			parts = append(parts, fields[name])
		}
	}
	return strings.Join(parts, ": ")
}

// A choice is one suggestion for an option that somebody fills in.
type choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// suggestions are the outlets or the people of the coverage that begin like
// what was typed, and then those that hold it.
func (a *Adapter) suggestions(ctx context.Context, t task) []choice {
	out := []choice{}
	if len(t.Values) != 1 {
		return out
	}
	known, err := bot.KnownOutlets(ctx, a.bot.Coverage, a.bot.Stories)
	if err != nil {
		a.log.ErrorContext(ctx, "outlets cannot be listed", "err", err)
		return out
	}
	all := known.Sources
	switch t.Field {
	case optPerson:
		all = a.people.names(ctx, a.bot.Coverage)
	case optZone:
		all = calendar.Zones()
	}
	typed := strings.ToLower(t.Values[0])
	for _, fits := range []func(string) bool{
		func(name string) bool { return strings.HasPrefix(name, typed) },
		func(name string) bool { return !strings.HasPrefix(name, typed) && strings.Contains(name, typed) },
	} {
		for _, name := range all {
			words := chat.Line(name)
			if len(out) < maxChoices && words != "" && chat.Length(name) <= maxChoiceText && fits(strings.ToLower(name)) {
				out = append(out, choice{words, name})
			}
		}
	}
	return out
}
