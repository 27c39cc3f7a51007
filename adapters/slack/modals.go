package slack

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"dateline/adapters/chat"
	"dateline/bot"
	"dateline/retrieval/query"
)

// The fields of the forms; block and action ids are the same.
const (
	fieldSince   = "since"
	fieldUntil   = "until"
	fieldOutlets = "outlets"
	fieldPerson  = "person"
	fieldWithout = "without"
	fieldOrder   = "order"
	fieldReason  = "reason"
	fieldWords   = "words"
)

// origin is what a form keeps of the answer that it is about, in its private
// metadata: a submission says nothing of the message below.
type origin struct {
	Receipt   string `json:"r"`
	Channel   string `json:"c"`
	Message   string `json:"m,omitempty"`
	Thread    string `json:"t,omitempty"`
	Hook      string `json:"h,omitempty"`
	Ephemeral bool   `json:"e,omitempty"`
}

func (t task) origin() string {
	o := origin{t.Request.Receipt, t.Request.Place, t.Message, t.Thread, t.Hook, t.Ephemeral}
	raw, _ := json.Marshal(o)
	if len(raw) > maxMetadata {
		o.Hook = ""
		raw, _ = json.Marshal(o)
	}
	return string(raw)
}

// submitted reads a form.
func (r reader) submitted(t *task, i interaction) error {
	var o origin
	if err := json.Unmarshal([]byte(i.View.Metadata), &o); err != nil {
		return fmt.Errorf("%w: form without its origin", chat.ErrMalformed)
	}
	t.Kind, t.Hook, t.Message, t.Thread, t.Ephemeral = chat.Form, o.Hook, o.Message, o.Thread, o.Ephemeral
	t.Direct = strings.HasPrefix(o.Channel, "D")
	q := &t.Request
	q.Key, q.Receipt, q.Place, q.Thread, q.Private = "form "+i.View.ID, o.Receipt, o.Channel, o.Thread, o.Ephemeral
	field := func(name string) input { return i.View.State.Values[name][name] }
	switch i.View.CallbackID {
	case refineID:
		q.Action, q.Filter = bot.Refine, r.filter(field)
	case objectID:
		q.Action, q.Text = bot.Object, objection(field)
	default:
		return chat.ErrNotForUs
	}
	return nil
}

// filter reads the refine form; the last day is part of the time it bounds.
func (r reader) filter(field func(string) input) query.Filter {
	var f query.Filter
	f.Since, _ = time.ParseInLocation(time.DateOnly, field(fieldSince).Date, r.zone)
	if t, err := time.ParseInLocation(time.DateOnly, field(fieldUntil).Date, r.zone); err == nil {
		f.Until = t.AddDate(0, 0, 1)
	}
	for _, o := range field(fieldOutlets).Many {
		f.Sources = append(f.Sources, o.Value)
	}
	for name := range strings.SplitSeq(field(fieldPerson).Value, ",") {
		if name = chat.Line(name); name != "" {
			f.People = append(f.People, name)
		}
	}
	if o := field(fieldOrder).Selected; o != nil {
		f.Order, _ = query.ParseOrder(o.Value)
	}
	f.Not = query.LeaveOut(query.SplitList(chat.Line(field(fieldWithout).Value))...)
	return f
}

func objection(field func(string) input) string {
	var parts []string
	if o := field(fieldReason).Selected; o != nil {
		parts = append(parts, o.Value)
	}
	if words := strings.TrimSpace(field(fieldWords).Value); words != "" {
		parts = append(parts, words)
	}
	return strings.Join(parts, ": ")
}

// modal is a window; without a submit label it is only read.
func modal(callback, title, submit, metadata string, blocks []slack.Block) slack.ModalViewRequest {
	v := slack.ModalViewRequest{
		Type: slack.VTModal, CallbackID: callback, PrivateMetadata: metadata,
		Title: literal(cut(title, maxModalTitle)), Close: literal(labelClose),
		Blocks: slack.Blocks{BlockSet: blocks},
	}
	if submit != "" {
		v.Submit = literal(submit)
	}
	return v
}

// contextModal shows a passage in its article.
func contextModal(r *bot.Reading) slack.ModalViewRequest {
	return modal("context", labelContext, "", "", reading(r, maxBlocksText*3/4))
}

// refineModal asks for other filters, and begins with those of the answer.
func refineModal(f query.Filter, outlets []string, metadata string) slack.ModalViewRequest {
	blocks := []slack.Block{
		field(fieldSince, chat.LabelSince, date(fieldSince, f.Since)),
		field(fieldUntil, chat.LabelUntil, date(fieldUntil, lastDay(f.Until))),
	}
	if menu := outletMenu(f.Sources, outlets); menu != nil {
		blocks = append(blocks, field(fieldOutlets, labelOutlets, menu))
	}
	blocks = append(blocks,
		field(fieldPerson, chat.LabelNames, list(fieldPerson, chat.ExampleNames, f.People)),
		field(fieldWithout, chat.LabelLeaveOut, list(fieldWithout, chat.ExampleLeaveOut, f.Not.List())),
		field(fieldOrder, bot.LabelOrder, orderMenu(f.Order)))
	return modal(refineID, chat.LabelRefine, labelSearch, metadata, blocks)
}

// objectModal asks what was wrong.
func objectModal(metadata string) slack.ModalViewRequest {
	var choices []*slack.OptionBlockObject
	for _, reason := range bot.Reasons() {
		reason = cut(reason, maxOptionText)
		choices = append(choices, slack.NewOptionBlockObject(reason, literal(reason), nil))
	}
	words := slack.NewPlainTextInputBlockElement(nil, fieldWords)
	words.Multiline, words.MaxLength = true, 1000
	return modal(objectID, chat.LabelFeedback, labelSend, metadata, []slack.Block{
		field(fieldReason, chat.SayWhatWasWrong, slack.NewRadioButtonsBlockElement(fieldReason, choices...)),
		field(fieldWords, chat.LabelOwnWords, words),
	})
}

func field(name, label string, element slack.BlockElement) slack.Block {
	b := slack.NewInputBlock(name, literal(label), nil, element)
	b.Optional = true
	return b
}

// list is a field for a list with commas.
func list(name, example string, items []string) *slack.PlainTextInputBlockElement {
	const longest = 200
	e := slack.NewPlainTextInputBlockElement(literal(example), name)
	e.InitialValue, e.MaxLength = cut(chat.Line(query.JoinList(items)), longest), longest
	return e
}

// orderMenu offers the orders, with the present one chosen.
func orderMenu(present query.Order) *slack.SelectBlockElement {
	var all []*slack.OptionBlockObject
	for _, c := range bot.OrderChoices() {
		all = append(all, slack.NewOptionBlockObject(string(c.Order), literal(c.Label), nil))
	}
	menu := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, literal(bot.LabelOrder), fieldOrder, all...)
	for i, c := range bot.OrderChoices() {
		if c.Order == present {
			menu.InitialOption = all[i]
		}
	}
	return menu
}

func date(name string, t time.Time) *slack.DatePickerBlockElement {
	d := slack.NewDatePickerBlockElement(name)
	if !t.IsZero() {
		d.InitialDate = t.Format(time.DateOnly)
	}
	return d
}

// lastDay is the last day before an exclusive bound.
func lastDay(bound time.Time) time.Time {
	if bound.IsZero() {
		return bound
	}
	return bound.Add(-time.Nanosecond)
}

// outletMenu offers the outlets, with those chosen that were filtered by; nil
// where there is no choice.
func outletMenu(chosen, outlets []string) *slack.MultiSelectBlockElement {
	var all, initial []*slack.OptionBlockObject
	for _, name := range outlets {
		if label := cut(chat.Line(name), maxOptionText); label != "" && chat.Length(name) <= maxOptionText && len(all) < maxOptions {
			o := slack.NewOptionBlockObject(name, literal(label), nil)
			all = append(all, o)
			if slices.ContainsFunc(chosen, func(c string) bool { return strings.EqualFold(c, name) }) {
				initial = append(initial, o)
			}
		}
	}
	if len(all) < 2 {
		return nil
	}
	menu := slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeStatic, literal("All outlets"), fieldOutlets, all...)
	menu.InitialOptions = initial
	return menu
}
