package discordfake

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
)

// obj is a JSON object. The fake stores payloads in this form, so that it loses
// nothing that a library would not model.
type obj = map[string]any

func decodeJSON(raw []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("data after the JSON value")
	}
	return v, nil
}

func encodeJSON(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(v) != nil {
		return []byte("null")
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

// clone makes a deep copy of a JSON value.
func clone[T any](v T) T {
	var out T
	d := json.NewDecoder(bytes.NewReader(encodeJSON(v)))
	d.UseNumber()
	_ = d.Decode(&out)
	return out
}

func str(o obj, key string) string {
	s, _ := o[key].(string)
	return s
}

func integer(o obj, key string) int {
	switch n := o[key].(type) {
	case json.Number:
		i, _ := strconv.ParseInt(n.String(), 10, 64)
		return int(i)
	case int:
		return n
	case float64:
		return int(n)
	}
	return 0
}

func list(o obj, key string) []any {
	l, _ := o[key].([]any)
	return l
}

func child(o obj, key string) obj {
	c, _ := o[key].(obj)
	return c
}
