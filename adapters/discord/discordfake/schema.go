package discordfake

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemaSet validates the bodies of requests against Discord's OpenAPI file. The
// schema of a route is compiled on its first use, because the file is large.
type schemaSet struct {
	mu       sync.Mutex
	doc      obj
	compiler *jsonschema.Compiler
	compiled map[string]*jsonschema.Schema // by route; nil for a route without a body
}

const openAPIURL = "mem:///discord.json"

// openAPI is the parsed file, read once per process since that takes longer than most
// tests.
//
//nolint:gochecknoglobals // a constant of the machine, read when first needed; nothing writes to it
var openAPI = sync.OnceValues(readOpenAPI)

// loadSchemas returns nil if the file is missing, and logs that.
func loadSchemas(tb TB) *schemaSet {
	set, err := openAPI()
	if err != nil {
		tb.Logf("discordfake: no OpenAPI file, requests are checked against the limits in this package alone: %v", err)
		return nil
	}
	return set
}

func readOpenAPI() (*schemaSet, error) {
	path, err := findShared("specs/discord-openapi.json")
	if err != nil {
		return nil, err
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	v, err := decodeJSON(raw)
	if err != nil {
		return nil, err
	}
	doc, isObject := v.(obj)
	if !isObject {
		return nil, fmt.Errorf("%s is no JSON object", path)
	}
	closeSchemas(child(child(doc, "components"), "schemas"))
	c := jsonschema.NewCompiler()
	if err := c.AddResource(openAPIURL, doc); err != nil {
		return nil, err
	}
	return &schemaSet{doc: doc, compiler: c, compiled: map[string]*jsonschema.Schema{}}, nil
}

// findShared finds a file in the folder DATELINE_SHARED or, if that is not set, in a
// folder "shared" in the working directory or one of its parents.
func findShared(name string) (string, error) {
	if dir := os.Getenv("DATELINE_SHARED"); dir != "" {
		path := filepath.Join(dir, name)
		_, err := os.Stat(path)
		return path, err
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		path := filepath.Join(dir, "shared", name)
		if _, err := os.Stat(path); err == nil {
			return path, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", fmt.Errorf("no folder shared with %s above the working folder, and DATELINE_SHARED is not set", name)
		}
		dir = up
	}
}

// closeSchemas makes schemas reject keys that they do not name, to catch misspelled
// ones. Those of autocomplete, modals and command options are exempt, since libraries
// send the same keys for all kinds of these.
func closeSchemas(schemas obj) {
	for name, v := range schemas {
		s, _ := v.(obj)
		if s == nil || s["properties"] == nil || s["additionalProperties"] != nil {
			continue
		}
		if strings.Contains(name, "Autocomplete") || strings.Contains(name, "Modal") ||
			strings.HasPrefix(name, "ApplicationCommand") && strings.Contains(name, "Option") {
			continue
		}
		s["additionalProperties"] = false
	}
}

// check validates a body. A body that is nil, or that has no schema, is valid.
func (s *schemaSet) check(route string, body any) error {
	if s == nil || body == nil {
		return nil
	}
	sch, err := s.forRoute(route)
	if err != nil || sch == nil {
		return err
	}
	return sch.Validate(withoutLibraryKeys(route, body))
}

// withoutLibraryKeys removes keys that discordgo sends by itself and Discord ignores,
// since the bot cannot avoid them: two fields of its MessageEdit that should not be
// encoded, and two that it sends to every endpoint.
func withoutLibraryKeys(route string, body any) any {
	o, isObject := body.(obj)
	if !isObject {
		return body
	}
	o = clone(o)
	if route == "PATCH /channels/{channel_id}/messages/{message_id}" {
		delete(o, "ID")
		delete(o, "Channel")
	}
	for _, at := range []obj{o, child(o, "data"), child(o, "message")} {
		for _, key := range []string{"tts", "invitable"} {
			if at[key] == false {
				delete(at, key)
			}
		}
	}
	return o
}

func (s *schemaSet) forRoute(route string) (*jsonschema.Schema, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if sch, done := s.compiled[route]; done {
		return sch, nil
	}
	method, path, _ := strings.Cut(route, " ")
	operation := child(child(child(s.doc, "paths"), path), strings.ToLower(method))
	content := child(child(operation, "requestBody"), "content")
	if child(child(content, "application/json"), "schema") == nil {
		s.compiled[route] = nil
		return nil, nil
	}
	pointer := fmt.Sprintf("%s#/paths/%s/%s/requestBody/content/application~1json/schema",
		openAPIURL, escapePointer(path), strings.ToLower(method))
	sch, err := s.compiler.Compile(pointer)
	if err != nil {
		return nil, fmt.Errorf("compile %s: %w", route, err)
	}
	s.compiled[route] = sch
	return sch, nil
}

// escapePointer escapes a path as one step of a JSON pointer in a URL.
func escapePointer(path string) string {
	return strings.NewReplacer("~", "~0", "/", "~1", "{", "%7B", "}", "%7D").Replace(path)
}

// HasOpenAPI reports whether Discord's OpenAPI file was found.
func (f *Fake) HasOpenAPI() bool { return f.schema != nil }
