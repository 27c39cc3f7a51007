package feed

import (
	"bytes"
	"encoding/json"
	"strings"
)

// maxItemJSON bounds the size of one value in a JSON feed.
const maxItemJSON = 1 << 20

// sanitizeJSON reduces a JSON feed (https://jsonfeed.org/version/1.1) to values
// of bounded size and at most maxItems whole items. ok is false if doc is not a
// JSON object or breaks off before its first whole item.
func sanitizeJSON(doc string) (out string, ok bool) {
	d := json.NewDecoder(strings.NewReader(doc))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return "", false
	}
	fields := map[string]json.RawMessage{}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			break
		}
		key, _ := name.(string)
		if key == "items" {
			items, whole := sanitizeItems(d)
			fields[key] = items
			if !whole {
				break
			}
			continue
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			break
		}
		if key != "" && len(value) < maxItemJSON {
			fields[key] = value
		}
	}
	if len(fields["items"]) == 0 {
		return "", false
	}
	b, err := json.Marshal(fields)
	return string(b), err == nil
}

// sanitizeItems reads an array of objects. whole is false if the decoder cannot
// continue after it.
func sanitizeItems(d *json.Decoder) (list json.RawMessage, whole bool) {
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return nil, false
	}
	var b bytes.Buffer
	b.WriteByte('[')
	n := 0
	for d.More() && n < maxItems {
		var item json.RawMessage
		if err := d.Decode(&item); err != nil {
			break
		}
		if len(item) > maxItemJSON || item[0] != '{' || tooDeep(item) {
			continue
		}
		if n++; n > 1 {
			b.WriteByte(',')
		}
		b.Write(item)
	}
	b.WriteByte(']')
	t, err := d.Token()
	if whole = err == nil && t == json.Delim(']'); !whole && n == 0 {
		return nil, false
	}
	return b.Bytes(), whole
}

// tooDeep reports whether an item may be nested deeper than maxDepth. It counts
// brackets in strings too, so it errs on the safe side.
func tooDeep(item []byte) bool {
	return bytes.Count(item, []byte("["))+bytes.Count(item, []byte("{")) > maxDepth
}
