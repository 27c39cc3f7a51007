package discordfake

import (
	"encoding/json"
	"strings"
)

// Opt is an option of a slash command with the value that a person enters.
type Opt struct {
	Name  string
	Value any // string, int, float64 or bool
}

// Slash uses a slash command: its name and, after a space, its subcommand if it has
// one. The test fails if the application has not registered the command, since
// Discord's client would not offer it.
func (p *Person) Slash(ch *Channel, command string, opts ...Opt) *Interaction {
	p.f.tb.Helper()
	it, trouble := p.command(interCommand, ch, command, opts, "")
	if trouble != "" {
		p.f.tb.Fatalf("discordfake: %s cannot use /%s: %s", p.Name, command, trouble)
	}
	return it
}

// Autocomplete types into an option of a slash command: the last of the given
// options.
func (p *Person) Autocomplete(ch *Channel, command string, opts ...Opt) *Interaction {
	p.f.tb.Helper()
	if len(opts) == 0 {
		p.f.tb.Fatalf("discordfake: %s types into no option of /%s", p.Name, command)
		return nil
	}
	it, trouble := p.command(interAutocomplete, ch, command, opts, opts[len(opts)-1].Name)
	if trouble != "" {
		p.f.tb.Fatalf("discordfake: %s cannot type into /%s: %s", p.Name, command, trouble)
	}
	return it
}

func (p *Person) command(kind int, ch *Channel, command string, opts []Opt, focused string) (*Interaction, string) {
	f := p.f
	f.mu.Lock()
	defer f.mu.Unlock()
	path := strings.Fields(command)
	cmd := f.findCommand(ch, path[0], commandChat)
	if cmd == nil {
		return nil, "the application has not registered it"
	}
	filled, trouble := fillOptions(cmd, path[1:], opts, focused)
	if trouble != "" {
		return nil, trouble
	}
	it := f.newInteraction(kind, p, ch)
	it.command = commandChat
	if kind == interCommand {
		ch.addLine("%s asks: /%s%s", p.Name, command, optionsText(opts))
	} else {
		ch.addLine("%s types: /%s%s", p.Name, command, optionsText(opts))
	}
	f.deliver(it, it.base(commandData(cmd, filled, ch)))
	return it, ""
}

func commandData(cmd obj, options []any, ch *Channel) obj {
	data := obj{"id": cmd["id"], "name": cmd["name"], "type": commandType(cmd)}
	if len(options) > 0 {
		data["options"] = options
	}
	if g := str(cmd, "guild_id"); g != "" {
		data["guild_id"] = ch.guildID()
	}
	return data
}

// findCommand finds a command that is available in a channel: first among the
// guild's own, then among global ones.
func (f *Fake) findCommand(ch *Channel, name string, kind int) obj {
	for _, scope := range []string{ch.guildID(), ""} {
		for _, cmd := range f.commands[scope] {
			if cmd["name"] == name && commandType(cmd) == kind {
				return cmd
			}
		}
	}
	return nil
}

// fillOptions makes the options of the payload, in the given order, inside the
// subcommand that the path names.
func fillOptions(def obj, path []string, opts []Opt, focused string) ([]any, string) {
	if len(path) > 0 {
		sub := optionNamed(def, path[0])
		if sub == nil || integer(sub, "type") > optGroup {
			return nil, "there is no subcommand " + path[0]
		}
		inner, trouble := fillOptions(sub, path[1:], opts, focused)
		o := obj{"name": path[0], "type": integer(sub, "type")}
		if len(inner) > 0 {
			o["options"] = inner
		}
		return []any{o}, trouble
	}
	given := map[string]bool{}
	var out []any
	for _, opt := range opts {
		o := optionNamed(def, opt.Name)
		if o == nil {
			return nil, "there is no option " + opt.Name
		}
		given[opt.Name] = true
		one := obj{"name": opt.Name, "type": integer(o, "type"), "value": opt.Value}
		if opt.Name == focused {
			one["focused"] = true
		}
		out = append(out, one)
	}
	if focused == "" {
		return out, missingOption(def, given)
	}
	return out, ""
}

func missingOption(def obj, given map[string]bool) string {
	for _, o := range list(def, "options") {
		opt, _ := o.(obj)
		if integer(opt, "type") <= optGroup {
			return "it needs a subcommand"
		}
		if opt["required"] == true && !given[str(opt, "name")] {
			return "it needs the option " + str(opt, "name")
		}
	}
	return ""
}

func optionNamed(def obj, name string) obj {
	for _, o := range list(def, "options") {
		if opt, _ := o.(obj); str(opt, "name") == name {
			return opt
		}
	}
	return nil
}

// MessageCommand uses a command in the context menu of a message.
func (p *Person) MessageCommand(m Message, name string) *Interaction {
	f := p.f
	f.tb.Helper()
	f.mu.Lock()
	ch := m.m.channel
	cmd := f.findCommand(ch, name, commandMessage)
	if cmd == nil {
		f.mu.Unlock()
		f.tb.Fatalf("discordfake: %s cannot use %q: the application has not registered it", p.Name, name)
		return nil
	}
	defer f.mu.Unlock()
	it := f.newInteraction(interCommand, p, ch)
	it.command = commandMessage
	ch.addLine("%s uses %q on %s", p.Name, name, m.m.describe())
	data := commandData(cmd, nil, ch)
	// The message is delivered with its content, whatever the intents.
	data["target_id"] = m.m.id
	data["resolved"] = obj{"messages": obj{m.m.id: m.m.json()}}
	f.deliver(it, it.base(data))
	return it
}

// RegisterCommands registers global commands, given as a JSON list, for tests in
// which the bot does not.
func (f *Fake) RegisterCommands(commands string) {
	f.tb.Helper()
	var all []obj
	v, err := decodeJSON([]byte(commands))
	if l, isList := v.([]any); err == nil && isList {
		for _, one := range l {
			cmd, _ := one.(obj)
			all = append(all, cmd)
		}
	} else {
		f.tb.Fatalf("discordfake: commands are no JSON list: %v", err)
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	var made []obj
	for _, cmd := range all {
		made = append(made, f.register(cmd, ""))
	}
	f.commands[""] = made
	f.signal()
}

// Commands returns the commands of a guild, or the global ones if g is nil.
func (f *Fake) Commands(g *Guild) []map[string]any {
	f.mu.Lock()
	defer f.mu.Unlock()
	scope := ""
	if g != nil {
		scope = g.ID
	}
	return clone(f.commands[scope])
}

// Raw delivers a slash command with the keys in over replaced, for payloads that
// Discord's client would not send.
func (p *Person) Raw(ch *Channel, kind int, over map[string]any) *Interaction {
	f := p.f
	f.mu.Lock()
	defer f.mu.Unlock()
	it := f.newInteraction(kind, p, ch)
	it.command = commandChat
	payload := it.base(obj{"id": "1", "name": "raw", "type": commandChat})
	for k, v := range over {
		payload[k] = v
	}
	ch.addLine("%s sends a strange interaction", p.Name)
	f.deliver(it, payload)
	return it
}

// Redeliver delivers the interaction once more, as may happen over the gateway and
// over HTTP.
func (it *Interaction) Redeliver() {
	it.f.mu.Lock()
	defer it.f.mu.Unlock()
	if raw, err := json.Marshal(it.payload); err == nil && raw != nil {
		it.f.deliver(it, it.payload)
	}
}
