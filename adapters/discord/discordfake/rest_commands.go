package discordfake

import (
	"encoding/json"
	"regexp"
	"strings"
)

// commandName is Discord's own pattern. In addition, letters must be lower case where
// their script has both cases. https://discord.com/developers/docs/interactions/application-commands
var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

const (
	maxCommands     = 100
	maxCommandTotal = 8000
	commandChat     = 1
	commandMessage  = 3
	optSubcommand   = 1
	optGroup        = 2
)

func (f *Fake) getCommands(c *call) reply {
	if c.id("application_id") != f.bot.id {
		return failed(discordError(403, 20012, "You are not authorized to perform this action on this application"))
	}
	out := f.commands[c.id("guild_id")]
	if out == nil {
		out = []obj{}
	}
	return ok(out)
}

func (f *Fake) putCommands(c *call) reply {
	if c.id("application_id") != f.bot.id {
		return failed(discordError(403, 20012, "You are not authorized to perform this action on this application"))
	}
	all, isList := c.body.([]any)
	p := newProblems()
	if !isList {
		p.add("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
	}
	counts := map[int]int{}
	var next []obj
	for i, one := range all {
		cmd, isObject := one.(obj)
		if !isObject {
			p.at(i).add("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
			continue
		}
		checkCommand(p.at(i), cmd)
		counts[commandType(cmd)]++
		next = append(next, f.register(cmd, c.id("guild_id")))
	}
	if counts[commandChat] > maxCommands || counts[2] > 15 || counts[commandMessage] > 15 {
		return failed(discordError(400, 30032, "Maximum number of application commands reached (100)"))
	}
	if p.any() {
		f.reportProblems(c, p)
		return failed(p.invalidForm())
	}
	f.commands[c.id("guild_id")] = next
	f.signal()
	if next == nil {
		next = []obj{}
	}
	return ok(next)
}

func (f *Fake) postCommand(c *call) reply {
	cmd := c.object()
	p := newProblems()
	checkCommand(p, cmd)
	if p.any() {
		f.reportProblems(c, p)
		return failed(p.invalidForm())
	}
	guild := c.id("guild_id")
	made := f.register(cmd, guild)
	for i, old := range f.commands[guild] {
		if old["name"] == made["name"] && commandType(old) == commandType(made) {
			f.commands[guild][i] = made
			return ok(made)
		}
	}
	f.commands[guild] = append(f.commands[guild], made)
	f.signal()
	return created(made)
}

func (f *Fake) deleteCommand(c *call) reply {
	guild := c.id("guild_id")
	for i, old := range f.commands[guild] {
		if old["id"] == c.id("command_id") {
			f.commands[guild] = append(f.commands[guild][:i:i], f.commands[guild][i+1:]...)
			f.signal()
			return noContent()
		}
	}
	return failed(errUnknownCommand())
}

// register returns a command with the fields that Discord adds. A command that
// replaces one with the same name and type has the same id.
func (f *Fake) register(sent obj, guild string) obj {
	cmd := clone(sent)
	cmd["type"] = commandType(sent)
	cmd["id"] = f.newID()
	for _, old := range f.commands[guild] {
		if old["name"] == cmd["name"] && commandType(old) == commandType(sent) {
			cmd["id"] = old["id"]
		}
	}
	cmd["application_id"], cmd["version"] = f.bot.id, f.newID()
	defaults := obj{
		"name_localizations": nil, "description_localizations": nil, "default_member_permissions": nil,
		"nsfw": false, "dm_permission": true, "contexts": nil, "integration_types": []any{0}, "description": "",
	}
	for k, v := range defaults {
		if _, sentIt := cmd[k]; !sentIt {
			cmd[k] = v
		}
	}
	if guild != "" {
		cmd["guild_id"] = guild
	}
	if len(list(cmd, "options")) == 0 {
		delete(cmd, "options")
	}
	return withoutNulls(cmd)
}

// withoutNulls removes unset keys from options, which Discord does not return.
func withoutNulls(cmd obj) obj {
	for _, o := range list(cmd, "options") {
		opt, _ := o.(obj)
		for k, v := range opt {
			if l, isList := v.([]any); v == nil || v == false || isList && len(l) == 0 {
				delete(opt, k)
			}
		}
		withoutNulls(opt)
	}
	return cmd
}

func commandType(cmd obj) int {
	if t := integer(cmd, "type"); t != 0 {
		return t
	}
	return commandChat
}

func checkCommand(p problems, cmd obj) {
	name := str(cmd, "name")
	if commandType(cmd) != commandChat {
		p.at("name").length(name, 1, 32)
		if str(cmd, "description") != "" {
			p.at("description").add("APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_EXIST", "Context menu commands cannot have description")
		}
		return
	}
	checkName(p, name)
	p.at("description").length(str(cmd, "description"), 1, 100)
	checkCommandOptions(p.at("options"), list(cmd, "options"))
	if n := commandSize(cmd); n > maxCommandTotal {
		p.add("APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (%d)", maxCommandTotal)
	}
}

func checkName(p problems, name string) {
	if !commandName.MatchString(name) || name != strings.ToLower(name) {
		p.at("name").add("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
	}
}

func checkCommandOptions(p problems, options []any) {
	p.maxItems(len(options), 25)
	seen, optional := map[string]bool{}, false
	for i, o := range options {
		opt, _ := o.(obj)
		at := p.at(i)
		name := str(opt, "name")
		checkName(at, name)
		if seen[name] {
			at.at("name").add("APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", "Option name is already used")
		}
		seen[name] = true
		at.at("description").length(str(opt, "description"), 1, 100)
		required := opt["required"] == true
		if required && optional {
			at.add("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options")
		}
		optional = optional || !required
		checkChoices(at, list(opt, "choices"), opt["autocomplete"] == true)
		checkCommandOptions(at.at("options"), list(opt, "options"))
	}
}

func checkChoices(p problems, choices []any, autocomplete bool) {
	p.at("choices").maxItems(len(choices), 25)
	if autocomplete && len(choices) > 0 {
		p.at("autocomplete").add("APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", "autocomplete and choices exclude each other")
	}
	for i, c := range choices {
		o, _ := c.(obj)
		p.at("choices", i, "name").length(str(o, "name"), 1, 100)
		if s, isText := o["value"].(string); isText {
			p.at("choices", i, "value").maxLength(s, 100)
		} else if _, isNumber := o["value"].(json.Number); !isNumber {
			p.at("choices", i, "value").add("BASE_TYPE_REQUIRED", "This field is required")
		}
	}
}

// commandSize is the number of characters in names, descriptions and values, which
// Discord limits.
func commandSize(o obj) int {
	n := characters(str(o, "name")) + characters(str(o, "description")) + characters(str(o, "value"))
	for _, key := range []string{"options", "choices"} {
		for _, inner := range list(o, key) {
			if io, isObject := inner.(obj); isObject {
				n += commandSize(io)
			}
		}
	}
	return n
}
