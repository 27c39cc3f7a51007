package discordfake

import (
	"fmt"
	"strings"
)

// maxAltText is in characters.
// https://docs.discord.com/developers/resources/message#attachment-object-attachment-request-structure
const maxAltText = 1024

// attachmentScheme is how a message refers to a file that it brings along.
// https://docs.discord.com/developers/components/reference#unfurled-media-item
const attachmentScheme = "attachment://"

// shows are the names of the files that embeds and components of a message
// refer to.
func (m message) shows() map[string]bool {
	out := map[string]bool{}
	add := func(url string) {
		if name, ok := strings.CutPrefix(url, attachmentScheme); ok {
			out[name] = true
		}
	}
	for _, e := range m.embeds {
		o, _ := e.(obj)
		add(str(child(o, "image"), "url"))
		add(str(child(o, "thumbnail"), "url"))
	}
	for _, c := range flatten(decodeComponents(m.components)) {
		for _, item := range c.Items {
			add(item.Media.URL)
		}
		for _, one := range []*media{c.Media, c.File} {
			if one != nil {
				add(one.URL)
			}
		}
	}
	return out
}

// names are those of a message's files, and whether each is there.
func (m message) names() map[string]bool {
	out := map[string]bool{}
	for _, a := range m.attachments {
		o, _ := a.(obj)
		out[str(o, "filename")] = true
	}
	return out
}

// checkAttached refuses a message that shows files which it does not have.
func checkAttached(p problems, after message) {
	have := after.names()
	for name := range after.shows() {
		if !have[name] {
			p.add("UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", "The referenced attachment %q could not be found", name)
		}
	}
	for i, a := range after.attachments {
		o, _ := a.(obj)
		p.at("attachments", i, "description").maxLength(str(o, "description"), maxAltText)
	}
}

// unshown are the files of a message of components that none of them shows:
// such a message shows nothing else.
func unshown(m message) []string {
	if m.flags&flagComponentsV2 == 0 {
		return nil
	}
	var out []string
	shown := m.shows()
	for name := range m.names() {
		if !shown[name] {
			out = append(out, name)
		}
	}
	return out
}

func galleryText(items []mediaItem) string {
	var out []string
	for _, item := range items {
		out = append(out, strings.TrimSuffix(fmt.Sprintf("[picture: %s", item.Description), ": ")+"]")
	}
	return strings.Join(out, "\n")
}

// File is the content of the newest file of that name in a message; nil where
// there is none.
func (f *Fake) File(name string) []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.files[name]
}
