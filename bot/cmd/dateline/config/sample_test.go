package config

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"dateline/bot/secret"
)

// The file that dateline init writes is the defaults, and explains every key.
func TestTheSampleIsTheDefaults(t *testing.T) {
	file := write(t, t.TempDir(), "dateline.yaml", string(sample))
	got, err := ReadValid(file, func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	if want := Default(); fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("it loads as\n%+v, want\n%+v", got, want)
	}
	for _, s := range got.settings() {
		if v, ok := s.value.Interface().(secret.Value); ok && !v.Empty() {
			t.Errorf("%s has a value", s.key)
		}
		if !strings.Contains(string(sample), "["+Variable(s.key)+"]") {
			t.Errorf("%s is not explained: [%s] is missing", s.key, Variable(s.key))
		}
	}
}

func TestTheSampleHasEveryKey(t *testing.T) {
	has := func(text []byte) map[string]int {
		t.Helper()
		var root yaml.Node
		if err := yaml.Unmarshal(text, &root); err != nil {
			t.Fatal(err)
		}
		keys := map[string]int{}
		mapKeys(root.Content[0], "", keys, map[position]string{})
		return keys
	}
	keys := has(sample)
	c := Default()
	for _, s := range c.settings() {
		if keys[s.key] == 0 {
			t.Errorf("%s is missing", s.key)
		}
		// The entries of lists stand in examples: #feeds: and what is below it.
		if s.value.Kind() != reflect.Slice || s.value.Type().Elem().Kind() != reflect.Struct {
			continue
		}
		example := regexp.MustCompile(`(?m)^#` + s.key + `:\n(#  .*\n)+`).Find(sample)
		if example == nil {
			t.Errorf("%s has no example", s.key)
			continue
		}
		example = regexp.MustCompile(`(?m)^#`).ReplaceAll(example, nil)
		keys := has(example)
		for i := range s.value.Type().Elem().NumField() {
			if key := s.key + "[0]." + s.value.Type().Elem().Field(i).Tag.Get("yaml"); keys[key] == 0 {
				t.Errorf("%s is missing in the example", key)
			}
		}
		full := string(example) + "slack: {bot_token: xoxb-1, app_token: xapp-1}\n"
		if _, err := ReadValid(write(t, t.TempDir(), "example.yaml", full), func(string) string { return "" }); err != nil {
			t.Error(err)
		}
	}
}
