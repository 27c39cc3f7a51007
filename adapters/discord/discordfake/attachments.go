package discordfake

import (
	"fmt"
	"strings"
)

// maxAltText is in characters.
// https://docs.discord.com/developers/resources/message#attachment-object-attachment-request-structure
const maxAltText = 1024

// attachmentScheme is the scheme of URLs that refer to a file of the same message.
// https://docs.discord.com/developers/components/reference#unfurled-media-item
const attachmentScheme = "attachment://"

// referencedFiles are the names of the files that the embeds and components of a
// message refer to.
func (m message) referencedFiles() map[string]bool {
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

// fileNames is the set of the names of a message's files.
func (m message) fileNames() map[string]bool {
	out := map[string]bool{}
	for _, a := range m.attachments {
		o, _ := a.(obj)
		out[str(o, "filename")] = true
	}
	return out
}

// checkAttachments reports references to files that the message does not have, and
// alternative texts that are too long.
func checkAttachments(p problems, after message) {
	have := after.fileNames()
	for name := range after.referencedFiles() {
		if !have[name] {
			p.add("UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", "The referenced attachment %q could not be found", name)
		}
	}
	for i, a := range after.attachments {
		o, _ := a.(obj)
		p.at("attachments", i, "description").maxLength(str(o, "description"), maxAltText)
	}
}

// unreferencedFiles are the files that no component refers to, in a message with
// Components V2, which does not show other files.
func unreferencedFiles(m message) []string {
	if m.flags&flagComponentsV2 == 0 {
		return nil
	}
	var out []string
	shown := m.referencedFiles()
	for name := range m.fileNames() {
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

// File is the content of the newest posted file with that name; nil if there is
// none.
func (f *Fake) File(name string) []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.files[name]
}
