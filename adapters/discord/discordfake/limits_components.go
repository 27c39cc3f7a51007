package discordfake

// Limits of components. https://discord.com/developers/docs/components/reference
const (
	maxRows        = 5
	maxButtons     = 5
	maxLabel       = 80
	maxCustomID    = 100
	maxButtonURL   = 512
	maxV2          = 40
	maxV2Text      = 4000
	maxOptions     = 25
	maxOptionText  = 100
	maxPlaceholder = 150
	maxGallery     = 10
)

// checker holds the counts over all components of a message.
type checker struct {
	v2        bool
	count     int
	text      int
	customIDs map[string]bool
	ids       map[int]bool
}

func checkComponents(p problems, raw []any, v2 bool) {
	cs, err := parseComponents(raw)
	if err != nil {
		p.add("MODEL_TYPE_CONVERT", "%v", err)
		return
	}
	ck := &checker{v2: v2, customIDs: map[string]bool{}, ids: map[int]bool{}}
	if !v2 {
		p.maxItems(len(cs), maxRows)
	}
	for i, c := range cs {
		if !v2 && c.Type != compRow {
			p.at(i).add("UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,).")
			continue
		}
		ck.check(p.at(i), c, 0)
	}
	if v2 && ck.count > maxV2 {
		p.add("BASE_TYPE_BAD_LENGTH", "Must be between 1 and %d in length. (%d components in all)", maxV2, ck.count)
	}
	if ck.text > maxV2Text {
		p.add("BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length. (%d characters in all text displays)", maxV2Text, ck.text)
	}
}

// check checks a component; inside is the type of the component around it, 0 at the
// top level.
func (ck *checker) check(p problems, c component, inside int) {
	ck.count++
	ck.unique(p, c)
	if !allowedIn(inside, c) {
		p.add("UNION_TYPE_CHOICES", "Component type %d cannot stand inside type %d.", c.Type, inside)
		return
	}
	switch c.Type {
	case compRow:
		ck.checkRow(p, c)
	case compButton:
		checkButton(p, c)
	case compSection:
		ck.checkSection(p, c)
	case compText:
		p.at("content").length(c.Content, 1, maxV2Text)
		ck.text += characters(c.Content)
	case compContainer:
		if len(c.Components) == 0 {
			p.at("components").add("BASE_TYPE_REQUIRED", "This field is required")
		}
		ck.children(p, c)
	case compGallery:
		checkGallery(p, c)
	default:
		if c.isSelect() {
			checkSelect(p, c)
		}
	}
}

func (ck *checker) children(p problems, c component) {
	for i, inner := range c.Components {
		ck.check(p.at("components", i), inner, c.Type)
	}
}

func (ck *checker) unique(p problems, c component) {
	if c.CustomID != "" {
		if ck.customIDs[c.CustomID] {
			p.at("custom_id").add("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
		}
		ck.customIDs[c.CustomID] = true
	}
	if c.ID != 0 {
		if ck.ids[c.ID] {
			p.at("id").add("COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")
		}
		ck.ids[c.ID] = true
	}
}

// allowedIn tells whether a component may be inside one of another type.
func allowedIn(inside int, c component) bool {
	switch inside {
	case 0:
		return c.Type == compContainer || allowedIn(compContainer, c)
	case compContainer:
		switch c.Type {
		case compRow, compSection, compText, compGallery, compFile, compSeparator:
			return true
		}
		return false
	case compRow:
		return c.Type == compButton || c.isSelect()
	case compSection:
		return c.Type == compText
	}
	return false
}

func (ck *checker) checkRow(p problems, c component) {
	n := len(c.Components)
	if n == 0 || n > maxButtons {
		p.at("components").add("BASE_TYPE_BAD_LENGTH", "Must be between 1 and %d in length. (%d items)", maxButtons, n)
	}
	for _, inner := range c.Components {
		if inner.isSelect() && n > 1 {
			p.at("components").add("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width")
			break
		}
	}
	ck.children(p, c)
}

func (ck *checker) checkSection(p problems, c component) {
	if n := len(c.Components); n < 1 || n > 3 {
		p.at("components").add("BASE_TYPE_BAD_LENGTH", "Must be between 1 and 3 in length. (%d items)", n)
	}
	ck.children(p, c)
	switch {
	case c.Accessory == nil:
		p.at("accessory").add("BASE_TYPE_REQUIRED", "This field is required")
	case c.Accessory.Type == compButton:
		ck.count++
		ck.unique(p.at("accessory"), *c.Accessory)
		checkButton(p.at("accessory"), *c.Accessory)
	case c.Accessory.Type == compThumbnail:
		ck.count++
	default:
		p.at("accessory").add("UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (2, 11).")
	}
}

func checkButton(p problems, c component) {
	p.at("label").maxLength(c.Label, maxLabel)
	if c.Style < 1 || c.Style > buttonPremium {
		p.at("style").add("BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3, 4, 5, 6).")
	}
	if c.label() == "" && c.Style != buttonPremium {
		p.add("BUTTON_COMPONENT_MISSING_LABEL_OR_EMOJI", "A button must have a label or emoji")
	}
	if c.Style != buttonLink {
		if c.Style != buttonPremium {
			p.at("custom_id").length(c.CustomID, 1, maxCustomID)
		}
		if c.URL != "" {
			p.add("BUTTON_COMPONENT_URL_NOT_ALLOWED", "Only link buttons have a url")
		}
		return
	}
	if c.CustomID != "" {
		p.add("BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified")
	}
	p.at("url").length(c.URL, 1, maxButtonURL)
}

func checkSelect(p problems, c component) {
	p.at("custom_id").length(c.CustomID, 1, maxCustomID)
	p.at("placeholder").maxLength(c.Placeholder, maxPlaceholder)
	low, high := 1, 1
	if c.MinValues != nil {
		low = *c.MinValues
	}
	if c.MaxValues != nil {
		high = *c.MaxValues
	}
	if low < 0 || high < 1 || high > maxOptions || low > high {
		p.at("max_values").add("NUMBER_TYPE_RANGE", "min_values %d and max_values %d do not fit", low, high)
	}
	if c.Type == compStringSelect {
		checkOptions(p.at("options"), c.Options)
	}
}

func checkOptions(p problems, options []option) {
	if n := len(options); n < 1 || n > maxOptions {
		p.add("BASE_TYPE_BAD_LENGTH", "Must be between 1 and %d in length. (%d items)", maxOptions, n)
	}
	seen := map[string]bool{}
	for i, o := range options {
		p.at(i, "label").length(o.Label, 1, maxOptionText)
		p.at(i, "value").length(o.Value, 1, maxOptionText)
		p.at(i, "description").maxLength(o.Description, maxOptionText)
		if seen[o.Value] {
			p.at(i, "value").add("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")
		}
		seen[o.Value] = true
	}
}

func checkGallery(p problems, c component) {
	if n := len(c.Items); n < 1 || n > maxGallery {
		p.at("items").add("BASE_TYPE_BAD_LENGTH", "Must be between 1 and %d in length. (%d items)", maxGallery, n)
	}
	for i, item := range c.Items {
		p.at("items", i, "media", "url").length(item.Media.URL, 1, 2048)
		p.at("items", i, "description").maxLength(item.Description, maxAltText)
	}
}
