package slackfake

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// params are the arguments of a call, from a form or a JSON body.
type params struct {
	form url.Values
	body map[string]json.RawMessage
}

func readParams(r *http.Request) (params, error) {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "application/json" {
		//nolint:gosec // serve has read the body already, up to a limit
		if err := r.ParseMultipartForm(maxBody); err != nil && !errors.Is(err, http.ErrNotMultipart) {
			return params{}, err
		}
		return params{form: r.Form}, nil
	}
	raw, err := io.ReadAll(r.Body)
	if err != nil {
		return params{}, err
	}
	p := params{body: map[string]json.RawMessage{}}
	if len(raw) == 0 {
		return p, nil
	}
	if err := json.Unmarshal(raw, &p.body); err != nil {
		return p, fmt.Errorf("not a JSON object: %w", err)
	}
	return p, nil
}

// str is an argument as text; numbers and booleans are formatted as they were
// sent.
func (p params) str(key string) string {
	if p.body == nil {
		return p.form.Get(key)
	}
	raw := p.body[key]
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	if string(raw) == "null" {
		return ""
	}
	return string(raw)
}

// json is an argument that is itself JSON. A form has it as a string, and a JSON
// body may, too.
func (p params) json(key string) json.RawMessage {
	s := p.str(key)
	if s == "" {
		return nil
	}
	return json.RawMessage(s)
}

// is tells whether a flag was given and has the value.
func (p params) is(key string, value bool) bool {
	b, err := strconv.ParseBool(p.str(key))
	return err == nil && b == value
}

func (p params) number(key string, fallback int) int {
	n, err := strconv.Atoi(p.str(key))
	if err != nil || n <= 0 {
		return fallback
	}
	return n
}

// token is the bearer token, otherwise the one in the form.
func (p params) token(r *http.Request) string {
	if t, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return t
	}
	return p.form.Get("token")
}
