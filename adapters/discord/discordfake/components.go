package discordfake

import (
	"encoding/json"
	"fmt"
)

// Component types. https://discord.com/developers/docs/components/reference
const (
	compRow           = 1
	compButton        = 2
	compStringSelect  = 3
	compTextInput     = 4
	compUserSelect    = 5
	compChannelSelect = 8
	compSection       = 9
	compText          = 10
	compThumbnail     = 11
	compGallery       = 12
	compFile          = 13
	compSeparator     = 14
	compContainer     = 17
	compLabel         = 18
)

// The button styles with rules of their own.
const (
	buttonLink    = 5
	buttonPremium = 6
)

type component struct {
	Type        int         `json:"type"`
	ID          int         `json:"id"`
	CustomID    string      `json:"custom_id"`
	Label       string      `json:"label"`
	Style       int         `json:"style"`
	URL         string      `json:"url"`
	Disabled    bool        `json:"disabled"`
	Emoji       *emoji      `json:"emoji"`
	Options     []option    `json:"options"`
	Placeholder string      `json:"placeholder"`
	MinValues   *int        `json:"min_values"`
	MaxValues   *int        `json:"max_values"`
	Content     string      `json:"content"`
	Components  []component `json:"components"`
	Accessory   *component  `json:"accessory"`
	Component   *component  `json:"component"`
	Items       []mediaItem `json:"items"`
	Media       *media      `json:"media"`
	File        *media      `json:"file"`
	Description string      `json:"description"`
	Divider     *bool       `json:"divider"`
	AccentColor *int        `json:"accent_color"`
	Required    *bool       `json:"required"`
	Value       string      `json:"value"`
	MinLength   int         `json:"min_length"`
	MaxLength   int         `json:"max_length"`
}

type emoji struct {
	Name string `json:"name"`
}

type option struct {
	Label       string `json:"label"`
	Value       string `json:"value"`
	Description string `json:"description"`
	Default     bool   `json:"default"`
}

type media struct {
	URL string `json:"url"`
}

type mediaItem struct {
	Media       media  `json:"media"`
	Description string `json:"description"`
}

func (c component) label() string {
	switch {
	case c.Emoji != nil && c.Label != "":
		return c.Emoji.Name + " " + c.Label
	case c.Emoji != nil:
		return c.Emoji.Name
	}
	return c.Label
}

func (c component) isSelect() bool {
	return c.Type == compStringSelect || c.Type >= compUserSelect && c.Type <= compChannelSelect
}

// parseComponents decodes components, which may be malformed.
func parseComponents(raw []any) ([]component, error) {
	var out []component
	if err := json.Unmarshal(encodeJSON(orEmpty(raw)), &out); err != nil {
		return nil, fmt.Errorf("components: %w", err)
	}
	return out, nil
}

// decodeComponents decodes components that are known to be valid.
func decodeComponents(raw []any) []component {
	out, _ := parseComponents(raw)
	return out
}

// flatten lists components and everything inside them, outer ones first.
func flatten(cs []component) []component {
	var out []component
	for _, c := range cs {
		out = append(out, c)
		out = append(out, flatten(c.Components)...)
		if c.Accessory != nil {
			out = append(out, flatten([]component{*c.Accessory})...)
		}
		if c.Component != nil {
			out = append(out, flatten([]component{*c.Component})...)
		}
	}
	return out
}

// assignIDs returns a copy in which every component has an id, as Discord assigns
// them.
func assignIDs(raw []any) []any {
	out := clone(orEmpty(raw))
	next := 1
	assignIDsIn(out, &next)
	return out
}

func assignIDsIn(cs []any, next *int) {
	for _, c := range cs {
		o, ok := c.(obj)
		if !ok {
			continue
		}
		if integer(o, "id") == 0 {
			o["id"] = *next
		}
		*next++
		assignIDsIn(list(o, "components"), next)
		if a := child(o, "accessory"); a != nil {
			assignIDsIn([]any{a}, next)
		}
	}
}

// findComponent finds a component by its custom id, or else by its label or
// placeholder.
func findComponent(raw []any, wanted string, fits func(component) bool) (component, bool) {
	all := flatten(decodeComponents(raw))
	for _, byName := range []bool{false, true} {
		for _, c := range all {
			if !fits(c) {
				continue
			}
			if c.CustomID == wanted || byName && (c.label() == wanted || c.Label == wanted || c.Placeholder == wanted) {
				return c, true
			}
		}
	}
	return component{}, false
}
