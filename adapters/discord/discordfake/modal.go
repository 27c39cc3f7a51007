package discordfake

const (
	maxModalTitle  = 45
	maxModalRows   = 5
	maxInputLabel  = 45
	maxInputLength = 4000
)

// modalField is a field of a form. Older forms have the label on a text input in an
// action row, newer ones in a label component around the field.
type modalField struct {
	name    string
	input   component
	inLabel bool
}

func modalFields(data obj) []modalField {
	var out []modalField
	for _, c := range decodeComponents(list(data, "components")) {
		switch {
		case c.Type == compLabel && c.Component != nil:
			out = append(out, modalField{name: c.Label, input: *c.Component, inLabel: true})
		case c.Type == compRow && len(c.Components) == 1:
			out = append(out, modalField{name: c.Components[0].Label, input: c.Components[0]})
		}
	}
	return out
}

func checkModal(p problems, data obj) {
	p.at("custom_id").length(str(data, "custom_id"), 1, maxCustomID)
	p.at("title").length(str(data, "title"), 1, maxModalTitle)
	cs, err := parseComponents(list(data, "components"))
	if err != nil || len(cs) < 1 || len(cs) > maxModalRows {
		p.at("components").add("BASE_TYPE_BAD_LENGTH", "Must be between 1 and %d in length. (%d items)", maxModalRows, len(cs))
		return
	}
	seen := map[string]bool{}
	for i, c := range cs {
		at := p.at("components", i)
		switch {
		case c.Type == compText:
		case c.Type == compLabel && c.Component != nil:
			at.at("label").length(c.Label, 1, maxInputLabel)
			at.at("description").maxLength(c.Description, 100)
			checkInput(at.at("component"), *c.Component, seen)
		case c.Type == compRow && len(c.Components) == 1 && c.Components[0].Type == compTextInput:
			at.at("components", 0, "label").length(c.Components[0].Label, 1, maxInputLabel)
			checkInput(at.at("components", 0), c.Components[0], seen)
		default:
			at.add("UNION_TYPE_CHOICES", "A form takes labels, text, or action rows with one text input.")
		}
	}
}

func checkInput(p problems, c component, seen map[string]bool) {
	p.at("custom_id").length(c.CustomID, 1, maxCustomID)
	if seen[c.CustomID] {
		p.at("custom_id").add("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
	}
	seen[c.CustomID] = true
	switch {
	case c.Type == compTextInput:
		p.at("value").maxLength(c.Value, maxInputLength)
		p.at("placeholder").maxLength(c.Placeholder, 100)
		if c.Style != 1 && c.Style != 2 {
			p.at("style").add("BASE_TYPE_CHOICES", "Value must be one of (1, 2).")
		}
		if c.MinLength < 0 || c.MaxLength > maxInputLength || c.MaxLength > 0 && c.MinLength > c.MaxLength {
			p.at("max_length").add("NUMBER_TYPE_RANGE", "min_length %d and max_length %d do not fit", c.MinLength, c.MaxLength)
		}
	case c.isSelect():
		checkSelect(p, c)
	}
}

// submittedComponents is the list of components in the submission of a modal, which
// has the structure of the form.
func submittedComponents(data obj, values map[string]string) []any {
	out := []any{}
	for i, field := range modalFields(data) {
		value, given := values[field.name]
		if !given {
			value, given = values[field.input.CustomID]
		}
		if !given {
			value = field.input.Value
		}
		filled := obj{"type": field.input.Type, "id": 2*i + 2, "custom_id": field.input.CustomID}
		if field.input.isSelect() {
			filled["values"] = []any{value}
		} else {
			filled["value"] = value
		}
		if field.inLabel {
			out = append(out, obj{"type": compLabel, "id": 2*i + 1, "component": filled})
		} else {
			out = append(out, obj{"type": compRow, "id": 2*i + 1, "components": []any{filled}})
		}
	}
	return out
}
