package feed

import (
	"bytes"
	"encoding/json"
	"strings"
)

// maxItemJSON is how much of a JSON feed's items is read, however many.
const maxItemJSON = 1 << 20

// trimJSON leaves of a JSON feed (https://jsonfeed.org/version/1.1) what is
// read of it, with at most maxItems items, all of them whole. ok is false for
// what is no JSON object, or breaks off before its first whole item.
func trimJSON(doc string) (out string, ok bool) {
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
			items, whole := itemsJSON(d)
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

// itemsJSON reads a list of objects; whole is false where the decoder cannot
// go on behind it.
func itemsJSON(d *json.Decoder) (list json.RawMessage, whole bool) {
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
		if len(item) > maxItemJSON || item[0] != '{' || deep(item) {
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

// deep tells whether something may be nested deeper than maxDepth.
func deep(item []byte) bool {
	return bytes.Count(item, []byte("["))+bytes.Count(item, []byte("{")) > maxDepth
}
