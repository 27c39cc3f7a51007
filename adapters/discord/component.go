package discord

// Component types and the button style in use:
// https://discord.com/developers/docs/components/reference
const (
	actionRow    = 1
	button       = 2
	stringSelect = 3
	textInput    = 4
	textDisplay  = 10
	gallery      = 12
	container    = 17
	labelled     = 18

	secondary = 2
)

// A component is a part of a message or of a form.
type component struct {
	Type        int         `json:"type"`
	Style       int         `json:"style,omitempty"`
	Label       string      `json:"label,omitempty"`
	CustomID    string      `json:"custom_id,omitempty"`
	Content     string      `json:"content,omitempty"`
	Accent      int         `json:"accent_color,omitempty"`
	Placeholder string      `json:"placeholder,omitempty"`
	Value       string      `json:"value,omitempty"`
	Required    *bool       `json:"required,omitempty"`
	MinValues   *int        `json:"min_values,omitempty"`
	MaxValues   int         `json:"max_values,omitempty"`
	MaxLength   int         `json:"max_length,omitempty"`
	Options     []option    `json:"options,omitempty"`
	Items       []item      `json:"items,omitempty"`
	Component   *component  `json:"component,omitempty"`
	Components  []component `json:"components,omitempty"`
}

// An option is one choice of a menu.
type option struct {
	Label   string `json:"label"`
	Value   string `json:"value"`
	Default bool   `json:"default,omitempty"`
}

// Message flags: https://discord.com/developers/docs/resources/message
const (
	suppressEmbeds = 1 << 2
	ephemeral      = 1 << 6
	componentsV2   = 1 << 15
)

// A body is a message on its way to Discord. It never lets anything ping.
type body struct {
	Content      string      `json:"content,omitempty"`
	Embeds       []embed     `json:"embeds,omitempty"`
	Components   []component `json:"components,omitempty"`
	Flags        int         `json:"flags,omitempty"`
	Mentions     mentions    `json:"allowed_mentions"`
	Nonce        string      `json:"nonce,omitempty"`
	EnforceNonce bool        `json:"enforce_nonce,omitempty"`
	Reference    *reference  `json:"message_reference,omitempty"`

	Attachments []attachment `json:"attachments,omitempty"`
	// picture is the content of the one attachment.
	picture []byte
}

type embed struct {
	Description string `json:"description"`
	Color       int    `json:"color,omitempty"`
}

// mentions is allowed_mentions; its list must not be nil, which Discord takes
// for no rule at all.
type mentions struct {
	Parse []string `json:"parse"`
}

// A reference makes a message a reply, or an ordinary one where what it would
// reply to is gone.
type reference struct {
	Message string `json:"message_id"`
	Fail    bool   `json:"fail_if_not_exists"`
}

// forms are the bodies to try for a new message, best first.
func (m message) forms() []body {
	rows := m.rows[:min(len(m.rows), maxRows)]
	plain := []body{
		m.inComponents(m.rich),
		{Embeds: []embed{{m.text, m.color}}, Components: rows, Mentions: quiet()},
		{Content: m.short, Components: rows, Flags: suppressEmbeds, Mentions: quiet()},
		{Content: m.short, Flags: suppressEmbeds, Mentions: quiet()},
	}
	if m.picture != nil {
		return append([]body{m.illustrated()}, plain...)
	}
	return plain
}

// edits are the bodies to try for a message that is there. One that consists of
// components does so for ever, so the plainest form of that comes before the
// forms that it refuses.
func (m message) edits() []body {
	bare := m.inComponents([]component{{Type: textDisplay, Content: m.short}})
	all := m.forms()
	return append([]body{all[0], bare}, all[1:]...)
}

func (m message) inComponents(all []component) body {
	return body{Components: all, Flags: componentsV2, Mentions: quiet()}
}

func quiet() mentions { return mentions{Parse: []string{}} }

// An edit is a body that also takes away what it does not have:
// https://discord.com/developers/docs/resources/message#edit-message
type edit struct {
	Content    *string     `json:"content"`
	Embeds     []embed     `json:"embeds"`
	Components []component `json:"components"`
	Flags      int         `json:"flags"`
	Mentions   mentions    `json:"allowed_mentions"`
}

func (b body) edit() edit {
	e := edit{Embeds: b.Embeds, Components: b.Components, Flags: b.Flags, Mentions: b.Mentions}
	if b.Content != "" {
		e.Content = &b.Content
	}
	return e
}
