package discordfake

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// text is the message as a person sees it: content, embeds and components, from top
// to bottom. Buttons are in brackets, disabled ones in parentheses; embeds and
// containers have a bar in front of each line.
func (m *message) text() string {
	var parts []string
	if m.loading() {
		return "is thinking"
	}
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	add(m.content)
	if m.flags&flagSuppressEmbeds == 0 {
		for _, e := range m.embeds {
			o, _ := e.(obj)
			add(embedText(o))
		}
	}
	for _, c := range decodeComponents(m.components) {
		add(c.text())
	}
	shown := m.referencedFiles()
	for _, a := range m.attachments {
		if o, _ := a.(obj); !shown[str(o, "filename")] {
			add(fmt.Sprintf("[file %s]", str(o, "filename")))
		}
	}
	return m.channel.f.resolveMentions(strings.Join(parts, "\n"))
}

func embedText(e obj) string {
	var lines []string
	add := func(s string) {
		if s != "" {
			lines = append(lines, s)
		}
	}
	add(str(child(e, "author"), "name"))
	if title, url := str(e, "title"), str(e, "url"); url != "" {
		add(fmt.Sprintf("%s (%s)", title, url))
	} else {
		add(title)
	}
	add(str(e, "description"))
	if picture := str(child(e, "image"), "url"); picture != "" {
		add("[picture]")
	}
	for _, f := range list(e, "fields") {
		o, _ := f.(obj)
		add(str(o, "name") + ": " + str(o, "value"))
	}
	add(str(child(e, "footer"), "text"))
	return prefixLines(strings.Join(lines, "\n"))
}

func prefixLines(s string) string {
	if s == "" {
		return ""
	}
	return "| " + strings.ReplaceAll(s, "\n", "\n| ")
}

func (c component) text() string {
	switch c.Type {
	case compRow:
		return joinText(c.Components, " ")
	case compButton:
		return c.buttonText()
	case compText:
		return c.Content
	case compSection:
		s := joinText(c.Components, "\n")
		if c.Accessory != nil {
			s += "  " + c.Accessory.text()
		}
		return s
	case compContainer:
		return prefixLines(joinText(c.Components, "\n"))
	case compSeparator:
		if c.Divider == nil || *c.Divider {
			return "---"
		}
	case compThumbnail:
		return "[picture " + c.Description + "]"
	case compGallery:
		return galleryText(c.Items)
	case compFile:
		if c.File != nil {
			return fmt.Sprintf("[file %s]", strings.TrimPrefix(c.File.URL, "attachment://"))
		}
	case compTextInput:
		return fmt.Sprintf("[%s ____]", c.Label)
	case compLabel:
		if c.Component != nil {
			return c.Label + " " + c.Component.text()
		}
	}
	if c.isSelect() {
		return c.selectText()
	}
	return ""
}

func (c component) buttonText() string {
	switch {
	case c.Disabled:
		return "(" + c.label() + ")"
	case c.Style == buttonLink:
		return fmt.Sprintf("[%s -> %s]", c.label(), c.URL)
	}
	return "[" + c.label() + "]"
}

func (c component) selectText() string {
	var names []string
	for _, o := range c.Options {
		name := o.Label
		if o.Default {
			name = "*" + name
		}
		names = append(names, name)
	}
	return fmt.Sprintf("[%s: %s]", c.Placeholder, strings.Join(names, " / "))
}

func joinText(cs []component, sep string) string {
	var parts []string
	for _, c := range cs {
		if s := c.text(); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, sep)
}

var (
	mentionForm = regexp.MustCompile(`<(@!?|#)(\d+)>`)
	timeForm    = regexp.MustCompile(`<t:(-?\d{1,12})(?::([tTdDfFR]))?>`)
)

// resolveMentions replaces mentions by names, and timestamps by dates in UTC, as
// Discord's clients do.
func (f *Fake) resolveMentions(s string) string {
	s = mentionForm.ReplaceAllStringFunc(s, func(all string) string {
		parts := mentionForm.FindStringSubmatch(all)
		if parts[1] == "#" {
			if c := f.channels[parts[2]]; c != nil {
				return "#" + c.Name
			}
			return "#unknown"
		}
		return "@" + f.nameOf(parts[2])
	})
	return timeForm.ReplaceAllStringFunc(s, func(all string) string {
		parts := timeForm.FindStringSubmatch(all)
		seconds, _ := strconv.ParseInt(parts[1], 10, 64)
		return formatTime(time.Unix(seconds, 0).UTC(), parts[2])
	})
}

func formatTime(t time.Time, style string) string {
	switch style {
	case "t":
		return t.Format("15:04")
	case "T":
		return t.Format("15:04:05")
	case "d":
		return t.Format("02/01/2006")
	case "D":
		return t.Format("2 January 2006")
	case "F":
		return t.Format("Monday, 2 January 2006 15:04")
	case "R":
		return "at " + t.Format("2 January 2006 15:04")
	}
	return t.Format("2 January 2006 15:04")
}

func (f *Fake) nameOf(id string) string {
	if id == f.bot.id {
		return f.bot.name
	}
	for _, p := range f.people {
		if p.ID == id {
			return p.Name
		}
	}
	return "unknown-user"
}
