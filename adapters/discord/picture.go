package discord

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/textproto"
	"slices"

	"dateline/adapters/chat"
	"dateline/bot"
	"dateline/bot/plot"
)

// An attachment is a file that a message brings along, by its number among
// them. https://docs.discord.com/developers/reference#uploading-files
type attachment struct {
	ID          string `json:"id"`
	Filename    string `json:"filename"`
	Description string `json:"description,omitempty"`
}

// An item is a picture of a gallery.
type item struct {
	Media       media  `json:"media"`
	Description string `json:"description,omitempty"`
}

type media struct {
	URL string `json:"url"`
}

// pictureName is what the chart of a message is called.
const pictureName = "coverage.png"

// illustrate adds a chart to a message, below its words.
func (m message) illustrate(c *bot.Chart) (message, error) {
	var err error
	if m.picture, err = plot.PNG(c); err != nil {
		return m, err
	}
	m.alt = chat.Shorten(c.Alt, maxAltText, chat.Length)
	return m, nil
}

// illustrated is the form of a message that shows its picture.
func (m message) illustrated() body {
	shown := component{Type: gallery, Items: []item{{media{"attachment://" + pictureName}, m.alt}}}
	all := slices.Clone(m.rich)
	inner := all[0].Components
	all[0].Components = slices.Insert(slices.Clone(inner), len(inner)-len(m.rows), shown)
	b := m.inComponents(all)
	b.Attachments, b.picture = []attachment{{"0", pictureName, m.alt}}, m.picture
	return b
}

// encoded is what is sent for a value, and its content type.
func encoded(in any) (raw []byte, kind string, err error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(in); err != nil {
		return nil, "", err
	}
	if m, ok := in.(body); ok && m.picture != nil {
		return form(b.Bytes(), m.picture)
	}
	return b.Bytes(), "application/json", nil
}

// form is a message with its picture.
func form(message, picture []byte) (raw []byte, kind string, err error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, part := range []struct {
		disposition, kind string
		content           []byte
	}{
		{`form-data; name="payload_json"`, "application/json", message},
		{fmt.Sprintf(`form-data; name="files[0]"; filename=%q`, pictureName), "image/png", picture},
	} {
		to, err := w.CreatePart(textproto.MIMEHeader{"Content-Disposition": {part.disposition}, "Content-Type": {part.kind}})
		if err != nil {
			return nil, "", err
		}
		if _, err := to.Write(part.content); err != nil {
			return nil, "", err
		}
	}
	err = w.Close()
	return b.Bytes(), w.FormDataContentType(), err
}
