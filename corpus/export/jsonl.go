package export

import (
	"bytes"
	"encoding/json"

	"dateline/corpus"
)

// A jsonRecord is an article as a line of JSON, with the field names that an
// import reads.
type jsonRecord struct {
	ID        string   `json:"id"`
	Title     string   `json:"title,omitempty"`
	Source    string   `json:"source,omitempty"`
	Author    string   `json:"author,omitempty"`
	Published string   `json:"published,omitempty"`
	URL       string   `json:"url,omitempty"`
	Language  string   `json:"language,omitempty"`
	Brief     bool     `json:"brief,omitempty"`
	Inferred  bool     `json:"inferred,omitempty"`
	Tags      []string `json:"tags,omitempty"`
	Text      string   `json:"text"`
}

func writeJSON(b *bytes.Buffer, v *corpus.Version) error {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	return enc.Encode(jsonRecord{
		ID: v.ID, Title: v.Title, Source: v.Source, Author: v.Author, Published: dateText(v.Published),
		URL: v.URL, Language: v.Language, Brief: v.Brief, Inferred: v.Inferred, Tags: v.Tags, Text: v.Text,
	})
}
