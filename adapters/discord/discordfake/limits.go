package discordfake

// Limits of a message.
// https://discord.com/developers/docs/resources/message#embed-object-embed-limits
const (
	maxContent          = 2000
	maxEmbeds           = 10
	maxEmbedTotal       = 6000
	maxTitle            = 256
	maxDescription      = 4096
	maxFields           = 25
	maxFieldName        = 256
	maxFieldValue       = 1024
	maxFooter           = 2048
	maxAuthor           = 256
	maxAttachments      = 10
	maxNonce            = 25
	maxThreadName       = 100
	legacyWithV2        = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
	legacyWithV2Message = "The 'content' and 'embeds' fields cannot be used with the IS_COMPONENTS_V2 flag"
)

// draft is a message as a request describes it. An edit does not change a field that
// is nil, which the request did not have.
type draft struct {
	raw         obj
	content     *string
	embeds      []any
	components  []any
	attachments []any
	flags       int
	hasFlags    bool
	files       []file
}

func newDraft(raw obj, files []file) draft {
	d := draft{raw: raw, files: files, flags: integer(raw, "flags")}
	_, d.hasFlags = raw["flags"]
	if v, ok := raw["content"]; ok {
		s, _ := v.(string)
		d.content = &s
	}
	d.embeds, d.components, d.attachments = listOf(raw, "embeds"), listOf(raw, "components"), listOf(raw, "attachments")
	return d
}

// listOf is nil if the key is missing, and empty if its value is null.
func listOf(o obj, key string) []any {
	if _, ok := o[key]; !ok {
		return nil
	}
	return orEmpty(list(o, key))
}

// applyTo returns the message with the draft applied.
func (d draft) applyTo(m message) message {
	if d.content != nil {
		m.content = *d.content
	}
	if d.embeds != nil {
		m.embeds = d.embeds
	}
	if d.components != nil {
		m.components = assignIDs(d.components)
	}
	if d.attachments != nil || len(d.files) > 0 {
		m.attachments = d.mergeAttachments(m.attachments)
	}
	return m
}

// check checks the draft, and the message with the draft applied, which must keep
// the limits that apply to more than one field.
func (d draft) check(p problems, after message) *apiError {
	if d.content != nil {
		p.at("content").maxLength(*d.content, maxContent)
	}
	checkEmbeds(p.at("embeds"), after.embeds)
	p.at("attachments").maxItems(len(after.attachments), maxAttachments)
	if after.flags&flagComponentsV2 != 0 {
		if after.content != "" {
			p.at("content").add(legacyWithV2, legacyWithV2Message)
		}
		if len(after.embeds) > 0 {
			p.at("embeds").add(legacyWithV2, legacyWithV2Message)
		}
	}
	checkAttachments(p, after)
	checkComponents(p.at("components"), after.components, after.flags&flagComponentsV2 != 0)
	if p.any() {
		return p.invalidForm()
	}
	if after.isEmpty() && list(d.raw, "sticker_ids") == nil && d.raw["poll"] == nil {
		return errEmptyMessage()
	}
	return nil
}

func (m message) isEmpty() bool {
	return m.content == "" && len(m.embeds) == 0 && len(m.components) == 0 && len(m.attachments) == 0
}

func checkEmbeds(p problems, embeds []any) {
	p.maxItems(len(embeds), maxEmbeds)
	total := 0
	for i, e := range embeds {
		o, ok := e.(obj)
		if !ok {
			p.at(i).add("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
			continue
		}
		total += checkEmbed(p.at(i), o)
	}
	if total > maxEmbedTotal {
		p.add("MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of %d (%d characters)", maxEmbedTotal, total)
	}
}

// checkEmbed checks an embed, and returns how many characters count towards the
// total.
func checkEmbed(p problems, e obj) int {
	parts := []struct {
		at   []any
		text string
		max  int
	}{
		{[]any{"title"}, str(e, "title"), maxTitle},
		{[]any{"description"}, str(e, "description"), maxDescription},
		{[]any{"footer", "text"}, str(child(e, "footer"), "text"), maxFooter},
		{[]any{"author", "name"}, str(child(e, "author"), "name"), maxAuthor},
	}
	total := 0
	for _, part := range parts {
		p.at(part.at...).maxLength(part.text, part.max)
		total += characters(part.text)
	}
	fields := list(e, "fields")
	p.at("fields").maxItems(len(fields), maxFields)
	for i, f := range fields {
		o, _ := f.(obj)
		p.at("fields", i, "name").length(str(o, "name"), 1, maxFieldName)
		p.at("fields", i, "value").length(str(o, "value"), 1, maxFieldValue)
		total += characters(str(o, "name")) + characters(str(o, "value"))
	}
	return total
}
